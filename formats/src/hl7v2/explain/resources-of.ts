import type { Patient } from "../../fhir/index.ts";
import type { PatientResource, SharedResource, TranslatedMessagePart } from "../translate/translation.ts";

/** A message's patients: mostly one; merging and moving messages can name several. */
export const partsOf = (translation: TranslatedMessagePart): TranslatedMessagePart[] => [
  translation,
  ...translation.others,
];

/** Every resource of a translation, each once: patients with what belongs to them, then what is shared. */
export function resourcesOf(translation: TranslatedMessagePart): (Patient | PatientResource | SharedResource)[] {
  const parts = partsOf(translation);
  const shared = new Map(parts.flatMap((part) => part.shared).map((one) => [`${one.resourceType}/${one.id}`, one]));
  return [...parts.flatMap(({ patient, resources }) => [patient.resource, ...resources]), ...shared.values()];
}
