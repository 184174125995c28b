import type { CodeableConcept, Coding } from "../../../fhir/index.ts";
import type { Repetition, Segment } from "../../segment.ts";
import type { Scope } from "../scope.ts";
import { codeSystemUri, v2Table } from "../tables/code-systems.ts";
import { type ConceptTable, conceptOf } from "../tables/concept-table.ts";

/**
 * CWE, CE, CNE, IS, ID → CodeableConcept; nothing for an empty one. With a table the mapped coding stands first and the sender's own beside it.
 * @param codingSystem the coding system where the value names none, such as `HL70069`
 */
export function readConcept(
  scope: Scope,
  cwe: Repetition,
  table?: ConceptTable,
  codingSystem = "",
): CodeableConcept | undefined {
  if (cwe.isEmpty || cwe.isNull) return undefined;
  const fallback = table === undefined ? codingSystem : `HL7${table.table}`;
  const codings: Coding[] = [];
  for (const from of cwe.componentCount > 3 ? codingStarts : firstStart) {
    const coding = readCoding(scope, cwe, from, from === 1 ? fallback : "");
    if (coding) codings.push(coding);
  }
  const original = cwe.text(9);
  const text = original || (codings.length === 0 ? cwe.text(2) || cwe.text(5) : "");
  const mapped = table && mappedCoding(table, codings);
  const own = mapped && codings.find((coding) => isSame(coding, mapped));
  if (own) own.display ??= mapped.display;
  else if (mapped) codings.unshift(mapped);
  if (codings.length === 0 && text === "") return undefined;
  const concept: CodeableConcept = {};
  if (codings.length > 0) concept.coding = codings;
  if (text !== "") concept.text = text;
  return concept;
}

/** The first repetition of a field as a concept. */
export const readConceptField = (
  scope: Scope,
  segment: Segment,
  field: number,
  table?: ConceptTable,
): CodeableConcept | undefined => readConcept(scope, segment.field(field).rep(1), table);

/** All repetitions of a field as concepts. */
export const readConcepts = (scope: Scope, segment: Segment, field: number, table?: ConceptTable): CodeableConcept[] =>
  segment.field(field).reps.flatMap((rep) => readConcept(scope, rep, table) ?? []);

/** Text for people: the original text, or the first display, or the first code. */
export const conceptText = (concept: CodeableConcept | undefined): string => {
  if (concept?.text !== undefined) return concept.text;
  const shown = concept?.coding?.find((coding) => coding.display !== undefined);
  return shown?.display ?? concept?.coding?.[0]?.code ?? "";
};

/** A key for the concept: its first coding, else its text; the same whatever the display. */
export const conceptKey = (concept: CodeableConcept | undefined): string => {
  const coding = concept?.coding?.find((one) => one.code !== undefined);
  if (coding) return `${coding.system ?? ""}#${coding.code}`;
  return `#${conceptText(concept)}`;
};

const firstStart = [1] as const;
const codingStarts = [1, 4, 10] as const;

function readCoding(scope: Scope, cwe: Repetition, from: 1 | 4 | 10, fallback: string): Coding | undefined {
  const code = cwe.text(from);
  const display = cwe.text(from + 1);
  if (code === "") return undefined;
  const version = cwe.text(from === 1 ? 7 : from === 4 ? 8 : 13);
  const oid = cwe.text(from === 1 ? 14 : from === 4 ? 17 : 20);
  const coding: Coding = { system: codeSystemUri(cwe.text(from + 2) || fallback, scope.context.sourceId, oid) };
  if (version !== "") coding.version = version;
  coding.code = code;
  if (display !== "") coding.display = display;
  return coding;
}

/** A sender's code is looked up in the table when it says so, or names no system. */
function mappedCoding(table: ConceptTable, codings: readonly Coding[]): Coding | undefined {
  const own = codings.find((coding) => coding.system === v2Table(table.table)) ?? codings[0];
  return own?.code === undefined ? undefined : conceptOf(table, own.code.toUpperCase());
}

const isSame = (a: Coding, b: Coding): boolean => a.system === b.system && a.code === b.code;
