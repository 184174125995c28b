import type {
  AllergyIntolerance,
  Condition,
  Coverage,
  DiagnosticReport,
  Encounter,
  Identifier,
  Location,
  Observation,
  Organization,
  Patient,
  Practitioner,
  RelatedPerson,
} from "../../fhir/index.ts";
import type { Hl7Error } from "../errors.ts";
import type { ConsentSegment, ToldConsent } from "./segments/consent-segment.ts";
import type { ToldVisit } from "./visits/told-visit.ts";

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
  /** Where the source sends decisions of patients, if it does. */
  consentSegment?: ConsentSegment;
  /** Whom a record number stands for where it is not the patient of that number's own id (A47), by that id. */
  patientIdOf?: (idOfNumber: string) => string;
  /** The number by which a visit is known where it is another than the one in the message (A45). */
  visitNumberOf?: (number: Identifier) => Identifier;
  /** The account of the visit where it is another than the one in the message (A44, A45). */
  accountOf?: (account: Identifier) => Identifier;
};

/** One source's view of a person. */
export type TranslatedPatient = {
  /** `idOfNumber`, unless the context's `patientIdOf` says otherwise. */
  patientId: string;
  /** `resourceId("Patient", authority + "|" + recordNumber)`. */
  idOfNumber: string;
  /** Namespace in upper case, or an OID, UUID or URI where only that was sent. */
  authority: string;
  recordNumber: string;
  resource: Patient;
  /** Elements that the sender deletes (`""`), so that a merge with what is known does not bring them back. */
  cleared: readonly (keyof Patient)[];
};

/** The patient number of MRG-1, which is retired in favour of the message's patient (A34, A36, A40), or left behind. */
export type RetiredPatient = { authority: string; recordNumber: string; patientId: string; idOfNumber: string };

/** A44, A45: visits that go from the patient of MRG-1 to the message's patient; or, A45, get another number. */
export type VisitMove = {
  from: RetiredPatient;
  /** One visit, by its number before and after; its ids under either patient. */
  visit?: { fromNumber: Identifier; toNumber: Identifier; fromId: string; toId: string };
  /** All visits of this account. */
  account?: Identifier;
  /** PID-18: the account that they belong to from then on. */
  toAccount?: Identifier;
};

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

export type TranslatedMessagePart = Extract<Translation, { ok: true }>;

export type Translation =
  | {
      ok: true;
      /** Trigger event, such as `A01` or `R01`. */
      event: string;
      /** When it happened, ISO instant in UTC: EVN-2, else EVN-6, the newest OBR-22, MSH-7, else the time of receipt. */
      eventAt: string;
      patient: TranslatedPatient;
      /** A34, A36, A40: the patients retired by MRG-1. */
      merges: RetiredPatient[];
      /** A47: the number by which the same patient was known before. */
      renumbers?: RetiredPatient;
      moves: VisitMove[];
      /** What an ADT message tells of a visit, whose Encounter in `resources` is worked out from this event alone. */
      visit?: ToldVisit;
      /** Each with its id and a reference `Patient/<patientId>`. */
      resources: PatientResource[];
      /** Ids of resources that this message only mentions (the visit of a result): save them when unknown, never over what is known. */
      mentioned: string[];
      shared: SharedResource[];
      /** Confidentiality codes seen (ARV, OBR, PV1, PD1 …), such as `R`, `V` or `ETH`, without repeats. */
      confidentiality: string[];
      /** What the patient decided for the participant of the source. */
      consents: ToldConsent[];
      warnings: Hl7Error[];
      /** The further patients of a message that merges or moves several at once. */
      others: TranslatedMessagePart[];
    }
  | { ok: false; error: Hl7Error };
