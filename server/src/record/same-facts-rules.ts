import type { AllergyIntolerance, CodeableConcept, Condition } from "@crossbay/formats/fhir";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import { preferredCoding } from "./search-columns-rules.ts";

type Fact = AllergyIntolerance | Condition;

/**
 * Groups what several patients or visits tell of one fact: the same code, or the same words where nothing is coded.
 * The newest teller stands first, the newest fact too; what was entered in error or refuted is left out.
 */
export function sameFacts<Body extends Fact>(
  rows: readonly ChartRow<Body>[],
  conceptOf: (body: Body) => CodeableConcept | undefined,
): [ChartRow<Body>, ...ChartRow<Body>[]][] {
  const told = rows
    .filter((row) => !isWithdrawn(row.body))
    .toSorted((a, b) => b.eventAt.getTime() - a.eventAt.getTime() || a.id.localeCompare(b.id));
  const groups = Map.groupBy(told, (row) => keyOf(conceptOf(row.body), row.id));
  return [...groups.values()] as [ChartRow<Body>, ...ChartRow<Body>[]][];
}

/** Entered in error or refuted. */
export const isWithdrawn = (fact: Fact): boolean =>
  fact.verificationStatus?.coding?.some(({ code }) => code === "entered-in-error" || code === "refuted") ?? false;

function keyOf(concept: CodeableConcept | undefined, id: string): string {
  const coding = preferredCoding(concept);
  // A local code means something at one source only; its words may mean the same at another.
  const isShared = coding?.system !== undefined && !coding.system.startsWith("urn:crossbay:local-code");
  if (isShared) return `${coding.system}|${coding.code}`;
  return textOfConcept(concept)?.toLowerCase().trim() || id;
}
