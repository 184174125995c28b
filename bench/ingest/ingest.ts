import { join } from "node:path";
import { participants, sources } from "@crossbay/demo";
import { addParticipant, addSource } from "../../server/src/accounts/index.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import type { Bench } from "../bench.ts";
import { type BenchDatabase, type BenchServer, openBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import { describeMachine } from "../machine.ts";
import { processorMs, residentMb } from "../process-figures.ts";
import { median, withSpread } from "../statistics.ts";
import { openCeiling } from "./ceiling.ts";
import type { SenderQuestion, SendFigures } from "./sender.ts";

const rounds = 5;
const seed = 7;
const ceilingSample = 400;

type Sizes = { people: number; mix1: number; mix16: number; admissions8: number; ceiling: number };

const quickSizes: Sizes = { people: 500, mix1: 200, mix16: 1_500, admissions8: 1_000, ceiling: 2_000 };
const fullSizes: Sizes = { people: 1_000, mix1: 4_000, mix16: 20_000, admissions8: 12_000, ceiling: 30_000 };
const manyPeople = 100_000;

/** HL7 v2 over MLLP into the durable record, beside what PostgreSQL alone does with the same rows. */
export const ingestBench: Bench = {
  name: "ingest",
  summary: "HL7 v2 over MLLP: messages a second, beside the same rows by SQL alone",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    const running: { stop(): Promise<void> }[] = [];
    try {
      return await measure({ server, sizes: quick ? quickSizes : fullSizes, growth: !quick, running });
    } finally {
      for (const part of running.reverse()) await part.stop();
      await server.stop();
    }
  },
};

type Run = { server: BenchServer; sizes: Sizes; growth: boolean; running: { stop(): Promise<void> }[] };

async function measure({ server, sizes, growth, running }: Run): Promise<Record<string, number>> {
  say(`Ingest, ${describeMachine(server.folder)}`);
  const world = await openWorld(server, "product", sizes.people, running);
  const ceiling = await openSameRows(server, running);
  say(
    `The ceiling writes ${ceiling.rowsPerMessage.toFixed(1)} rows a message, as the product did for ${ceilingSample} messages.`,
  );
  const large = growth ? await openWorld(server, "large", manyPeople, running) : undefined;

  const legs = {
    ceiling: [] as number[],
    ceilingCpuMs: [] as number[],
    one: [] as Leg[],
    sixteen: [] as Leg[],
    adt: [] as Leg[],
    large: [] as Leg[],
  };
  for (let round = 1; round <= rounds; round++) {
    const cpuFromMs = processorMs([process.pid, ...serverPids(server)]);
    legs.ceiling.push(await ceiling.run(sizes.ceiling));
    legs.ceilingCpuMs.push((processorMs([process.pid, ...serverPids(server)]) - cpuFromMs) / sizes.ceiling);
    legs.one.push(await world.leg("mix", sizes.mix1, 1));
    legs.sixteen.push(await world.leg("mix", sizes.mix16, 16));
    legs.adt.push(await world.leg("admissions", sizes.admissions8, 8));
    if (large) legs.large.push(await large.leg("mix", sizes.mix16, 16));
    say(
      `  round ${round}: ceiling ${whole(legs.ceiling.at(-1))}/s, 1 connection ${whole(legs.one.at(-1)?.rate)}/s, ` +
        `16 connections ${whole(legs.sixteen.at(-1)?.rate)}/s, ADT on 8 ${whole(legs.adt.at(-1)?.rate)}/s`,
    );
  }
  const ratios = legs.sixteen.map(({ rate }, at) => rate / legs.ceiling[at]!);
  const growths = legs.large.map(({ rate }, at) => rate / legs.sixteen[at]!.rate);
  const memory = residentMb(world.pid);
  say(`
                                     median (lowest–highest of ${rounds} rounds)
  mix, 1 connection                  ${withSpread(legs.one.map(({ rate }) => rate))} messages/s
  mix, 16 connections                ${withSpread(legs.sixteen.map(({ rate }) => rate))} messages/s
    answer, p50                      ${withSpread(
      legs.sixteen.map(({ p50Ms }) => p50Ms),
      1,
    )} ms
    answer, p99                      ${withSpread(
      legs.sixteen.map(({ p99Ms }) => p99Ms),
      1,
    )} ms
    processor time                   ${withSpread(
      legs.sixteen.map(({ cpuMs }) => cpuMs),
      2,
    )} ms a message (product and database)
  ADT, 8 connections                 ${withSpread(legs.adt.map(({ rate }) => rate))} messages/s
  ceiling: the rows by SQL alone     ${withSpread(legs.ceiling)} messages/s
    processor time                   ${withSpread(legs.ceilingCpuMs, 2)} ms a message
  mix at 16, beside the ceiling      ${withSpread(ratios, 2)}
  memory of the product's process    ${memory.toFixed(0)} MiB${
    large ? `\n  100,000 people beside 1,000        ${withSpread(growths, 2)}` : ""
  }
`);
  return {
    messagesPerSecond1: rounded(legs.one.map(({ rate }) => rate)),
    messagesPerSecond16: rounded(legs.sixteen.map(({ rate }) => rate)),
    adtPerSecond8: rounded(legs.adt.map(({ rate }) => rate)),
    ceilingPerSecond: rounded(legs.ceiling),
    ratioToCeiling: rounded(ratios, 3),
    cpuMsPerMessage: rounded(
      legs.sixteen.map(({ cpuMs }) => cpuMs),
      3,
    ),
    p50Ms16: rounded(
      legs.sixteen.map(({ p50Ms }) => p50Ms),
      2,
    ),
    p99Ms16: rounded(
      legs.sixteen.map(({ p99Ms }) => p99Ms),
      2,
    ),
    ...(large ? { ratio100kTo1k: rounded(growths, 3) } : {}),
    residentMb: Math.round(memory),
  };
}

