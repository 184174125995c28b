import type { BreakGlassRequest, PersonHit, PersonSearchResult, Problem } from "@crossbay/contract";
import type { Decision, Way } from "../../server/src/access/index.ts";
import { seriesIdOf } from "../../server/src/record/present-results-rules.ts";
import { type Answer, goodPassword } from "../support/accounts-world.ts";
import { answerOf, type Before, chartOf, decisionFor, isWithheld, nameOf } from "./expected.ts";
import { seriesOf } from "./series-store.ts";
import { canariesIn, labels, surnameOf } from "./tell-people.ts";
import type { Person, Reader, WaysWorld } from "./world.ts";

/** How many answers were held against the decision, way by way, and those that differed from it. */
export type Comparison = { cells: Map<string, number>; total: number; disagreements: string[] };

type Cell = { way: Way; reader: Reader; person: Person; before: Before };
type Series = { seriesId: string; label: (typeof labels)[number] };

const stranger: Before = { shown: false, warned: false, glassOpen: false };

/** Asks every way for everybody as every reader: as a stranger, after a search, and after the warning. */
export async function compareWays(world: WaysWorld): Promise<Comparison> {
  const comparison: Comparison = { cells: new Map(), total: 0, disagreements: [] };
  const series = await seriesOfAll(world);
  for (const reader of world.readers)
    for (const person of world.people) {
      const cell = { reader, person };
      const own = series.get(person) ?? [];
      await askAll(comparison, { ...cell, before: stranger }, own.slice(0, 1));
      const shown = await search(comparison, { ...cell, way: "portal-search", before: stranger });
      await askAll(comparison, { ...cell, before: { ...stranger, shown } }, own.slice(0, 1));
      await reader.browser.post(`/api/persons/${person.personId}/redisclosure`);
      await askAll(comparison, { ...cell, before: { ...stranger, shown, warned: true } }, own);
      await askUnderGlass(comparison, { ...cell, before: { ...stranger, shown, warned: true } }, own);
    }
  return comparison;
}

/** A few of each person's series: one without a label, and those of labels that the law names. */
async function seriesOfAll({ exchange: { house }, people }: WaysWorld): Promise<Map<Person, Series[]>> {
  const asked = ["plain", "part2", "hiv", "mental-health"];
  const found = new Map<Person, Series[]>();
  for (const person of people) {
    const names = await house.database.snapshot((tx) => seriesOf(tx, person.patientIds));
    const own = names.flatMap((series): Series[] => {
      const label = labels.find((label) => canariesIn(series).has(nameOf("result", label, person.state)));
      if (!label || !asked.includes(label)) return [];
      return [{ label, seriesId: seriesIdOf({ key: house.keys.ids, personId: person.personId }, series) }];
    });
    found.set(person, own);
  }
  return found;
}

async function askAll(comparison: Comparison, cell: Omit<Cell, "way">, series: readonly Series[]): Promise<void> {
  const { reader, person, before } = cell;
  const get = (path: string) => reader.browser.get<Problem>(`/api/persons/${person.personId}/${path}`);
  const decided = (way: Way) => decisionFor(way, reader, person, before);

  const chart = decided("portal-chart");
  hold(comparison, { ...cell, way: "portal-chart" }, await get("chart"), chart, chartOf(chart, person));
  hold(comparison, { ...cell, way: "portal-chart" }, await get("open"), chart, nothing);
  hold(comparison, { ...cell, way: "portal-consent" }, await get("consent"), decided("portal-consent"), nothing);
  for (const decision of person.decisions) await askEvidence(comparison, cell, decision);
  for (const { seriesId, label } of series) {
    const result = decided("portal-result");
    const seen = result.permitted && !isWithheld(result, label);
    const answer = await get(`results/${seriesId}`);
    const own = new Set(seen ? [nameOf("result", label, person.state)] : []);
    // A series that is withheld is none of the chart.
    if (result.permitted && !seen)
      holdStatus(comparison, { ...cell, way: "portal-result" }, answer, "not-found", nothing);
    else hold(comparison, { ...cell, way: "portal-result" }, answer, result, own, ["address", "allergy"]);
  }
}

