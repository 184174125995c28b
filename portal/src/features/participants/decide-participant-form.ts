import type { ParticipantEdit, ParticipantPage, ParticipantType } from "@crossbay/contract";
import { formatDate } from "../../ui/dates/format-date.ts";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

/** What stands in the form. Sites: one a line. */
export interface ParticipantTyped
  extends Omit<ParticipantEdit, "type" | "sites" | "agreementSignedOn" | "relationshipManagerId"> {
  type: ParticipantType | "";
  agreementSignedOn: string;
  relationshipManagerId: string;
  sites: string;
}

/** The id of the control for a field of the edit. */
export const controlOf = (field: string): string => `participant-${field}`;

/** The form of a participant as it is, or of a new one. */
export function typedOf(page: ParticipantPage | undefined, words: Words): ParticipantTyped {
  const line = page?.participant;
  return {
    name: line?.name ?? "",
    type: line?.type ?? "",
    emergencyServices: line?.emergencyServices ?? false,
    part2Program: line?.part2Program ?? false,
    mentalHealthLicensed: line?.mentalHealthLicensed ?? false,
    minorConsentServices: line?.minorConsentServices ?? false,
    timeZone: page?.timeZone ?? "America/New_York",
    vouchesForSecondFactor: page?.vouchesForSecondFactor ?? false,
    agreementSignedOn: line?.agreementSignedOn ? formatDate(line.agreementSignedOn, words) : "",
    relationshipManagerId: line?.relationshipManager?.accountId ?? "",
    sites: openSites(page).join("\n"),
  };
}

export const openSites = (page: ParticipantPage | undefined): string[] =>
  (page?.sites ?? []).filter(({ closedAt }) => !closedAt).map(({ name }) => name);

/** Sites as they are typed, each once. */
export const sitesOf = (typed: ParticipantTyped): string[] => [
  ...new Set(
    typed.sites
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** The edit, or what is wrong with it. */
export function decideParticipantForm(
  typed: ParticipantTyped,
  { participants }: Words,
): { edit: ParticipantEdit } | { errors: FieldError[] } {
  const { edit: text } = participants;
  const { type, agreementSignedOn: date, relationshipManagerId, ...rest } = typed;
  const agreementSignedOn = parseTypedDate(date);
  const errors = [
    ...(typed.name.trim() ? [] : [{ field: controlOf("name"), text: text.nameMissing }]),
    ...(type ? [] : [{ field: controlOf("type"), text: text.typeMissing }]),
    ...(date.trim() && !agreementSignedOn
      ? [{ field: controlOf("agreementSignedOn"), text: text.agreementWrong }]
      : []),
  ];
  if (errors.length > 0 || !type) return { errors };
  return {
    edit: {
      ...rest,
      type,
      name: typed.name.trim(),
      sites: sitesOf(typed),
      ...(agreementSignedOn ? { agreementSignedOn } : {}),
      ...(relationshipManagerId ? { relationshipManagerId } : {}),
    },
  };
}
