import type { DiagnosticReport, Encounter, Extension, Identifier, Observation } from "../../../fhir/index.ts";
import { authoritySystem } from "../../authority.ts";
import type { Segment } from "../../segment.ts";
import { conceptKey, readConcept, readConceptField } from "../datatypes/concept.ts";
import { identifierKey, identifierType, readEi } from "../datatypes/identifier.ts";
import { shareNdl, shareXcns } from "../datatypes/practitioner.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { v2Table } from "../tables/code-systems.ts";
import { codeOf } from "../tables/concept-table.ts";
import { confidentialities, reportStatuses, serviceSections } from "../tables/result-tables.ts";
import { notesText } from "./nte-annotation.ts";
import { type ResultSetting, readObservation } from "./obx-observation.ts";
import type { OrderGroup } from "./order-groups.ts";

/** Extensions of a report that name who ordered it, and to whom copies go. */
export const reportOrderedBy = "urn:crossbay:report-ordered-by";
export const reportCopyTo = "urn:crossbay:report-copy-to";

/** OBR (with its ORC) → DiagnosticReport, and each OBX under it → Observation, by HL7's maps. */
export function readReport(
  scope: Scope,
  group: OrderGroup,
  encounter: Encounter | undefined,
): { report: DiagnosticReport; observations: Observation[] } {
  const { orc, obr, notes } = group;
  const order = readOrder(orc, obr);
  const code = readConceptField(scope, obr, 4);
  const observed = readTimeField(scope, obr, 7);
  const ended = readTimeField(scope, obr, 8);
  const id = scope.patientResourceId(
    "DiagnosticReport",
    order.key || `time ${observed?.dateTime ?? ""}`,
    conceptKey(code),
  );
  const report: DiagnosticReport = {
    resourceType: "DiagnosticReport",
    id,
    status: readStatus(scope, obr),
    code: code ?? { text: "Result" },
    subject: scope.patientReference,
  };
  const security = orc && readConcept(scope, orc.field(28).rep(1), confidentialities)?.coding;
  if (security) report.meta = { security };
  if (order.identifiers.length > 0) report.identifier = order.identifiers;
  const named = readNamed(scope, orc, obr);
  if (named.length > 0) report.extension = named;
  if (encounter) report.encounter = { reference: `Encounter/${encounter.id}` };
  const section = obr.text(24).toUpperCase();
  if (section !== "") report.category = [sectionConcept(section)];
  if (observed && ended) report.effectivePeriod = { start: observed.dateTime, end: ended.dateTime };
  else if (observed) report.effectiveDateTime = observed.dateTime;
  const changed = readTimeField(scope, obr, 22);
  if (changed?.hasTime) report.issued = changed.dateTime;
  const interpreter = shareNdl(scope, obr.field(32).rep(1));
  if (interpreter) report.resultsInterpreter = [interpreter];
  const technicians = obr.field(34).reps.flatMap((rep) => shareNdl(scope, rep) ?? []);
  if (technicians.length > 0) report.performer = technicians;

  const setting: ResultSetting = {
    within: id,
    service: code,
    isOrdered: order.key !== "",
    effective: observed,
    effectiveEnd: ended,
    section,
    encounter,
    ...(security && { security }),
  };
  const observations = group.results.flatMap((result) => readObservation(scope, result, setting) ?? []);
  if (observations.length > 0) report.result = observations.map(({ id }) => ({ reference: `Observation/${id}` }));
  const comment = notesText(notes);
  if (comment !== "") report.conclusion = comment;
  return { report, observations };
}

/** What names the report (OBR-3, else OBR-2, else the same of ORC), and its order numbers as HL7's map has them: ORC's before OBR's. */
function readOrder(orc: Segment | undefined, obr: Segment): { key: string; identifiers: Identifier[] } {
  const [placer, filler] = [readEi(obr.field(2).rep(1)), readEi(obr.field(3).rep(1))];
  const [orderPlacer, orderFiller] = [orc && readEi(orc.field(2).rep(1)), orc && readEi(orc.field(3).rep(1))];
  const byFiller = filler ?? orderFiller;
  const known = byFiller ?? placer ?? orderPlacer;
  const key = known === undefined ? "" : `${byFiller ? "filler" : "placer"} ${identifierKey(known)}`;
  const identifiers: Identifier[] = [];
  add("PLAC", orderPlacer ?? placer);
  add("FILL", orderFiller ?? filler);
  if (orc) identifiers.push(...readGroupNumbers(orc));
  return { key, identifiers };

  function add(type: string, identifier: Identifier | undefined): void {
    if (identifier) identifiers.push({ type: identifierType(type), ...identifier });
  }
}

/** ORC-4: an EIP (the placer's and the filler's number in one component each), or an EI of the placer as most senders have it. */
function readGroupNumbers(orc: Segment): Identifier[] {
  const group = orc.field(4).rep(1);
  const isPair =
    group.component(1).subcomponentCount > 1 || group.component(2).subcomponentCount > 1 || group.text(1) === "";
  if (!isPair) {
    const single = readEi(group);
    return single ? [{ type: identifierType("PLAC"), ...single }] : [];
  }
  return ["PLAC", "FILL"].flatMap((type, index) => {
    const part = group.component(index + 1);
    const value = part.text(1);
    const system = authoritySystem(part.text(2), part.text(3), part.text(4));
    return value === "" ? [] : [{ type: identifierType(type), ...(system && { system }), value }];
  });
}

/** Who ordered it (OBR-16, else ORC-12) and to whom copies go (OBR-28): FHIR has them on the order, which is not kept by itself. */
function readNamed(scope: Scope, orc: Segment | undefined, obr: Segment): Extension[] {
  const ordering = shareXcns(scope, obr, 16);
  const orderedBy = ordering.length > 0 ? ordering : orc ? shareXcns(scope, orc, 12) : [];
  return [
    ...orderedBy.map((valueReference) => ({ url: reportOrderedBy, valueReference })),
    ...shareXcns(scope, obr, 28).map((valueReference) => ({ url: reportCopyTo, valueReference })),
  ];
}

function readStatus(scope: Scope, obr: Segment): NonNullable<DiagnosticReport["status"]> {
  const sent = obr.text(25).toUpperCase();
  const status = codeOf(reportStatuses, sent);
  if (sent !== "" && status === undefined) {
    scope.warn(
      "103",
      { segment: obr, field: 25 },
      "OBR-25 is no status (table 0123) that a report can have; it was read as unknown.",
    );
  }
  return status ?? "unknown";
}

function sectionConcept(code: string) {
  const display = codeOf(serviceSections, code);
  return { coding: [{ system: v2Table("0074"), code, ...(display && { display }) }] };
}
