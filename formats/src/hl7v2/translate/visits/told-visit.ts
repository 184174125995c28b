import type { Encounter, Identifier, Location, Reference } from "../../../fhir/index.ts";

/** Elements of a visit that a sender can delete with an explicit null (`""`). */
export type ClearedVisitElement =
  | "place"
  | "start"
  | "end"
  | "type"
  | "serviceType"
  | "reasonCode"
  | "priority"
  | "dischargeDisposition"
  | "destination"
  | "admitSource"
  | "ATND"
  | "REF"
  | "CON"
  | "ADM";

/**
 * What one event tells of a visit. The visit itself is worked out from all of its events (`foldVisit`), in the order in which
 * they happened.
 */
export type ToldVisit = {
  encounterId: string;
  /**
   * Trigger event such as `A02`; `gone` where another message took the visit away from this patient, `back` where one returned
   * it, `known` for all that was known before events were kept.
   */
  event: string;
  /** When it was recorded, ISO instant in UTC: the order of events. */
  eventAt: string;
  /** When the message was written, ISO instant in UTC: the order of events that were recorded in the same minute. */
  sentAt: string;
  /** When it took place, FHIR dateTime: the time of an admission, move or discharge where PV1 tells none. */
  happenedAt: string;
  /** The event's own words, without places. */
  encounter: Encounter;
  places: {
    /** PV1-3. */
    present?: Reference<Location>;
    /** PV1-6. */
    before?: Reference<Location>;
    /** PV1-11. */
    temporary?: Reference<Location>;
    /** PV1-42. */
    pending?: Reference<Location>;
  };
  cleared: readonly ClearedVisitElement[];
  /** Of a `gone`: the patient that has the visit now, and the number and account that it has there where they are others. */
  goneTo?: { patientId: string; fromNumber?: Identifier; toNumber?: Identifier; toAccount?: Identifier };
};
