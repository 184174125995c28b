import type { ConsentView } from "@crossbay/contract";
import type { Actor } from "../../accounts/index.ts";
import { isTenToSeventeen, mayBeTenToSeventeen } from "./age-rules.ts";
import type { ConsentForm } from "./consent-decision.ts";
import { oneVisitForm } from "./consent-entry-rules.ts";
import { coversType } from "./coverage-rules.ts";

type Here = Pick<Actor["participant"], "emergencyServices" | "type" | "minorConsentServices">;

/** The form that patients sign for a participant: three choices where it has emergency services, else two. */
export const participantForm = (participant: Pick<Here, "emergencyServices">): string =>
  participant.emergencyServices ? "emergency-services" : "standard";

/**
 * Ids of the forms that a patient may sign at a participant, its own first: that of the community where it is on the list,
 * and that of a minor for one visit where both fit. A denial to everyone is signed before the exchange's staff alone.
 */
export function formsHere(
  participant: Here,
  patient: { birthDate: string | undefined; today: string },
  newest: ReadonlyMap<string, readonly ConsentForm[]>,
): string[] {
  const community = newest.get("community")?.[0];
  return [
    participantForm(participant),
    ...(community && coversType(community, participant.type) ? ["community"] : []),
    ...(mayGrantOneVisit(participant, patient) ? [oneVisitForm] : []),
  ].filter((id) => newest.has(id));
}

const mayGrantOneVisit = (
  { minorConsentServices }: Pick<Here, "minorConsentServices">,
  { birthDate, today }: { birthDate: string | undefined; today: string },
): boolean => minorConsentServices && isTenToSeventeen(birthDate, today);

/** What is to know about a patient of 10 to 17 when their consent is asked for. */
export function minorOf(
  participant: Pick<Here, "minorConsentServices">,
  patient: { birthDate: string | undefined; today: string },
): ConsentView["minor"] {
  if (!mayBeTenToSeventeen(patient.birthDate, patient.today)) return undefined;
  const alone = mayGrantOneVisit(participant, patient);
  return {
    sentence: alone
      ? "This patient is between 10 and 17: a parent or guardian decides for them. For services to which the law lets them consent alone they may sign themselves for this visit, over what a parent decided."
      : "This patient is between 10 and 17: a parent or guardian decides for them, and an emancipated minor for themselves.",
    mayGrantOneVisit: alone,
  };
}