type Leg = { rate: number; p50Ms: number; p99Ms: number; cpuMs: number };
type Feed = Extract<SenderQuestion, { ask: "prepare" }>["feed"];
type World = { pid: number; leg(feed: Feed, messages: number, connections: number): Promise<Leg> };

/** A database with people in it, the product's process on it, and a sender that knows those people. */
async function openWorld(
  server: BenchServer,
  name: string,
  people: number,
  running: { stop(): Promise<void> }[],
): Promise<World> {
  const database = await server.createDatabase(name);
  await addDemoSource(database);
  const exchange = startExchange(server, name, database);
  const sender = startChild(new URL("sender.ts", import.meta.url));
  running.push(exchange, sender);
  const { port } = await exchange.ask<{ port: number }>({});
  const today = new Date().toISOString().slice(0, 10);
  await sender.ask({ ask: "begin", seed, people, messages: 2_000_000, today } satisfies SenderQuestion);
  const world: World = {
    pid: exchange.pid,
    async leg(feed, messages, connections) {
      await sender.ask({ ask: "prepare", feed, count: messages } satisfies SenderQuestion);
      const pids = [exchange.pid, ...serverPids(server)];
      const cpuFromMs = processorMs(pids);
      const sent = await sender.ask<SendFigures>({ ask: "send", port, connections } satisfies SenderQuestion);
      const cpuMs = (processorMs(pids) - cpuFromMs) / sent.messages;
      if (sent.notAccepted > 0) {
        throw new Error(`${sent.notAccepted} of ${sent.messages} messages were not accepted: ${sent.sentence}`);
      }
      return { rate: sent.messages / sent.seconds, p50Ms: sent.p50Ms, p99Ms: sent.p99Ms, cpuMs };
    },
  };
  const loaded = await world.leg("population", people * 2, 16);
  say(`${(people * 2).toLocaleString("en")} people known (${whole(loaded.rate)} messages/s).`);
  return world;
}

/** The ceiling of the mix, in a database of its own that the product has filled a little. */
async function openSameRows(server: BenchServer, running: { stop(): Promise<void> }[]) {
  const own: { stop(): Promise<void> }[] = [];
  const database = await server.createDatabase("ceiling");
  await addDemoSource(database);
  const exchange = startExchange(server, "ceiling", database);
  const sender = startChild(new URL("sender.ts", import.meta.url));
  own.push(exchange, sender);
  try {
    const { port } = await exchange.ask<{ port: number }>({});
    const today = new Date().toISOString().slice(0, 10);
    await sender.ask({ ask: "begin", seed, people: 200, messages: 2_000_000, today } satisfies SenderQuestion);
    for (const [feed, count] of [["population", 400]] as const) {
      await sender.ask({ ask: "prepare", feed, count } satisfies SenderQuestion);
      await sender.ask<SendFigures>({ ask: "send", port, connections: 8 } satisfies SenderQuestion);
    }
    const ceiling = await openCeiling(database.ownerUrl, async () => {
      await sender.ask({ ask: "prepare", feed: "mix", count: ceilingSample } satisfies SenderQuestion);
      await sender.ask<SendFigures>({ ask: "send", port, connections: 1 } satisfies SenderQuestion);
    });
    running.push({ stop: ceiling.close });
    return ceiling;
  } finally {
    for (const part of own) await part.stop();
  }
}

const startExchange = (server: BenchServer, name: string, { appUrl, ownerUrl }: BenchDatabase): Child =>
  startChild(new URL("exchange.ts", import.meta.url), {
    CROSSBAY_HOME: join(server.folder, `home-${name}`),
    CROSSBAY_DATABASE_URL: appUrl,
    CROSSBAY_DATABASE_OWNER_URL: ownerUrl,
    CROSSBAY_MLLP_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "error",
  });

/** The hospital of the demo region that the mix speaks for. */
async function addDemoSource({ appUrl }: BenchDatabase): Promise<void> {
  const { key: code, participantKey, ...source } = sources.find(({ key }) => key === "CGH")!;
  const { key: _, ...participant } = participants.find(({ key }) => key === participantKey)!;
  const database = new Database({ url: appUrl, connectionsMax: 1 });
  try {
    await database.transaction(async (tx) => {
      const now = new Date();
      const { id } = await addParticipant(tx, { ...participant, now });
      const added = await addSource(tx, { ...source, code, participantId: id, now });
      if ("refused" in added) throw new Error(added.refused);
    });
  } finally {
    await database.close();
  }
}

const serverPids = ({ pid }: BenchServer): number[] => (pid === undefined ? [] : [pid]);

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const whole = (value: number | undefined): string => Math.round(value ?? Number.NaN).toLocaleString("en");

const rounded = (values: readonly number[], digits = 0): number => Number(median(values).toFixed(digits));
