import type { CodeableConcept } from "@crossbay/formats/fhir";
import type { SensitivityLabel } from "../../access/index.ts";
import { valueSets } from "./value-sets/index.ts";
import { type Vocabulary, vocabularies } from "./value-sets/value-set.ts";

/** The labels of what a concept says: by its codes in vocabularies that everybody shares, and by the words of its names. */
export function labelsOfConcept(concept: CodeableConcept): readonly SensitivityLabel[] {
  const found: SensitivityLabel[] = [];
  for (const { system, code, display } of concept.coding ?? []) {
    if (system !== undefined && code !== undefined) found.push(...labelsOfCode(system, code));
    if (display !== undefined) found.push(...labelsOfName(display));
  }
  if (concept.text !== undefined) found.push(...labelsOfName(concept.text));
  return found;
}

function labelsOfCode(system: string, code: string): readonly SensitivityLabel[] {
  const vocabulary = vocabularyOf.get(system);
  if (vocabulary === undefined) return none;
  const codes = labelsByCode.get(vocabulary);
  if (codes === undefined) return none;
  const plain = plainCode(vocabulary, code);
  if (!isHierarchy(vocabulary)) return codes.get(plain) ?? none;
  // F11.20 stands under F11.2 and F11.
  for (let length = plain.length; length >= 3; length--) {
    const labels = codes.get(plain.slice(0, length));
    if (labels) return labels;
  }
  return none;
}

/** The labels of a name that people read: of a test, a diagnosis, a ward. */
export function labelsOfName(name: string): readonly SensitivityLabel[] {
  const known = labelsByName.get(name);
  if (known) return known;
  const labels = anyWord.test(name) ? words.flatMap(({ label, pattern }) => (pattern.test(name) ? [label] : [])) : none;
  if (labelsByName.size >= namesMax) labelsByName.clear();
  // The same few thousand names come again and again; long texts do not.
  if (name.length <= nameLengthMax) labelsByName.set(name, labels);
  return labels;
}

/** Every code of a list, runs of numbers written out. */
export function codesOf(list: string): string[] {
  return list
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((item) => {
      const run = /^([A-Z]?)(\d{4,5})-\1(\d{4,5})$/.exec(item);
      if (!run) return item;
      const [, letter = "", from = "", to = ""] = run;
      const count = Number(to) - Number(from) + 1;
      return Array.from(
        { length: count },
        (_, at) => `${letter}${String(Number(from) + at).padStart(from.length, "0")}`,
      );
    });
}

const none: readonly SensitivityLabel[] = [];
const namesMax = 20_000;
const nameLengthMax = 100;
const labelsByName = new Map<string, readonly SensitivityLabel[]>();

const isHierarchy = (vocabulary: Vocabulary): boolean => vocabulary.startsWith("ICD-");
const plainCode = (vocabulary: Vocabulary, code: string): string =>
  isHierarchy(vocabulary) ? code.replace(".", "").toUpperCase() : code;

const vocabularyOf = new Map<string, Vocabulary>(
  Object.entries(vocabularies).flatMap(([name, systems]) => systems.map((system) => [system, name as Vocabulary])),
);

const labelsByCode = new Map<Vocabulary, Map<string, SensitivityLabel[]>>();
for (const { label, codes } of valueSets) {
  for (const [name, list] of Object.entries(codes)) {
    const vocabulary = name as Vocabulary;
    const byCode = labelsByCode.get(vocabulary) ?? new Map<string, SensitivityLabel[]>();
    labelsByCode.set(vocabulary, byCode);
    for (const code of codesOf(list)) {
      const plain = plainCode(vocabulary, code);
      byCode.set(plain, [...(byCode.get(plain) ?? []), label]);
    }
  }
}

const asPattern = (alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\w])(?:${alternatives.join("|")})(?!\\w)`, "i");
const words = valueSets.map(({ label, words }) => ({ label, pattern: asPattern(words) }));
const anyWord = asPattern(valueSets.flatMap(({ words }) => words));
