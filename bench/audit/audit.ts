import { loadavg } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readAnchorCopies } from "../../server/src/audit/anchor-folder.ts";
import { type AuditVerdict, verifyAudit } from "../../server/src/audit/index.ts";
import { loadKeys } from "../../server/src/platform/keys.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import type { Bench } from "../bench.ts";
import { type BenchDatabase, type BenchServer, openBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import { openWorld, type Running, serverPids } from "../ingest/world.ts";
import { describeMachine } from "../machine.ts";
import { processorMs } from "../process-figures.ts";
import { median, percentile, withSpread } from "../statistics.ts";
import { fillEntries } from "./fill-entries.ts";
import type { Beginning, ProductQuestion, ReadFigures } from "./product.ts";
import { type TamperedPlace, tamperings } from "./tamperings.ts";

const full = { entries: 1_000_000, people: 200, messages: 8_000, reads: 2_000, verifications: 3 };
const quick = { entries: 50_000, people: 50, messages: 2_000, reads: 400, verifications: 1 };
type Size = typeof full;

const rounds = 7;
/** Throughput is measured with as many readers as saturate two cores, added latency with as many as wait for nobody. */
const readersMany = 16;
const readersFew = 2;
const bounds = { addedMs: 3, ratio: 0.7, verifySeconds: 60, windowMs: 2_000 };

/** What proof of every look costs a reader, and whether it is proof. */
export const auditBench: Bench = {
  name: "audit",
  summary: "what decision and audit add to a read, how long a check takes, and what tampering it misses",
  async run({ quick: isQuick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    const running: Running = [];
    try {
      return await measure(server, isQuick ? quick : full, running);
    } finally {
      for (const part of running.reverse()) await part.stop();
      await server.stop();
    }
  },
  failure(figures) {
    const broken = [
      figures.addedP95Ms! > bounds.addedMs && "decision and audit add more than 3 ms",
      figures.throughputRatio! < bounds.ratio && "decision and audit cost more than 30 % of the throughput",
      figures.verifySecondsPerMillion! > bounds.verifySeconds && "a million records take over a minute to check",
      figures.sealWindowP99Ms! > bounds.windowMs && "records stay unsealed for over 2 seconds",
      figures.tamperingsMissed! > 0 && "tampering was missed",
    ].filter(Boolean);
    return broken.length === 0 ? undefined : `Broken promises: ${broken.join("; ")}.`;
  },
};

type Place = TamperedPlace & { anchorFolder: string };

async function measure(server: BenchServer, size: Size, running: Running): Promise<Record<string, number>> {
  say(`Audit, ${describeMachine(server.folder)}; load ${loadavg()[0]?.toFixed(1)}`);
  const database = await fillRecord(server, size);
  const home = join(server.folder, "home-audit");
  const anchorFolder = join(server.folder, "write-once");
  const owner = await connect(database, running);
  await timed(`${size.entries.toLocaleString("en")} audit entries written`, () => fillEntries(owner, size.entries));
  const product = startChild(new URL("product.ts", import.meta.url), {
    CROSSBAY_HOME: home,
    CROSSBAY_ANCHOR_FOLDER: anchorFolder,
    CROSSBAY_DATABASE_URL: database.appUrl,
    CROSSBAY_DATABASE_OWNER_URL: database.ownerUrl,
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "error",
  });
  running.push(product);
  const { people, rowsOfChart } = await ask<Beginning>(product, { ask: "begin", people: size.people });
  say(`${people} people with charts of ${rowsOfChart.toFixed(0)} rows`);
  await timed("all of them sealed", () => untilSealed(owner));
  const figures = await readInTurns(server, product, owner, size);
  await untilSealed(owner);
  const windowMs = await sealWindows(owner, size.entries);
  say(`unsealed for p50 ${percentile(windowMs, 0.5).toFixed(0)} ms, p99 ${percentile(windowMs, 0.99).toFixed(0)} ms`);
  await product.stop();
  running.splice(running.indexOf(product), 1);

  const app = new Database({ url: database.appUrl, connectionsMax: 2 });
  running.push({ stop: () => app.close() });
  const place: Place = {
    owner,
    database: app,
    keys: await loadKeys(`${home}/keys`),
    anchorFile: join(home, "anchors", "audit.ndjson"),
    anchorFolder,
    sealed: await countSealed(owner),
    copied: await lastCopied(anchorFolder),
  };
  return {
    entries: place.sealed,
    ...figures,
    sealWindowP99Ms: Math.round(percentile(windowMs, 0.99)),
    verifySecondsPerMillion: await timeVerification(server, place, size.verifications),
    ...(await tryTamperings(place)),
  };
}

/** A record of people with results, as messages brought it. */
async function fillRecord(server: BenchServer, { people, messages }: Size): Promise<BenchDatabase> {
  const running: Running = [];
  try {
    const world = await openWorld(server, { name: "audit", people, seed: 5, running });
    await world.leg({ feed: "population", messages: people, connections: 8 });
    await world.leg({ feed: "mix", messages, connections: 8 });
    return world.database;
  } finally {
    for (const part of running.reverse()) await part.stop();
  }
}

async function connect({ ownerUrl }: BenchDatabase, running: Running): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  running.push({ stop: () => owner.end() });
  return owner;
}

/** The same reads bare and governed in turns, with many readers for throughput and with few for latency. */
async function readInTurns(
  server: BenchServer,
  product: Child,
  owner: pg.Client,
  { reads }: Size,
): Promise<Record<string, number>> {
  const pids = [product.pid, ...serverPids(server)];
  const leg = async (kind: "bare" | "governed", readers: number) => {
    const cpuFromMs = processorMs(pids);
    const figures = await ask<ReadFigures>(product, { ask: "read", kind, reads, readers });
    return { ...figures, cpuMs: (processorMs(pids) - cpuFromMs) / reads };
  };
  for (const kind of ["bare", "governed"] as const) await leg(kind, readersMany);
  const many: { bare: Leg; governed: Leg }[] = [];
  const few: { bare: Leg; governed: Leg }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    many.push({ bare: await leg("bare", readersMany), governed: await leg("governed", readersMany) });
    few.push({ bare: await leg("bare", readersFew), governed: await leg("governed", readersFew) });
  }
  const of = (legs: typeof many, figure: (pair: { bare: Leg; governed: Leg }) => number) => legs.map(figure);
  const ratios = of(many, ({ bare, governed }) => governed.rate / bare.rate);
  const added = of(few, ({ bare, governed }) => governed.p95Ms - bare.p95Ms);
  say(`                    bare                      governed`);
  for (const [name, legs, figure, digits] of [
    [`reads/s (${readersMany})`, many, (leg: Leg) => leg.rate, 0],
    [`CPU ms (${readersMany})`, many, (leg: Leg) => leg.cpuMs, 2],
    [`p50 ms (${readersFew})`, few, (leg: Leg) => leg.p50Ms, 2],
    [`p95 ms (${readersFew})`, few, (leg: Leg) => leg.p95Ms, 2],
    [`p95 ms (${readersMany})`, many, (leg: Leg) => leg.p95Ms, 2],
  ] as const) {
    const bare = withSpread(
      of(legs, (pair) => figure(pair.bare)),
      digits,
    );
    const governed = withSpread(
      of(legs, (pair) => figure(pair.governed)),
      digits,
    );
    say(`  ${name.padEnd(16)}  ${bare.padEnd(24)}  ${governed}`);
  }
  say(`ratio ${withSpread(ratios, 2)}; added at p95 ${withSpread(added, 2)} ms; load ${loadavg()[0]?.toFixed(1)}`);
  say(`${((await countSealed(owner)) / 1_000).toFixed(0)} thousand records sealed meanwhile`);
  return {
    addedP95Ms: round(median(added)),
    bareP95Ms: round(median(of(few, ({ bare }) => bare.p95Ms))),
    throughputRatio: round(median(ratios)),
    readsPerSecond: Math.round(median(of(many, ({ governed }) => governed.rate))),
    bareReadsPerSecond: Math.round(median(of(many, ({ bare }) => bare.rate))),
  };
}

