import { join } from "node:path";
import { participants, sources } from "@crossbay/demo";
import { addParticipant, addSource } from "../../server/src/accounts/index.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import type { BenchDatabase, BenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import { processorMs, residentMb } from "../process-figures.ts";
import { type Ceiling, openCeiling } from "./ceiling.ts";
import type { SenderQuestion, SendFigures } from "./sender.ts";

/** What must be stopped when the bench ends, the latest first. */
export type Running = { stop(): Promise<void> }[];

/** `cpuMs`: processor time of product and database a message. */
export type Leg = { rate: number; p50Ms: number; p99Ms: number; slowestMs: number; cpuMs: number; notAccepted: number };
export type LegOptions = {
  feed: Extract<SenderQuestion, { ask: "prepare" }>["feed"];
  messages: number;
  connections: number;
  /** Over this and a second process of the product instead of one. */
  beside?: Exchange;
  /** A segment that one message in the middle gets, which may then be refused. */
  mark?: string;
};

/** A database with people in it, the product's process on it, and a sender that knows those people. */
export type World = {
  port: number;
  database: BenchDatabase;
  /** Messages stored so far. */
  readonly stored: number;
  residentMb(): number;
  leg(options: LegOptions): Promise<Leg>;
  /** Another process of the product on the same database. */
  openBeside(): Promise<Exchange>;
};

export type Exchange = { port: number; pid: number };

type WorldOptions = { name: string; people: number; seed: number; running: Running };

export async function openWorld(server: BenchServer, options: WorldOptions): Promise<World> {
  const { name, people, seed, running } = options;
  const database = await server.createDatabase(name);
  await addDemoSource(database);
  const exchange = await openExchange(server, name, database, running);
  const sender = startChild(new URL("sender.ts", import.meta.url));
  running.push(sender);
  const today = new Date().toISOString().slice(0, 10);
  await sender.ask({ ask: "begin", seed, people, messages: 2_000_000, today } satisfies SenderQuestion);
  let stored = 0;
  const world: World = {
    port: exchange.port,
    database,
    get stored() {
      return stored;
    },
    residentMb: () => residentMb(exchange.pid),
    async leg({ feed, messages, connections, beside, mark }) {
      await sender.ask({ ask: "prepare", feed, count: messages } satisfies SenderQuestion);
      if (mark !== undefined) await sender.ask({ ask: "mark", segment: mark } satisfies SenderQuestion);
      const exchanges = beside ? [exchange, beside] : [exchange];
      const pids = [...exchanges.map(({ pid }) => pid), ...serverPids(server)];
      const cpuFromMs = processorMs(pids);
      const ports = exchanges.map(({ port }) => port);
      const sent = await sender.ask<SendFigures>({ ask: "send", ports, connections } satisfies SenderQuestion);
      const cpuMs = (processorMs(pids) - cpuFromMs) / sent.messages;
      if (sent.notAccepted > (mark === undefined ? 0 : 1)) {
        throw new Error(`${sent.notAccepted} of ${sent.messages} messages were not accepted: ${sent.sentence}`);
      }
      stored += sent.messages;
      return { ...sent, rate: sent.messages / sent.seconds, cpuMs };
    },
    openBeside: () => openExchange(server, `${name}-beside`, database, running),
  };
  return world;
}

/** The ceiling of the mix, in a database of its own that the product has filled a little. */
export async function openSameRows(
  server: BenchServer,
  options: { seed: number; sample: number; running: Running },
): Promise<Ceiling> {
  const own: Running = [];
  try {
    const world = await openWorld(server, { name: "ceiling", people: 200, seed: options.seed, running: own });
    await world.leg({ feed: "population", messages: 400, connections: 8 });
    const ceiling = await openCeiling(world.database.ownerUrl, async () => {
      await world.leg({ feed: "mix", messages: options.sample, connections: 1 });
    });
    options.running.push({ stop: ceiling.close });
    return ceiling;
  } finally {
    for (const part of own.reverse()) await part.stop();
  }
}

export const serverPids = ({ pid }: BenchServer): number[] => (pid === undefined ? [] : [pid]);

async function openExchange(
  server: BenchServer,
  name: string,
  { appUrl, ownerUrl }: BenchDatabase,
  running: Running,
): Promise<Exchange> {
  const child: Child = startChild(new URL("exchange.ts", import.meta.url), {
    CROSSBAY_HOME: join(server.folder, `home-${name.replace(/-beside$/, "")}`),
    CROSSBAY_DATABASE_URL: appUrl,
    CROSSBAY_DATABASE_OWNER_URL: ownerUrl,
    CROSSBAY_MLLP_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "error",
  });
  running.push(child);
  const { port } = await child.ask<{ port: number }>({});
  return { port, pid: child.pid };
}

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