/** Breaks the glass, where it may be broken, and asks everything again while it is open and once it is closed. */
async function askUnderGlass(
  comparison: Comparison,
  cell: Omit<Cell, "way">,
  series: readonly Series[],
): Promise<void> {
  const { reader, person, before } = cell;
  const glass = { ...cell, way: "break-the-glass" as const };
  const decision = decisionFor(glass.way, reader, person, before);
  const path = `/api/persons/${person.personId}/break-the-glass`;
  hold(comparison, glass, await reader.browser.get<Problem>(path), decision, nothing);
  const answer = await reader.browser.post<Problem>(path, breaking);
  hold(comparison, glass, answer, decision, nothing);
  if (!decision.permitted) return;
  await askAll(comparison, { ...cell, before: { ...before, glassOpen: true } }, series);
  await reader.browser.post(`${path}/end`);
  await askAll(comparison, cell, series.slice(0, 1));
}

const breaking: BreakGlassRequest = {
  attestationVersion: 1,
  attested: { emergency: true, "data-may-matter": true, "no-denial-known": true },
  reason: "unconscious-or-confused",
  password: goodPassword,
};

/** The scan of a decision goes to those whose participant it concerns, and to nobody else. */
async function askEvidence(
  comparison: Comparison,
  cell: Omit<Cell, "way">,
  { id, scope, participantId, scan }: Person["decisions"][number],
): Promise<void> {
  const { reader, person, before } = cell;
  const decision = decisionFor("portal-consent", reader, person, before);
  // What somebody signed about everyone stays with the exchange, whose staff recorded it.
  const concerns = scope === "community" || (scope === "participant" && participantId === reader.actor.participant.id);
  const answer = await reader.browser.file(`/api/persons/${person.personId}/consent/${id}/evidence`);
  const expected = decision.permitted && !concerns ? "not-found" : answerOf(decision);
  const answered = answer.status === 200 ? "permitted" : String(JSON.parse(answer.text).code);
  count(comparison, "portal-consent");
  if (answered !== expected || (answer.status === 200 && answer.text !== scan)) {
    disagree(comparison, { ...cell, way: "portal-consent" }, `evidence: ${answered} instead of ${expected}`);
  }
}

const nothing: ReadonlySet<string> = new Set();

/** Searches for the person; tells whether they were shown. */
async function search(comparison: Comparison, cell: Cell): Promise<boolean> {
  const { reader, person } = cell;
  const terms = { family: surnameOf(person.state), birthDate: person.state.birthDate };
  const answer = await reader.browser.post<PersonSearchResult & Problem>("/api/persons/search", terms);
  const decision = decisionFor(cell.way, reader, undefined, cell.before);
  hold(comparison, cell, answer, decision, nothing);
  if (!decision.permitted) return false;
  const chart = decisionFor("portal-chart", reader, person, { ...cell.before, shown: true, warned: true });
  const [hit] = answer.body.hits;
  if (hit?.access.allowed !== chart.permitted)
    disagree(comparison, cell, `the list says ${accessOf(hit)}, the chart ${answerOf(chart)}`);
  return true;
}

const accessOf = (hit: PersonHit | undefined): string => JSON.stringify(hit?.access ?? "nobody");

/** Holds an answer against the decision: its code, and every datum that it carries. */
function hold(
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
function holdStatus(
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

function count(comparison: Comparison, way: Way): void {
  comparison.total += 1;
  comparison.cells.set(way, (comparison.cells.get(way) ?? 0) + 1);
}

function disagree(comparison: Comparison, { way, reader, person, before }: Cell, what: string): void {
  const done = Object.entries(before).flatMap(([fact, is]) => (is ? [fact] : []));
  comparison.disagreements.push(
    `${way}: ${reader.name}, ${person.state.name}, ${done.join(" ") || "stranger"}: ${what}`,
  );
}
