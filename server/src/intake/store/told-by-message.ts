import type { RetiredPatient } from "@crossbay/formats/hl7v2";
import type { IncomingPatient, RetiredNumber } from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { IncomingResources } from "../../record/index.ts";
import type { TranslatedMessage } from "../prepared-message.ts";

/** What a message says of its patient, as identity takes it. */
export function incomingPatient({ translation, source, key }: TranslatedMessage): IncomingPatient {
  const { patient, merges, event, eventAt } = translation;
  const besides = [
    ...(translation.renumbers ? [translation.renumbers] : []),
    ...translation.moves.map(({ from }) => from),
  ];
  const does = event === "A29" ? "deletes" : registrations.has(event) ? "registers" : undefined;
  return {
    patientId: patient.patientId as PatientId,
    sourceId: source.id,
    authority: patient.authority,
    recordNumber: patient.recordNumber,
    patient: patient.resource,
    eventAt,
    messageKey: key,
    merges: merges.map(retiredNumber),
    ...(does && { does }),
    ...(besides.length > 0 && { besides: besides.map(retiredNumber) }),
  };
}

const registrations = new Set(["A01", "A04", "A05", "A28"]);

export const retiredNumber = ({ patientId, authority, recordNumber }: RetiredPatient): RetiredNumber => ({
  patientId: patientId as PatientId,
  authority,
  recordNumber,
});

/** What a message says, as the record takes it: the patient first. */
export const incomingResources = ({ translation, source, key }: TranslatedMessage): IncomingResources => ({
  patientId: translation.patient.patientId as PatientId,
  sourceId: source.id,
  messageKey: key,
  eventAt: translation.eventAt,
  labels: source.labels,
  confidentiality: translation.confidentiality,
  resources: [translation.patient.resource, ...translation.resources],
  visit: translation.visit,
  formerNumber: translation.renumbers,
  cleared: translation.patient.cleared,
  mentioned: translation.mentioned,
  shared: translation.shared,
});
