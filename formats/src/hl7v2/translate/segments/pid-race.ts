import type { Extension } from "../../../fhir/index.ts";
import type { Field } from "../../segment.ts";

const system = "urn:oid:2.16.840.1.113883.6.238";
const url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core";

/** The races of the US Office of Management and Budget, by CDC code; codes and extensions are those of US Core. */
const races: Readonly<Record<string, string>> = {
  "1002-5": "American Indian or Alaska Native",
  "2028-9": "Asian",
  "2054-5": "Black or African American",
  "2076-8": "Native Hawaiian or Other Pacific Islander",
  "2106-3": "White",
};

/** HL7 table 0189 and the CDC codes → ethnicity. */
const ethnicities: Readonly<Record<string, { code: string; display: string }>> = {
  H: { code: "2135-2", display: "Hispanic or Latino" },
  "2135-2": { code: "2135-2", display: "Hispanic or Latino" },
  N: { code: "2186-5", display: "Not Hispanic or Latino" },
  NH: { code: "2186-5", display: "Not Hispanic or Latino" },
  "2186-5": { code: "2186-5", display: "Not Hispanic or Latino" },
};

/** PID-10 → US Core race: categories as codes, everything as text. */
export function readRace(field: Field): Extension | undefined {
  const parts: Extension[] = [];
  const texts: string[] = [];
  for (const rep of field.reps) {
    const code = rep.text(1);
    const display = Object.hasOwn(races, code) ? races[code] : undefined;
    const isDetailed = display === undefined && /^\d{4}-\d$/.test(code);
    if (display) parts.push({ url: "ombCategory", valueCoding: { system, code, display } });
    else if (isDetailed)
      parts.push({ url: "detailed", valueCoding: { system, code, ...(rep.text(2) && { display: rep.text(2) }) } });
    const text = display ?? (rep.text(2) || code);
    if (text !== "") texts.push(text);
  }
  if (texts.length === 0) return undefined;
  return { url: `${url}-race`, extension: [...parts, { url: "text", valueString: texts.join(", ") }] };
}

/** PID-22 → US Core ethnicity. */
export function readEthnicity(field: Field): Extension | undefined {
  const rep = field.rep(1);
  const code = rep.text(1);
  const text = rep.text(2) || code;
  if (text === "") return undefined;
  const found = Object.hasOwn(ethnicities, code.toUpperCase()) ? ethnicities[code.toUpperCase()] : undefined;
  const category = found ? [{ url: "ombCategory", valueCoding: { system, ...found } }] : [];
  return { url: `${url}-ethnicity`, extension: [...category, { url: "text", valueString: found?.display ?? text }] };
}
