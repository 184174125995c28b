import type { ObservationReferenceRange, Quantity } from "../../../fhir/index.ts";
import type { Repetition } from "../../segment.ts";
import type { Scope } from "../scope.ts";
import { codeSystemUri } from "../tables/code-systems.ts";

/** Units of OBX-6. UCUM only where the sender says so. */
export type Unit = Pick<Quantity, "unit" | "system" | "code">;

/** CWE of units → unit, and code and system where they are coded. */
export function readUnit(scope: Scope, cwe: Repetition): Unit {
  const code = cwe.text(1);
  const shown = cwe.text(2);
  const systemName = cwe.text(3);
  const unit: Unit = {};
  if (shown !== "" || code !== "") unit.unit = shown || code;
  if (code !== "" && systemName !== "") {
    unit.system = codeSystemUri(systemName, scope.context.sourceId);
    unit.code = code;
  }
  return unit;
}

const numeric = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A number (NM) that a double holds without loss; anything else is `undefined`. */
export function readNumber(text: string): number | undefined {
  if (text.length > 40 || !numeric.test(text)) return undefined;
  const value = Number(text);
  return significantDigits(text) > 15 || !Number.isFinite(value) ? undefined : value;
}

const significantDigits = (text: string): number =>
  text.length <= 15
    ? 0
    : text
        .replace(/[eE].*$/, "")
        .replace(/[+\-.]/g, "")
        .replace(/^0+/, "").length;

type Comparator = NonNullable<Quantity["comparator"]>;

/** Decimal places of a number, where it has more of them than JSON would keep. */
const precisionUrl = "http://hl7.org/fhir/StructureDefinition/quantity-precision";

/** `3.00` says more than `3`: its places travel beside the number, which cannot hold them. */
function precisionOf(text: string): Pick<Quantity, "extension"> {
  const places = /\.(\d*0)$/.exec(text)?.[1]?.length;
  return places === undefined ? {} : { extension: [{ url: precisionUrl, valueInteger: places }] };
}

/** A number with a comparator before it, such as `<5` or `>= 10.5`. */
export function readCompared(
  text: string,
): (Pick<Quantity, "comparator" | "extension"> & { value: number }) | undefined {
  if (text.length > 100) return undefined;
  const found = /^(<=|>=|<|>|≤|≥)?\s*(\S+)$/.exec(text.trim());
  const value = found?.[2] === undefined ? undefined : readNumber(found[2]);
  if (value === undefined) return undefined;
  const sign = found?.[1]?.replace("≤", "<=").replace("≥", ">=") as Comparator | undefined;
  const read = { value, ...precisionOf(found?.[2] ?? "") };
  return sign === undefined ? read : { comparator: sign, ...read };
}

const rangeOfTwo = /^\(?\s*([+-]?[\d.]+)\s*(?:-|–|to)\s*([+-]?[\d.]+)\s*\)?\s*([A-Za-z%µ°/[{(*].*)?$/i;
const rangeOfOne = /^\(?\s*(<=|>=|<|>|≤|≥)\s*([+-]?[\d.]+)\s*\)?\s*([A-Za-z%µ°/[{(*].*)?$/;

/** OBX-7 → reference range: `3.5-5.1`, `<5`, `>10` as low and high, and always the text as it was sent. */
export function readReferenceRange(text: string, unit: Unit): ObservationReferenceRange | undefined {
  if (text === "") return undefined;
  const range: ObservationReferenceRange = { text };
  if (text.length > 100) return range;
  const two = rangeOfTwo.exec(text);
  const low = two?.[1] === undefined ? undefined : readNumber(two[1]);
  const high = two?.[2] === undefined ? undefined : readNumber(two[2]);
  if (low !== undefined && high !== undefined && low <= high) {
    return { low: { value: low, ...unit }, high: { value: high, ...unit }, ...range };
  }
  const one = rangeOfOne.exec(text);
  const bound = one?.[2] === undefined ? undefined : readNumber(one[2]);
  if (bound === undefined) return range;
  const isUpper = one?.[1]?.startsWith("<") || one?.[1] === "≤";
  return isUpper ? { high: { value: bound, ...unit }, ...range } : { low: { value: bound, ...unit }, ...range };
}
