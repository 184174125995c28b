import type { CodeableConcept, Coding, Encounter, EncounterParticipant, Identifier } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { readConcept, readConceptField, readConcepts } from "../datatypes/concept.ts";
import { identifierKey, identifierType, readCx } from "../datatypes/identifier.ts";
import { sharePl } from "../datatypes/location.ts";
import { shareXcns } from "../datatypes/practitioner.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Timestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";
import { v2Table } from "../tables/code-systems.ts";
import { codeOf, conceptOf } from "../tables/concept-table.ts";
import {
  admissionTypes,
  ambulatoryStatuses,
  encounterClasses,
  encounterStatuses,
  hospitalServices,
  readmissions,
  visitPriorities,
} from "../tables/visit-tables.ts";
import type { ClearedVisitElement, ToldVisit } from "../visits/told-visit.ts";
import type { EventTimes } from "./event-time.ts";

/** The visit that a message speaks of, before the segments that hang on it. */
export type VisitInput = {
  pid: Segment;
  pv1: Segment;
  pv2: Segment | undefined;
  /** Trigger event, such as `A03`. */
  event: string;
  /** When it happened; of a visit that nothing else identifies, the time of the event is the key. */
  times: EventTimes;
};

/**
 * What PV1 and PV2 tell of a visit, by HL7's maps. A visit is known by PV1-19, else PV1-50, else the time of admission;
 * an admission, registration or discharge without any of them by the time of the event, and any other message tells of none.
 */
export function readVisit(scope: Scope, { pid, pv1, pv2, event, times }: VisitInput): ToldVisit | undefined {
  const visitNumber = readVisitNumbers(scope, pv1, 19)[0];
  const alternates = readVisitNumbers(scope, pv1, 50);
  const admitted = readTimeField(scope, pv1, 44);
  const discharged = readTimeField(scope, pv1, 45);
  const key = visitKey(visitNumber ?? alternates[0], admitted, event, times.eventAt);
  if (key === undefined) return undefined;
  const encounterId = scope.patientResourceId("Encounter", ...key);
  const encounter: Encounter = {
    resourceType: "Encounter",
    id: encounterId,
    status: codeOf(encounterStatuses, pv1.text(2).toUpperCase()) ?? "unknown",
    class: classOf(scope, pv1),
    subject: scope.patientReference,
  };
  const visitType = { ...identifierType("VN"), text: "visit number" };
  const identifier = [...(visitNumber ? [{ ...visitNumber, type: visitType }] : []), ...alternates];
  const account = readAccount(scope, pid);
  if (account) identifier.push(account);
  if (identifier.length > 0) encounter.identifier = identifier;
  const type = readConceptField(scope, pv1, 4, admissionTypes);
  if (type) encounter.type = [type];
  const serviceType = readConceptField(scope, pv1, 10, hospitalServices);
  if (serviceType) encounter.serviceType = serviceType;
  if (admitted || discharged) {
    encounter.period = {
      ...(admitted && { start: admitted.dateTime }),
      ...(discharged && { end: discharged.dateTime }),
    };
  }
  const participant = readParticipants(scope, pv1, pv2);
  if (participant.length > 0) encounter.participant = participant;
  const hospitalization = readHospitalization(scope, pv1);
  if (Object.keys(hospitalization).length > 0) encounter.hospitalization = hospitalization;
  if (pv2) addVisitDetails(scope, pv2, encounter);
  return { encounterId, event, ...times, encounter, places: readPlaces(scope, pv1), cleared: clearedIn(pv1, pv2) };
}

/** The key of a visit by its number, as `readVisit` makes it. */
export const visitNumberKey = (number: Identifier): string[] => ["visit", identifierKey(number)];

/** PID-18 → the account that the visit belongs to; it is moved with it (A44). */
function readAccount(scope: Scope, pid: Segment): Identifier | undefined {
  const account = readCx(scope, { segment: pid, field: 18 }, pid.field(18).rep(1));
  return account && { ...(scope.context.accountOf?.(account) ?? account), type: identifierType("AN") };
}

const readVisitNumbers = (scope: Scope, pv1: Segment, field: number): Identifier[] =>
  pv1.field(field).reps.flatMap((rep) => {
    const number = readCx(scope, { segment: pv1, field }, rep);
    return number ? [scope.context.visitNumberOf?.(number) ?? number] : [];
  });

function visitKey(
  number: Identifier | undefined,
  admitted: Timestamp | undefined,
  event: string,
  eventAt: string,
): string[] | undefined {
  if (number) return visitNumberKey(number);
  if (admitted) return ["admitted", new Date(admitted.instantMs).toISOString()];
  return event === "A01" || event === "A03" || event === "A04" ? ["event", eventAt] : undefined;
}

