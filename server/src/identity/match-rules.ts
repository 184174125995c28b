import type { Comparison } from "./compare-rules.ts";

/**
 * From how many bits on two patients are one person, and from how many on a steward has a look. With a million people
 * the odds before any evidence are about −20 bits: 30 bits leave one error in a thousand links, 20 bits are even odds.
 */
export const matchThresholds = { sameBits: 30, reviewBits: 20, leadBits: 4 } as const;

export type Verdict = "same" | "review" | "new";

/**
 * What a comparison means. High bits alone never link: relatives share surname, address and phone, so the given name
 * must agree, and the birth date or the social security number; a given name that is only similar may be a twin's. What contradicts a person (another given name, another
 * generation, another place in a multiple birth, another birth date) leaves the pair to a steward at most; a birth date
 * a generation away without an agreeing number is a parent or child.
 */
export function decideMatch(comparison: Comparison): Verdict {
  const { fields, bits } = comparison;
  if (bits < matchThresholds.reviewBits) return "new";
  const ssnAgrees = fields.ssn.level === "exact";
  if (fields.birthDate.level === "far" && !ssnAgrees) return "new";
  if (fields.suffix.level === "different" || fields.birthOrder.level === "different")
    return ssnAgrees ? "review" : "new";
  const givenAgrees = fields.given.bits > 0 && (fields.given.level !== "similar" || ssnAgrees);
  const isNamed = givenAgrees && (fields.family.level !== "different" || ssnAgrees);
  const isDated = fields.birthDate.bits > 0 || (fields.birthDate.level === "missing" && ssnAgrees);
  if (bits < matchThresholds.sameBits || !isNamed || !isDated || fields.sex.level === "different") return "review";
  return "same";
}

/**
 * What a shared record number of one authority means: the same person, unless everything else speaks against it, as
 * with a number that was mistyped or given out twice.
 */
export function decideSameNumber(comparison: Comparison): "same" | "review" {
  const { given, family, birthDate, suffix } = comparison.fields;
  const contradictions = [given, family, birthDate, suffix].filter(
    (field) => field.level === "different" || field.level === "far",
  ).length;
  return contradictions >= 2 || comparison.bits < -5 ? "review" : "same";
}
