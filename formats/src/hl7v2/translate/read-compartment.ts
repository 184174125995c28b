import type { Encounter } from "../../fhir/index.ts";
import type { Hl7Message } from "../message.ts";
import type { Scope } from "./scope.ts";
import { readAllergy } from "./segments/al1-allergy.ts";
import { readCondition } from "./segments/dg1-condition.ts";
import type { EventTimes } from "./segments/event-time.ts";
import { readCoverage } from "./segments/in1-coverage.ts";
import { readRelatedPerson } from "./segments/nk1-related-person.ts";
import { readReport } from "./segments/obr-report.ts";
import { readObservation } from "./segments/obx-observation.ts";
import { groupOrders } from "./segments/order-groups.ts";
import { readVisit } from "./segments/pv1-encounter.ts";
import { speaksOfPersonAlone } from "./supported-events.ts";
import type { PatientResource } from "./translation.ts";
import { foldVisit } from "./visits/fold-visit.ts";
import type { ToldVisit } from "./visits/told-visit.ts";

type Compartment = { resources: PatientResource[]; mentioned: string[]; visit?: ToldVisit };

/** Everything about the patient but the patient: the visit, then what hangs on it. */
export function readCompartment(scope: Scope, message: Hl7Message, event: string, times: EventTimes): Compartment {
  const pid = message.find("PID")!;
  const pv1 = speaksOfPersonAlone(event) ? undefined : message.find("PV1");
  const visit = pv1 && readVisit(scope, { pid, pv1, pv2: message.find("PV2"), event, times });
  const encounter = visit?.encounter;
  const resources: PatientResource[] = [];
  for (const segment of message.segments) {
    if (segment.name === "NK1") add(readRelatedPerson(scope, segment));
    else if (segment.name === "AL1") add(readAllergy(scope, segment));
    else if (segment.name === "DG1") add(readCondition(scope, segment, encounter));
    else if (segment.name === "IN1") add(readCoverage(scope, segment));
  }
  addResults(scope, message, encounter, resources);
  if (visit === undefined) return { resources, mentioned: [] };
  // Not before the diagnoses stand in it.
  resources.unshift(foldVisit([visit]));
  return event === "R01" ? { resources, mentioned: [visit.encounterId] } : { resources, mentioned: [], visit };

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
