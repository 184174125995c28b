import { type AccessGrant, auditOfGrant, requestGrant } from "../../server/src/access/index.ts";
import { listSources } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { openHouse } from "../../server/src/app/house.ts";
import { newId, type PersonId } from "../../server/src/platform/ids.ts";
import { ofKind } from "../../server/src/record/chart-row.ts";
import { chartRows, observationRows, seriesRows } from "../../server/src/record/chart-store.ts";
import { hiddenWithReports } from "../../server/src/record/labels/cover-rules.ts";
import { findCovers } from "../../server/src/record/labels/cover-store.ts";
import { idOfReference } from "../../server/src/record/search-columns-rules.ts";
import { answerParent } from "../child.ts";
import { percentile } from "../statistics.ts";
import { prepareReading, type ReadingPeople } from "./reading-people.ts";

export type ProductQuestion =
  | { ask: "begin"; people: number }
  /** `bare`: the statements of a chart alone. `governed`: the same between decision and audit, as the product does it. */
  | { ask: "read"; kind: "bare" | "governed"; reads: number; readers: number };

export type ReadFigures = { rate: number; p50Ms: number; p95Ms: number };
export type Beginning = { people: number; rowsOfChart: number };

/** The product's own process with its background work, and the readers of charts in it. */
const house = await openHouse({ config: readConfig(process.env), keepOutbox: true });
const exchange = await startExchange(house, ["worker"]);
let people: ReadingPeople | undefined;

answerParent<ProductQuestion>(
  async (question) => {
    if (question.ask === "begin") return begin(question.people);
    return read(question);
  },
  async () => {
    await exchange.stop();
    await house.close();
  },
);

async function begin(count: number): Promise<Beginning> {
  people = await prepareReading(house, count);
  let rows = 0;
  for (const grant of people.grants) rows += await readRows(grant);
  return { people: people.grants.length, rowsOfChart: rows / people.grants.length };
}

async function read({ kind, reads, readers }: Extract<ProductQuestion, { ask: "read" }>): Promise<ReadFigures> {
  if (!people) throw new Error("Nobody is there to read.");
  const { grants } = people;
  const latencies: number[] = [];
  let next = 0;
  const fromMs = performance.now();
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (next < reads) {
        const grant = grants[next++ % grants.length]!;
        const readFromMs = performance.now();
        await (kind === "bare" ? readRows(grant) : readGoverned(grant.personId));
        latencies.push(performance.now() - readFromMs);
      }
    }),
  );
  const seconds = (performance.now() - fromMs) / 1_000;
  return { rate: reads / seconds, p50Ms: percentile(latencies, 0.5), p95Ms: percentile(latencies, 0.95) };
}

/** What the chart's route does, from the decision to the committed record of what will be sent. */
async function readGoverned(personId: PersonId): Promise<void> {
  const requestId = newId();
  const grant = await requestGrant(house, { actor: people!.actor, personId, way: "portal-chart", requestId });
  if (grant.refused) throw new Error(`A chart was refused: ${grant.reason}`);
  const results = await readRows(grant);
  await house.audit.record([auditOfGrant(grant, "chart-view", requestId, { results })]);
}

/** The statements of a chart, without presenting what they find. */
const readRows = (grant: AccessGrant): Promise<number> =>
  house.database.snapshot(async (tx) => {
    await listSources(tx);
    const view = { grant, hidden: hiddenWithReports(await findCovers(tx, grant), grant.withhold) };
    const rows = await chartRows(tx, view, { encounters: 51, reports: 31 });
    const series = await seriesRows(tx, view, { series: 61, values: 12 });
    const ids = ofKind(rows, "DiagnosticReport").flatMap((report) =>
      (report.body.result ?? []).flatMap((result) => idOfReference(result) ?? []),
    );
    const lines = await observationRows(tx, view, ids);
    return rows.length + series.length + lines.length;
  });
