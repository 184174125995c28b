/**
 * FHIR R4: resource and data types, and codecs of what the exchange itself says in FHIR.
 * @see https://hl7.org/fhir/R4/
 */
export type {
  Address,
  AllergyIntolerance,
  AllergyIntoleranceReaction,
  Annotation,
  Attachment,
  Bundle,
  BundleEntry,
  CodeableConcept,
  Coding,
  Condition,
  ContactPoint,
  Coverage,
  DiagnosticReport,
  Encounter,
  EncounterDiagnosis,
  EncounterLocation,
  EncounterParticipant,
  Extension,
  HumanName,
  Identifier,
  Location,
  Meta,
  Narrative,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  OperationOutcome,
  OperationOutcomeIssue,
  Organization,
  Patient,
  PatientCommunication,
  PatientContact,
  Period,
  Practitioner,
  Quantity,
  Range,
  Ratio,
  Reference,
  RelatedPerson,
  Resource,
  ResourceType,
} from "@medplum/fhirtypes";
export type { AuditEventKind, AuditEventSource, AuditEventTerms } from "./audit-event-terms.ts";
export type { ConsentFault } from "./consent-shape.ts";
export type { ConsentSigner, ConsentTerms } from "./consent-terms.ts";
export type { DirectoryParticipant, DirectoryTerms } from "./directory-terms.ts";
export { readConsent } from "./read-consent.ts";
export { writeAuditEvent } from "./write-audit-event.ts";
export { writeConsent } from "./write-consent.ts";
export { writeDirectory } from "./write-directory.ts";
