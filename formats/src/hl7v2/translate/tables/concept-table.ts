import type { Coding } from "../../../fhir/index.ts";

/** A concept map of HL7's v2-to-FHIR project: the codes of one v2 table and what they are in FHIR. */
export type ConceptTable = {
  /** Number of the v2 table, such as `0002`. */
  table: string;
  /** FHIR system of the concepts that name no other. */
  system: string;
  /** v2 code → FHIR code, display, and system where it is another one. */
  concepts: Readonly<Record<string, readonly [code: string, display: string, system?: string]>>;
};

/** What a v2 code is in FHIR, or `undefined`. */
export function conceptOf(table: ConceptTable, code: string): Coding | undefined {
  const concept = Object.hasOwn(table.concepts, code) ? table.concepts[code] : undefined;
  return concept && { system: concept[2] ?? table.system, code: concept[0], display: concept[1] };
}

/** What a v2 code is in a FHIR code list, or `undefined`; names inherited from Object are no codes. */
export const codeOf = <T extends string>(table: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;