type Leg = ReadFigures & { cpuMs: number };

/** Milliseconds from each entry to the signature that proves it, for entries written under load. */
async function sealWindows(owner: pg.Client, after: number): Promise<number[]> {
  const { rows } = await owner.query<{ ms: number }>(
    `select (extract(epoch from anchored.signed_at - s.entry_recorded_at) * 1000)::float8 as ms
     from audit.seal s cross join lateral (
       select signed_at from audit.anchor a where a.sequence >= s.sequence order by a.sequence limit 1) anchored
     where s.sequence > $1`,
    [after],
  );
  return rows.map(({ ms }) => ms);
}

async function lastCopied(anchorFolder: string): Promise<number> {
  let last = 0;
  for await (const anchor of readAnchorCopies(anchorFolder, Number.POSITIVE_INFINITY)) {
    if (anchor !== "damaged") last = anchor.sequence;
  }
  return last;
}

async function timeVerification(server: BenchServer, place: Place, times: number): Promise<number> {
  const seconds: number[] = [];
  const pids = [process.pid, ...serverPids(server)];
  const cpuFromMs = processorMs(pids);
  for (let nth = 0; nth < times; nth += 1) {
    const from = performance.now();
    const verdict = await verifyAudit(place);
    if (!verdict.ok) throw new Error(`The record is not whole: ${verdict.sequence}, ${verdict.problem}`);
    seconds.push((performance.now() - from) / 1_000);
  }
  const perMillion = seconds.map((value) => (value / place.sealed) * 1_000_000);
  const cpuMs = (processorMs(pids) - cpuFromMs) / times;
  say(
    `a check of ${place.sealed.toLocaleString("en")} records: ${withSpread(perMillion, 1)} s a million, ${((cpuMs / place.sealed) * 1_000).toFixed(1)} CPU s`,
  );
  return round(median(perMillion));
}

