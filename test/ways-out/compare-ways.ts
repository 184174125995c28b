import type { BreakGlassRequest, PersonHit, PersonSearchResult, Problem } from "@crossbay/contract";
import type { Way } from "../../server/src/access/index.ts";
import { seriesIdOf } from "../../server/src/record/present-results-rules.ts";
import { goodPassword } from "../support/accounts-world.ts";
import { compareDeliveries } from "./compare-deliveries.ts";
import { type Cell, type Comparison, count, disagree, hold, holdStatus, nothing, stranger } from "./comparison.ts";
import { answerOf, chartOf, decisionFor, isWithheld, nameOf } from "./expected.ts";
import { canariesIn, type Label, labels, surnameOf } from "./tell-people.ts";
import type { Person, WaysWorld } from "./world.ts";
import { seriesOf } from "./world-store.ts";

type PersonCell = Omit<Cell, "way"> & { person: Person };
type Series = { seriesId: string; label: Label };

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
  await compareDeliveries(comparison, world);
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

async function askAll(comparison: Comparison, cell: PersonCell, series: readonly Series[]): Promise<void> {
  const { reader, person, before } = cell;
  const get = (path: string) => reader.browser.get<Problem>(`/api/persons/${person.personId}/${path}`);
  const decided = (way: Way) => decisionFor(way, reader, person, before);

  const chart = decided("portal-chart");
  hold(comparison, { ...cell, way: "portal-chart" }, await get("chart"), chart, chartOf(chart, person));
  hold(comparison, { ...cell, way: "portal-chart" }, await get("open"), chart, nothing);
  hold(comparison, { ...cell, way: "portal-consent" }, await get("consent"), decided("portal-consent"), nothing);
  const signed = before.warned ? person.decisions : person.decisions.slice(0, 1);
  for (const decision of signed) await askEvidence(comparison, cell, decision);
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
async function askUnderGlass(comparison: Comparison, cell: PersonCell, series: readonly Series[]): Promise<void> {
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
  cell: PersonCell,
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

/** Searches for the person; tells whether they were shown. */
async function search(comparison: Comparison, cell: PersonCell & { way: Way }): Promise<boolean> {
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
