import type { PersonId } from "../platform/ids.ts";
import { type Comparable, type Comparison, comparePatients } from "./compare-rules.ts";
import { decideMatch, decideSameNumber, matchThresholds, type Verdict } from "./match-rules.ts";

/** A patient that a new one is compared with. `sharesIdentifier`: both carry a number of one authority. */
export type RivalPatient = { personId: PersonId; view: Comparable; sharesIdentifier: boolean };

export type OpenReview = { candidatePersonId: PersonId; bits: number; fields: Comparison["fields"] };

/** `same`: belongs to `personId`; `review`: a person of its own, and a steward compares; `none`: nobody like it. */
export type Match =
  | { verdict: "none"; reason: "first"; reviews: readonly OpenReview[] }
  | ({ verdict: "review"; reason: "review"; reviews: readonly OpenReview[] } & Comparison)
  | ({
      verdict: "same";
      reason: "identifier" | "match";
      personId: PersonId;
      reviews: readonly OpenReview[];
    } & Comparison);

type Scored = { personId: PersonId; comparison: Comparison; verdict: "same" | "review"; sharesIdentifier: boolean };

/**
 * Chooses among all candidates. A shared identifier beats any likeness; two persons that both look the same with no
 * clear lead of one leave it to a steward.
 */
export function chooseMatch(view: Comparable, rivals: readonly RivalPatient[]): Match {
  const persons = bestOfEachPerson(rivals.flatMap((rival) => score(view, rival)));
  const [best, next] = persons;
  if (!best) return { verdict: "none", reason: "first", reviews: [] };
  const isRivalled =
    next?.verdict === "same" &&
    next.sharesIdentifier === best.sharesIdentifier &&
    best.comparison.bits - next.comparison.bits < matchThresholds.leadBits;
  if (best.verdict === "review" || (isRivalled && !best.sharesIdentifier)) {
    return { verdict: "review", reason: "review", ...best.comparison, reviews: [openReview(best)] };
  }
  return {
    verdict: "same",
    reason: best.sharesIdentifier ? "identifier" : "match",
    personId: best.personId,
    ...best.comparison,
    // The numbers point to two persons: they may be one.
    reviews: isRivalled && next ? [openReview(next)] : [],
  };
}

function score(view: Comparable, rival: RivalPatient): Scored[] {
  const { comparison, verdict } = weighRival(view, rival);
  const { personId, sharesIdentifier } = rival;
  return verdict === "new" ? [] : [{ personId, comparison, verdict, sharesIdentifier }];
}

/** The evidence for one candidate and what it means. */
export function weighRival(
  view: Comparable,
  { view: other, sharesIdentifier }: RivalPatient,
): { comparison: Comparison; verdict: Verdict } {
  const comparison = comparePatients(view, other);
  return { comparison, verdict: sharesIdentifier ? decideSameNumber(comparison) : decideMatch(comparison) };
}

function bestOfEachPerson(scored: readonly Scored[]): Scored[] {
  const best = new Map<PersonId, Scored>();
  for (const one of scored) {
    const other = best.get(one.personId);
    if (!other || byStrength(one, other) < 0) best.set(one.personId, one);
  }
  return [...best.values()].sort(byStrength);
}

const byStrength = (a: Scored, b: Scored): number =>
  Number(b.verdict === "same") - Number(a.verdict === "same") ||
  Number(b.sharesIdentifier) - Number(a.sharesIdentifier) ||
  b.comparison.bits - a.comparison.bits ||
  a.personId.localeCompare(b.personId);

const openReview = ({ personId, comparison }: Scored): OpenReview => ({
  candidatePersonId: personId,
  bits: comparison.bits,
  fields: comparison.fields,
});
