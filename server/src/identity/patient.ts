import type { Patient } from "@crossbay/formats/fhir";
import type { PatientId, PersonId, SourceId } from "../platform/ids.ts";

/** A patient as one message tells it. */
export type IncomingPatient = {
  patientId: PatientId;
  sourceId: SourceId;
  /** Assigning authority of the record number; patients of two sources may share it. */
  authority: string;
  recordNumber: string;
  patient: Patient;
  /** When it happened, ISO instant in UTC; a message older than what is known changes no demographics. */
  eventAt: string;
  messageKey: Buffer;
  /** Numbers that this message retires in favour of the patient (HL7 v2 A40). */
  merges: readonly RetiredNumber[];
  /** The number is in use from now on (A01, A04, A05, A28), or not any more (A29). */
  does?: "registers" | "deletes";
  /** Numbers that are neither the patient's nor retired, but that the message speaks of (A44, A45, A47). */
  besides?: readonly RetiredNumber[];
};

/**
 * `merged`: the source retired this number; what was recorded under it stays with the person. `deleted`: the source deleted the
 * patient; what was recorded stays, and nobody is found or matched by it.
 */
export type PatientState = "active" | "merged" | "deleted";

export type RetiredNumber = { patientId: PatientId; authority: string; recordNumber: string };

/**
 * Which person a patient belongs to. `known`: the patient was there before; `same`: new, and linked to a person that was
 * there; `new`: a person of its own; `review`: a person of its own until a steward has compared it with another.
 */
export type Resolution = {
  patientId: PatientId;
  personId: PersonId;
  outcome: "known" | "same" | "new" | "review";
  /** Evidence for the best candidate, in bits; absent without one. */
  bits?: number;
};

/** One source's view of a person, as far as others need it to name, find and link. */
export type LinkedPatient = {
  patientId: PatientId;
  personId: PersonId;
  sourceId: SourceId;
  authority: string;
  recordNumber: string;
  state: PatientState;
  /** ISO instant of the newest message that told these demographics. */
  eventAt: string;
  family?: string;
  given?: string;
  /** Plain date, as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDate?: string;
  /** FHIR administrative gender. */
  sex?: string;
  town?: string;
};

/** What a person is shown as: the newest view among the patients. */
export type PersonSummary = {
  personId: PersonId;
  patientIds: readonly PatientId[];
  family: string;
  given: string;
  birthDate?: string;
  sex?: string;
  town?: string;
};

/** Surname with birth date, or an identifier; a given name narrows. */
export type PersonTerms = { family?: string; given?: string; birthDate?: string; identifier?: string };
