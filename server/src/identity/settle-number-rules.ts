import type { PatientId } from "../platform/ids.ts";
import { type Comparable, type Comparison, comparePatients } from "./compare-rules.ts";
import { decideMatch, decideSameNumber } from "./match-rules.ts";

/** From `since` on, the number of this id stands for this patient. */
export type NumberMeaning = { numberId: PatientId; generation: number; since: string; patientId: PatientId };

/**
 * Whom a number stood for at a time: what was said last before it, else the patient of the number's own id. So a late message
 * about a number that was given to somebody else since belongs to whom it meant.
 */
export function meaningAt(meanings: readonly NumberMeaning[], numberId: PatientId, at: string): PatientId {
  const [latest] = meanings
    .filter((meaning) => meaning.numberId === numberId && meaning.since <= at)
    .sort((a, b) => (a.since === b.since ? b.generation - a.generation : a.since < b.since ? 1 : -1));
  return latest?.patientId ?? numberId;
}

export const nextGeneration = (meanings: readonly NumberMeaning[], numberId: PatientId): number =>
  1 + Math.max(0, ...meanings.filter((meaning) => meaning.numberId === numberId).map(({ generation }) => generation));

export type Reuse = { whose: "same" | "other" } | ({ whose: "unclear" } & Comparison);

/**
 * Who registers under a number that was retired: the person it led to (`same`), beyond doubt; somebody `other`, where the
 * demographics contradict or a steward would compare them anyway; else it is `unclear`.
 * @param survivors what is known of the person that the number led to
 */
export function decideReuse(told: Comparable, survivors: readonly Comparable[]): Reuse {
  const [best] = survivors.map((view) => comparePatients(told, view)).sort((a, b) => b.bits - a.bits);
  if (best === undefined) return { whose: "other" };
  const verdict = decideMatch(best);
  if (verdict === "same") return { whose: "same" };
  // A comparison worth a review finds that person by itself.
  if (verdict === "review" || decideSameNumber(best) === "review") return { whose: "other" };
  return { whose: "unclear", ...best };
}
