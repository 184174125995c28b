import type { Encounter } from "../../fhir/index.ts";
import { errorAt, type Hl7Error } from "../errors.ts";
import type { Hl7Message } from "../message.ts";
import { Scope } from "./scope.ts";
import { readAllergy } from "./segments/al1-allergy.ts";
import { clearedFields } from "./segments/cleared-fields.ts";
import { confidentialityOf } from "./segments/confidentiality.ts";
import { readCondition } from "./segments/dg1-condition.ts";
import { eventInstant } from "./segments/event-time.ts";
import { readCoverage } from "./segments/in1-coverage.ts";
import { readRetired } from "./segments/mrg-retired.ts";
import { readRelatedPerson } from "./segments/nk1-related-person.ts";
import { readReport } from "./segments/obr-report.ts";
import { readObservation } from "./segments/obx-observation.ts";
import { groupOrders } from "./segments/order-groups.ts";
import { addPrimaryCare } from "./segments/pd1-patient.ts";
import { readPatient } from "./segments/pid-patient.ts";
import { readEncounter } from "./segments/pv1-encounter.ts";
import { chooseRecordNumber, patientKeyOf } from "./segments/record-number.ts";
import type { PatientResource, TranslateContext, Translation } from "./translation.ts";

/** Message types and trigger events that `translateMessage` knows, as MSH-9 has them. */
export const supportedEvents: readonly string[] = ["ADT^A01", "ADT^A03", "ADT^A04", "ADT^A08", "ADT^A40", "ORU^R01"];

/**
 * Translates a message to FHIR R4 by HL7's v2-to-FHIR maps. Pure: the same message and context give the same resources and ids.
 * What cannot be read is left out with a warning; only a message without a known event or a patient's record number is refused.
 * Never throws on a message's content; an unknown `timeZone` throws a RangeError.
 * @see https://build.fhir.org/ig/HL7/v2-to-fhir/
 */
export function translateMessage(message: Hl7Message, context: TranslateContext): Translation {
  const refused = refuseEvent(message) ?? refusePatient(message);
  if (refused) return { ok: false, error: refused };
  const scope = new Scope(context);
  const pid = message.find("PID")!;
  const number = chooseRecordNumber(scope, pid.field(3));
  if (number === undefined) {
    const place = { segment: "PID", sequence: 1, field: 3 };
    return { ok: false, error: errorAt("101", place, "PID-3 (patient identifier list) holds no record number.") };
  }
  scope.patientId = context.resourceId("Patient", patientKeyOf(number));
  const event = eventOf(message);
  const retired = event === "A40" ? readRetired(scope, message, number) : ({ ok: true, merges: [] } as const);
  if (!retired.ok) return retired;

  const eventAt = eventInstant(scope, message);
  const resource = readPatient(scope, pid);
  addPrimaryCare(scope, message.find("PD1"), resource);
  const { resources, mentioned } = event === "A40" ? nothingMore : readCompartment(scope, message, event, eventAt);
  return {
    ok: true,
    event,
    eventAt,
    patient: { patientId: scope.patientId, ...number, resource, cleared: clearedFields(pid) },
    merges: [...retired.merges],
    resources,
    mentioned,
    shared: scope.shared,
    confidentiality: confidentialityOf(message),
    warnings: scope.warnings,
  };
}

type Compartment = { resources: PatientResource[]; mentioned: string[] };

const nothingMore: Compartment = { resources: [], mentioned: [] };

/** Everything about the patient but the patient: the visit, then what hangs on it. */
function readCompartment(scope: Scope, message: Hl7Message, event: string, eventAt: string): Compartment {
  const pv1 = message.find("PV1");
  const encounter = pv1 && readEncounter(scope, { pv1, pv2: message.find("PV2"), event, eventAt });
  const resources: PatientResource[] = encounter ? [encounter] : [];
  for (const segment of message.segments) {
    if (segment.name === "NK1") add(readRelatedPerson(scope, segment));
    else if (segment.name === "AL1") add(readAllergy(scope, segment));
    else if (segment.name === "DG1") add(readCondition(scope, segment, encounter));
    else if (segment.name === "IN1") add(readCoverage(scope, segment));
  }
  addResults(scope, message, encounter, resources);
  return { resources, mentioned: event === "R01" && encounter?.id ? [encounter.id] : [] };

  function add(resource: PatientResource | undefined): void {
    if (resource) resources.push(resource);
  }
}

function addResults(
  scope: Scope,
  message: Hl7Message,
  encounter: Encounter | undefined,
  resources: PatientResource[],
): void {
  const { orders, loose } = groupOrders(message);
  for (const group of orders) {
    const { report, observations } = readReport(scope, group, encounter);
    resources.push(report, ...observations);
  }
  const setting = {
    within: encounter?.id ?? "",
    service: undefined,
    isOrdered: false,
    effective: undefined,
    effectiveEnd: undefined,
    section: "",
    encounter,
  };
  for (const group of loose) {
    const observation = readObservation(scope, group, setting);
    if (observation) resources.push(observation);
  }
}

/** MSH-9.2; where old senders leave it out, EVN-1, and R01 for ORU. */
function eventOf(message: Hl7Message): string {
  const { type, trigger } = message.header;
  return (trigger || message.find("EVN")?.text(1) || (type.toUpperCase() === "ORU" ? "R01" : "")).toUpperCase();
}

function refuseEvent(message: Hl7Message): Hl7Error | undefined {
  const type = message.header.type.toUpperCase();
  const place = { segment: "MSH", sequence: 1, field: 9 };
  if (!supportedEvents.some((event) => event.startsWith(`${type}^`))) {
    return errorAt("200", { ...place, component: 1 }, "The message type in MSH-9 is not supported.");
  }
  if (supportedEvents.includes(`${type}^${eventOf(message)}`)) return undefined;
  return errorAt(
    "201",
    { ...place, component: 2 },
    "The trigger event in MSH-9 is not supported for this message type.",
  );
}

function refusePatient(message: Hl7Message): Hl7Error | undefined {
  const count = message.all("PID").length;
  if (count === 0) return errorAt("101", { segment: "PID", sequence: 1, field: 3 }, "The message has no PID segment.");
  if (count === 1) return undefined;
  return errorAt(
    "100",
    { segment: "PID", sequence: 2 },
    "The message is about more than one patient; send one message for each.",
  );
}
