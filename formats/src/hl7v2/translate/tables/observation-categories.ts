import type { CodeableConcept } from "../../../fhir/index.ts";
import { v2Table } from "./code-systems.ts";
import { codeOf } from "./concept-table.ts";
import { serviceSections } from "./result-tables.ts";

type Category = "laboratory" | "imaging" | "procedure" | "vital-signs" | "therapy";

/** Diagnostic service section (HL7 table 0074) → observation category of FHIR. */
const categories: Readonly<Record<string, Category>> = {
  LAB: "laboratory",
  CH: "laboratory",
  HM: "laboratory",
  MB: "laboratory",
  MCB: "laboratory",
  MYC: "laboratory",
  IMM: "laboratory",
  BG: "laboratory",
  BLB: "laboratory",
  CG: "laboratory",
  CP: "laboratory",
  GE: "laboratory",
  SP: "laboratory",
  SR: "laboratory",
  TX: "laboratory",
  VR: "laboratory",
  OSL: "laboratory",
  RAD: "imaging",
  RX: "imaging",
  CT: "imaging",
  CUS: "imaging",
  NMR: "imaging",
  NMS: "imaging",
  OUS: "imaging",
  RUS: "imaging",
  VUS: "imaging",
  XRC: "imaging",
  CTH: "procedure",
  EC: "procedure",
  EN: "procedure",
  PF: "procedure",
  OT: "therapy",
  PT: "therapy",
  RC: "therapy",
  ICU: "vital-signs",
};

/**
 * LOINC codes of the FHIR vital signs profile.
 * @see https://hl7.org/fhir/R4/observation-vitalsigns.html
 */
const vitalSigns = new Set(
  "85353-1 9279-1 8867-4 2708-6 59408-5 8310-5 8302-2 9843-4 29463-7 39156-5 85354-9 8480-6 8462-4 8478-0".split(" "),
);

/** Observation.category: what the section and the code say, and the section itself; empty where they say nothing. */
export function observationCategory(section: string, code: CodeableConcept): CodeableConcept[] {
  const isVital = code.coding?.some(
    (coding) => coding.system === "http://loinc.org" && vitalSigns.has(coding.code ?? ""),
  );
  const category = isVital ? "vital-signs" : codeOf(categories, section);
  const out: CodeableConcept[] = [];
  if (category)
    out.push({ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: category }] });
  const display = codeOf(serviceSections, section);
  if (display) out.push({ coding: [{ system: v2Table("0074"), code: section, display }] });
  return out;
}
