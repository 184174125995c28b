import type { CodeableConcept, Coding, Encounter, Observation, Reference } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { readXad } from "../datatypes/address.ts";
import { conceptKey, readConcept, readConceptField, readConcepts } from "../datatypes/concept.ts";
import { identifierType, readEi } from "../datatypes/identifier.ts";
import { shareOrganization, shareXon } from "../datatypes/organization.ts";
import { shareXcns } from "../datatypes/practitioner.ts";
import { readReferenceRange, readUnit } from "../datatypes/quantity.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Timestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { observationCategory } from "../tables/observation-categories.ts";
import { interpretations, observationStatuses } from "../tables/result-tables.ts";
import { readAnnotations } from "./nte-annotation.ts";
import { readValue } from "./obx-value.ts";
import type { ResultGroup } from "./order-groups.ts";

/** What the results under one order have in common. */
export type ResultSetting = {
  /** Id of the report, or of the visit where there is none. */
  within: string;
  /** OBR-4: what was ordered. */
  service: CodeableConcept | undefined;
  /** True where an order number identifies the report; else the time of a result tells it from the next. */
  isOrdered: boolean;
  effective: Timestamp | undefined;
  effectiveEnd: Timestamp | undefined;
  /** OBR-24, such as `LAB`. */
  section: string;
  encounter: Encounter | undefined;
  security?: Coding[];
};

/**
 * OBX and the NTE under it → Observation, by HL7's map OBX[Observation]. Where OBX-3 is empty the code of the order stands in,
 * and without an order there is nothing.
 */
export function readObservation(
  scope: Scope,
  { obx, notes }: ResultGroup,
  setting: ResultSetting,
): Observation | undefined {
  const own = readConceptField(scope, obx, 3);
  const code = own ?? setting.service;
  if (own === undefined) {
    const what = code ? "the result was filed under the code of its order" : "the result was left out";
    scope.warn("101", { segment: obx, field: 3 }, `OBX-3 (observation identifier) is empty; ${what}.`);
  }
  if (code === undefined) return undefined;
  const observed = readTimeField(scope, obx, 14);
  const observation: Observation = {
    resourceType: "Observation",
    id: idOf(scope, obx, code, setting, observed),
    status: readStatus(scope, obx),
    category: observationCategory(setting.section, code),
    code,
    subject: scope.patientReference,
  };
  if (observation.category?.length === 0) delete observation.category;
  if (setting.security) observation.meta = { security: setting.security };
  const identifier = readEi(obx.field(21).rep(1));
  if (identifier) observation.identifier = [{ type: identifierType("FILL"), ...identifier }];
  if (setting.encounter) observation.encounter = { reference: `Encounter/${setting.encounter.id}` };
  setEffective(observation, observed, setting);
  const unit = readUnit(scope, obx.field(6).rep(1));
  const value = readValue(scope, obx, unit);
  Object.assign(observation, value.element);
  if (value.components.length > 0) observation.component = value.components.map((part) => ({ code, ...part }));
  const absent = absentReason(obx);
  if (absent && Object.keys(value.element).length === 0 && value.components.length === 0)
    observation.dataAbsentReason = absent;
  const interpretation = readConcepts(scope, obx, 8, interpretations);
  if (interpretation.length > 0) observation.interpretation = interpretation;
  const range = readReferenceRange(obx.field(7).rep(1).wholeText.trim(), unit);
  if (range) observation.referenceRange = [range];
  const note = [...value.notes.map((text) => ({ text })), ...readAnnotations(scope, notes)];
  if (note.length > 0) observation.note = note;
  const method = readConceptField(scope, obx, 17);
  if (method) observation.method = method;
  const bodySite = readConceptField(scope, obx, 20);
  if (bodySite) observation.bodySite = bodySite;
  const performer = readPerformers(scope, obx);
  if (performer.length > 0) observation.performer = performer;
  return observation;
}

function idOf(
  scope: Scope,
  obx: Segment,
  code: CodeableConcept,
  setting: ResultSetting,
  observed: Timestamp | undefined,
): string {
  const time = setting.isOrdered ? "" : ((observed ?? setting.effective)?.dateTime ?? "");
  return scope.patientResourceId("Observation", setting.within, conceptKey(code), obx.field(4).rep(1).wholeText, time);
}

function readStatus(scope: Scope, obx: Segment): NonNullable<Observation["status"]> {
  const sent = obx.text(11).toUpperCase();
  const status = codeOf(observationStatuses, sent);
  if (sent !== "" && status === undefined) {
    scope.warn(
      "103",
      { segment: obx, field: 11 },
      "OBX-11 is no code of table 0085 (result status); it was read as unknown.",
    );
  }
  return status ?? "unknown";
}

function setEffective(observation: Observation, observed: Timestamp | undefined, setting: ResultSetting): void {
  const { effective, effectiveEnd } = setting;
  if (observed) observation.effectiveDateTime = observed.dateTime;
  else if (effective && effectiveEnd)
    observation.effectivePeriod = { start: effective.dateTime, end: effectiveEnd.dateTime };
  else if (effective) observation.effectiveDateTime = effective.dateTime;
}

/** A result that was not asked, could not be had, or was sent as an explicit null. */
function absentReason(obx: Segment): CodeableConcept | undefined {
  const status = obx.text(11).toUpperCase();
  const code = status === "N" ? "not-asked" : obx.field(5).isNull || status === "X" ? "unknown" : undefined;
  return code === undefined
    ? undefined
    : { coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code }] };
}

function readPerformers(scope: Scope, obx: Segment): NonNullable<Observation["performer"]> {
  const observers: Reference[] = shareXcns(scope, obx, 16);
  const address = readXad(scope, { segment: obx, field: 24 }, obx.field(24).rep(1));
  const performing = shareXon(scope, obx.field(23).rep(1), { address }) ?? readProducer(scope, obx);
  return (performing ? [...observers, performing] : observers) as NonNullable<Observation["performer"]>;
}

/** OBX-15, the producer, where OBX-23 does not name it better. */
function readProducer(scope: Scope, obx: Segment) {
  const producer = readConcept(scope, obx.field(15).rep(1));
  const coding = producer?.coding?.[0];
  if (coding?.code === undefined) return shareOrganization(scope, { name: producer?.text ?? "" });
  const identifier = { ...(coding.system && { system: coding.system }), value: coding.code };
  return shareOrganization(scope, { name: coding.display ?? "", identifier });
}
