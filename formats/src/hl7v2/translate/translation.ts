import type {
  AllergyIntolerance,
  Condition,
  Coverage,
  DiagnosticReport,
  Encounter,
  Location,
  Observation,
  Organization,
  Patient,
  Practitioner,
  RelatedPerson,
} from "../../fhir/index.ts";
import type { Hl7Error } from "../errors.ts";

/** What the translation must know that a message does not say. */
export type TranslateContext = {
  sourceId: string;
  /** Namespace of the source's own record numbers, used where CX.4 is empty. */
  authority: string;
  /** IANA time zone of the source, for local times without an offset. */
  timeZone: string;
  /** Keyed and deterministic: the same source, kind and business key give the same id, always. */
  resourceId: (kind: string, businessKey: string) => string;
  receivedAt: Date;
};

/** One source's view of a person. `patientId` is `resourceId("Patient", authority + "|" + recordNumber)`. */
export type TranslatedPatient = {
  patientId: string;
  /** Namespace in upper case, or an OID, UUID or URI where only that was sent. */
  authority: string;
  recordNumber: string;
  resource: Patient;
  /** Elements that the sender deletes (`""`), so that a merge with what is known does not bring them back. */
  cleared: readonly (keyof Patient)[];
};

/** A patient number that A40 retires in favour of the message's patient. */
export type RetiredPatient = { authority: string; recordNumber: string; patientId: string };

/** A resource in the patient's compartment. */
export type PatientResource =
  | Encounter
  | Observation
  | DiagnosticReport
  | AllergyIntolerance
  | Condition
  | Coverage
  | RelatedPerson;

/** A resource that belongs to no patient. */
export type SharedResource = Practitioner | Organization | Location;

export type Translation =
  | {
      ok: true;
      /** Trigger event, such as `A01` or `R01`. */
      event: string;
      /** When it happened, ISO instant in UTC: EVN-6, EVN-2, the newest OBR-22 or OBR-7, else MSH-7, else the time of receipt. */
      eventAt: string;
      patient: TranslatedPatient;
      /** A40: the patients retired by MRG-1. */
      merges: RetiredPatient[];
      /** Each with its id and a reference `Patient/<patientId>`. */
      resources: PatientResource[];
      /** Ids of resources that this message only mentions (the visit of a result): save them when unknown, never over what is known. */
      mentioned: string[];
      shared: SharedResource[];
      /** Confidentiality codes seen (ARV, OBR, PV1, PD1 …), such as `R`, `V` or `ETH`, without repeats. */
      confidentiality: string[];
      warnings: Hl7Error[];
    }
  | { ok: false; error: Hl7Error };