async function tryTamperings(place: Place): Promise<Record<string, number>> {
  const tried = tamperings(place);
  let missed = 0;
  for (const { name, first, tamper } of tried) {
    const undo = await tamper();
    const verdict = await verifyAudit(place);
    const found = names(verdict, first);
    if (!found) missed += 1;
    say(`  ${found ? "found " : "MISSED"} ${name}${verdict.ok ? "" : `: ${verdict.sequence}, ${verdict.problem}`}`);
    await undo();
  }
  const after = await verifyAudit(place);
  if (!after.ok) throw new Error(`Something was not undone: ${after.sequence}, ${after.problem}`);
  return { tamperings: tried.length, tamperingsMissed: missed };
}

/** True when the verdict names that record, or a stretch between two anchors in which it lies. */
function names(verdict: AuditVerdict, first: number): boolean {
  if (verdict.ok) return false;
  const [, from, to] = /somewhere from record (\d+) to (\d+)/.exec(verdict.problem) ?? [];
  return from && to ? Number(from) <= first && first <= Number(to) : verdict.sequence === first;
}

async function untilSealed(owner: pg.Client): Promise<void> {
  const isDone = async () =>
    (
      await owner.query<{ done: boolean }>(
        `select (select count(*) from audit.entry) = (select coalesce(max(sequence), 0) from audit.seal) as done`,
      )
    ).rows[0]?.done;
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 500));
}

async function countSealed(owner: pg.Client): Promise<number> {
  return Number((await owner.query("select coalesce(max(sequence), 0) as sealed from audit.seal")).rows[0].sealed);
}

const ask = <Answer>(child: Child, question: ProductQuestion): Promise<Answer> => child.ask<Answer>(question);

async function timed(what: string, act: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  await act();
  say(`${what} in ${((performance.now() - from) / 1_000).toFixed(1)} s`);
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
