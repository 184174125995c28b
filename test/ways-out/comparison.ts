import type { Problem } from "@crossbay/contract";
import type { Decision, Way } from "../../server/src/access/index.ts";
import type { Answer } from "../support/accounts-world.ts";
import { answerOf, type Before } from "./expected.ts";
import { canariesIn } from "./tell-people.ts";
import type { Person, Reader } from "./world.ts";

/** How many answers were held against the decision, way by way, and those that differed from it. */
export type Comparison = { cells: Map<string, number>; total: number; disagreements: string[] };

/** One question: who asks for whom, which way, after what. */
export type Cell = { way: Way; reader: Reader; person?: Person; before: Before };

export const stranger: Before = { shown: false, warned: false, glassOpen: false };
export const nothing: ReadonlySet<string> = new Set();

/** Holds an answer against the decision: its code, and every datum that it carries. */
export function hold(
  comparison: Comparison,
  cell: Cell,
  answer: Answer<Partial<Problem>>,
  decision: Decision,
  shown: ReadonlySet<string>,
  beside: readonly string[] = [],
): void {
  holdStatus(comparison, cell, answer, answerOf(decision), shown, beside);
}

/** @param beside kinds of data that may come along, as the banner's do */
export function holdStatus(
  comparison: Comparison,
  cell: Cell,
  answer: Answer<Partial<Problem>>,
  expected: string,
  shown: ReadonlySet<string>,
  beside: readonly string[] = [],
): void {
  count(comparison, cell.way);
  const answered = answer.status < 300 ? "permitted" : String(answer.body.code);
  if (answered !== expected) disagree(comparison, cell, `answered ${answered}, decided ${expected}`);
  const seen = canariesIn(JSON.stringify(answer.body ?? ""));
  const tooMuch = [...seen].filter((datum) => !shown.has(datum) && !beside.some((kind) => datum.startsWith(kind)));
  const missing = [...shown].filter((datum) => !seen.has(datum));
  if (tooMuch.length > 0) disagree(comparison, cell, `shows ${tooMuch.join(", ")}`);
  if (missing.length > 0) disagree(comparison, cell, `lacks ${missing.join(", ")}`);
}

export function count(comparison: Comparison, way: Way): void {
  comparison.total += 1;
  comparison.cells.set(way, (comparison.cells.get(way) ?? 0) + 1);
}

export function disagree(comparison: Comparison, { way, reader, person, before }: Cell, what: string): void {
  const done = Object.entries(before).flatMap(([fact, is]) => (is ? [fact] : []));
  comparison.disagreements.push(
    `${way}: ${reader.name}, ${person?.state.name ?? "nobody"}, ${done.join(" ") || "stranger"}: ${what}`,
  );
}
