import type { ConsentScope, ConsentValue } from "@crossbay/contract";
import type { OwnConsents } from "../../access/index.ts";
import { plainDateInWords } from "../../platform/plain-date.ts";
import { localTime } from "../local-time-rules.ts";
import { type AboutDelivery, beginPatientPdf, heading, item, paragraph } from "./begin-patient-pdf.ts";

/** What a patient decided, as a PDF for them: what it comes to now, and every decision that is kept. */
export async function writeConsentsPdf({ standing, decisions }: OwnConsents, about: AboutDelivery): Promise<Buffer> {
  const { pdf, bytes } = beginPatientPdf("Your decisions", about);
  heading(pdf, "What counts now");
  for (const { participantName, value, scope } of standing) {
    item(pdf, `${participantName}: ${valueWords[value]}`, [scope && becauseOf[scope]]);
  }
  paragraph(
    pdf,
    standing.length === 0
      ? "Nothing is decided: no organization sees your information, except in a medical emergency, when an emergency department states why."
      : "With every other organization nothing is decided: they see nothing, except in a medical emergency, when an emergency department states why.",
  );
  heading(pdf, "What you signed");
  if (decisions.length === 0) paragraph(pdf, "No decision is recorded.");
  for (const decision of decisions) {
    const { scope, participantName, value, formTitle, formVersion, signedOn, signerName } = decision;
    item(
      pdf,
      `${plainDateInWords(signedOn)} · ${scope === "participant" ? (participantName ?? "An organization") : scopeWords[scope]}: ${valueWords[value]}`,
      [
        `Signed by ${signerName}`,
        `${formTitle}, version ${formVersion}`,
        decision.recordedBy && `recorded by ${decision.recordedBy.name}`,
        localTime(decision.recordedAt, about.timeZone),
        decision.oneVisit ? "for one visit" : undefined,
        decision.endedAt && `ended ${localTime(decision.endedAt, about.timeZone)}`,
      ],
    );
  }
  pdf.end();
  return bytes;
}

const valueWords: Record<ConsentValue, string> = {
  grant: "yes, they may see it",
  deny: "no, not in an emergency either",
  "emergency-only": "only in a medical emergency",
  none: "nothing decided",
};

const scopeWords: Record<Exclude<ConsentScope, "participant">, string> = {
  community: "All organizations on the form",
  everyone: "Everyone",
};

const becauseOf: Record<ConsentScope, string> = {
  participant: "You decided it for this organization",
  community: "You decided it for all organizations on the form",
  everyone: "You decided it for everyone",
};
