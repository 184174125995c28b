import type { RecordNotice } from "@crossbay/contract";
import type { AccessGrant } from "../../access/index.ts";
import { noticeTexts } from "./notice-texts.ts";

type Released = Pick<AccessGrant, "rule" | "consentVersion" | "consentSignedOn"> & {
  reader: { participant: Pick<AccessGrant["reader"]["participant"], "name"> };
};

/** The notices that go with what is shown, each with the decision on which the release rests (policy §6; 42 CFR 2.32, 10 NYCRR 63.5). */
export function noticesFor(labels: ReadonlySet<string>, grant: Released): RecordNotice[] {
  const consent = consentStatement(grant);
  return (["part2", "hiv"] as const)
    .filter((kind) => labels.has(kind))
    .map((kind) => ({ kind, ...noticeTexts[kind], ...(consent ? { consent } : {}) }));
}

/**
 * The scope of the consent, in words (42 CFR 2.32(b)); undefined where the release rests on none, as in an emergency.
 */
function consentStatement({ rule, consentVersion, consentSignedOn, reader }: Released): string | undefined {
  if (rule !== "consent-participant" && rule !== "consent-community") return undefined;
  // `form/version/language/decision`
  const [form, version, language] = consentVersion?.split("/") ?? [];
  if (!form || !consentSignedOn) return undefined;
  const whom = rule === "consent-community" ? "the participants that its form lists, among them " : "";
  return `Released on the decision signed on ${consentSignedOn} (form ${form}, version ${version}, ${languageName(language)}). It lets ${whom}${reader.participant.name} see past and future data, sensitive kinds included, for treatment, care management, quality improvement and insurance eligibility, until the patient withdraws it.`;
}

const languageName = (code: string | undefined): string =>
  new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(code ?? "en") ?? "English";