/** A class outside of table 0004 stays the sender's own code. */
function classOf(scope: Scope, pv1: Segment): Coding {
  const code = pv1.text(2);
  if (code === "") return { system: v2Table("0004"), code: "U", display: "Unknown" };
  const mapped = conceptOf(encounterClasses, code.toUpperCase());
  if (mapped) return mapped;
  scope.warn(
    "103",
    { segment: pv1, field: 2 },
    "PV1-2 is no code of table 0004 (patient class); it was kept as it is.",
  );
  return { system: v2Table("0004"), code, ...(pv1.text(2, 2) && { display: pv1.text(2, 2) }) };
}

const participations = [
  { field: 7, code: "ATND", display: "attender" },
  { field: 8, code: "REF", display: "referrer" },
  { field: 9, code: "CON", display: "consultant" },
  { field: 17, code: "ADM", display: "admitter" },
  { field: 52, code: "PART", display: "Participation" },
] as const;

function readParticipants(scope: Scope, pv1: Segment, pv2: Segment | undefined): EncounterParticipant[] {
  const system = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
  const of = (segment: Segment, field: number, code: string, display: string) =>
    shareXcns(scope, segment, field).map((individual) => ({
      type: [{ coding: [{ system, code, display }] }],
      individual,
    }));
  const fromVisit = participations.flatMap(({ field, code, display }) => of(pv1, field, code, display));
  return pv2 ? [...fromVisit, ...of(pv2, 13, "REF", "referrer")] : fromVisit;
}

function readPlaces(scope: Scope, pv1: Segment): ToldVisit["places"] {
  const of = (field: number) => sharePl(scope, pv1.field(field).rep(1));
  const places = { present: of(3), before: of(6), temporary: of(11), pending: of(42) };
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined));
}

const clearable = [
  ["PV1", 3, "place"],
  ["PV1", 4, "type"],
  ["PV1", 7, "ATND"],
  ["PV1", 8, "REF"],
  ["PV1", 9, "CON"],
  ["PV1", 10, "serviceType"],
  ["PV1", 14, "admitSource"],
  ["PV1", 17, "ADM"],
  ["PV1", 36, "dischargeDisposition"],
  ["PV1", 37, "destination"],
  ["PV1", 44, "start"],
  ["PV1", 45, "end"],
  ["PV2", 3, "reasonCode"],
  ["PV2", 25, "priority"],
] as const;

function clearedIn(pv1: Segment, pv2: Segment | undefined): ClearedVisitElement[] {
  if (!pv1.raw.includes('""') && !pv2?.raw.includes('""')) return [];
  return clearable.flatMap(([name, field, element]) => {
    const segment = name === "PV1" ? pv1 : pv2;
    return segment?.field(field).isNull ? [element] : [];
  });
}

function readHospitalization(scope: Scope, pv1: Segment): NonNullable<Encounter["hospitalization"]> {
  const out: NonNullable<Encounter["hospitalization"]> = {};
  const local = (field: number, table: string): CodeableConcept | undefined =>
    readConcept(scope, pv1.field(field).rep(1), undefined, `HL7${table}`);
  const preAdmission = readCx(scope, { segment: pv1, field: 5 }, pv1.field(5).rep(1));
  if (preAdmission) out.preAdmissionIdentifier = preAdmission;
  const admitSource = local(14, "0023");
  if (admitSource) out.admitSource = admitSource;
  const reAdmission = readConceptField(scope, pv1, 13, readmissions);
  if (reAdmission) out.reAdmission = reAdmission;
  const diet = local(38, "0114");
  if (diet) out.dietPreference = [diet];
  const courtesy = local(16, "0099");
  if (courtesy) out.specialCourtesy = [courtesy];
  const arrangement = readConcepts(scope, pv1, 15, ambulatoryStatuses);
  if (arrangement.length > 0) out.specialArrangement = arrangement;
  const disposition = local(36, "0112");
  if (disposition) out.dischargeDisposition = disposition;
  const dischargedTo = pv1.field(37).rep(1).component(1).text(1);
  if (dischargedTo !== "") out.destination = { display: pv1.field(37).rep(1).component(1).text(2) || dischargedTo };
  return out;
}

function addVisitDetails(scope: Scope, pv2: Segment, encounter: Encounter): void {
  const reason = readConceptField(scope, pv2, 3);
  if (reason) encounter.reasonCode = [reason];
  const priority = readConceptField(scope, pv2, 25, visitPriorities);
  if (priority) encounter.priority = priority;
  const days = pv2.text(11);
  if (/^\d{1,4}$/.test(days)) {
    encounter.length = { value: Number(days), unit: "d", system: "http://unitsofmeasure.org", code: "d" };
  }
}
