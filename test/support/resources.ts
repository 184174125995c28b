import type { AllergyIntolerance, Condition, DiagnosticReport, Encounter, Observation } from "@crossbay/formats/fhir";
import { resourceId } from "./record-world.ts";

const loinc = "http://loinc.org";

/** A result: `potassium`, 5.9 mmol/L … */
export function observation(
  name: string,
  terms: {
    code: string;
    display: string;
    at?: string;
    value?: number | string;
    unit?: string;
    flag?: string;
    status?: Observation["status"];
    section?: string;
    encounter?: string;
  },
): Observation {
  const { code, display, at, value, unit, flag, status, section, encounter } = terms;
  return {
    resourceType: "Observation",
    id: resourceId(name),
    status: status ?? "final",
    code: { coding: [{ system: loinc, code, display }] },
    ...(section ? { category: [{ coding: [{ code: section }] }] } : {}),
    ...(at ? { effectiveDateTime: at } : {}),
    ...(typeof value === "number" ? { valueQuantity: { value, unit } } : {}),
    ...(typeof value === "string" ? { valueString: value } : {}),
    ...(flag ? { interpretation: [{ coding: [{ code: flag }] }] } : {}),
    ...(encounter ? { encounter: { reference: `Encounter/${resourceId(encounter)}` } } : {}),
  };
}

export const report = (
  name: string,
  terms: { text: string; at?: string; results: readonly string[]; section?: string },
): DiagnosticReport => ({
  resourceType: "DiagnosticReport",
  id: resourceId(name),
  status: "final",
  code: { text: terms.text },
  ...(terms.section ? { category: [{ coding: [{ code: terms.section }] }] } : {}),
  ...(terms.at ? { effectiveDateTime: terms.at } : {}),
  result: terms.results.map((result) => ({ reference: `Observation/${resourceId(result)}` })),
});

export const encounter = (name: string, terms: { code: string; start: string; end?: string }): Encounter => ({
  resourceType: "Encounter",
  id: resourceId(name),
  status: terms.end ? "finished" : "in-progress",
  class: { code: terms.code },
  period: { start: terms.start, ...(terms.end ? { end: terms.end } : {}) },
});

export const allergy = (name: string, substance: string): AllergyIntolerance => ({
  resourceType: "AllergyIntolerance",
  id: resourceId(name),
  patient: {},
  clinicalStatus: { coding: [{ code: "active" }] },
  code: { text: substance },
});

export const condition = (name: string, code: string, text: string): Condition => ({
  resourceType: "Condition",
  id: resourceId(name),
  subject: {},
  code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code, display: text }] },
});
