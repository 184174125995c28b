import type { IncomingPatient } from "../identity/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { IncomingResources } from "../record/index.ts";
import type { TranslatedMessage } from "./prepared-message.ts";

/** What a message says of its patient, as identity takes it. */
export const incomingPatient = ({ translation, source, key }: TranslatedMessage): IncomingPatient => ({
  patientId: translation.patient.patientId as PatientId,
  sourceId: source.id,
  authority: translation.patient.authority,
  recordNumber: translation.patient.recordNumber,
  patient: translation.patient.resource,
  eventAt: translation.eventAt,
  messageKey: key,
  merges: translation.merges.map((retired) => ({ ...retired, patientId: retired.patientId as PatientId })),
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
  cleared: translation.patient.cleared,
  mentioned: translation.mentioned,
  shared: translation.shared,
});
