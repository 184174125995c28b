import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { type BenchDatabase, type BenchServer, openBenchServer } from "../bench-database.ts";
import { startChild } from "../child.ts";
import { openWorld, type Running } from "../ingest/world.ts";
import { describeMachine } from "../machine.ts";
import { median } from "../statistics.ts";
import { addAccounts, shuffle } from "./accounts.ts";
import { areaUnderCurve } from "./auc.ts";
import type { ExchangeQuestion } from "./exchange.ts";
import type { Reading } from "./persons.ts";
import { signIn } from "./signed-in.ts";

const fullCount = 2_000;
const quickCount = 300;
const fullPersons = 2_000;
const quickPersons = 300;
const warmUps = 40;
const aucMin = 0.45;
const aucMax = 0.55;

/** One request about somebody; `group` "unknown" is nobody. */
type Probe = { name: string; method: "GET" | "POST"; path: string; status: number };
type Question = { path: string; body?: object; headers?: Record<string, string> };
type Subject = { group: string; ask: Question };
type Timed = { group: string; ms: number };

const signInProbes: readonly (Probe & { bodyOf(username: string): object })[] = [
  {
    name: "signIn",
    method: "POST",
    path: "/api/sign-in",
    status: 401,
    bodyOf: (username) => ({ username, password: "not the right one" }),
  },
  {
    name: "forgotten",
    method: "POST",
    path: "/api/sign-in/forgotten",
    status: 202,
    bodyOf: (username) => ({ username }),
  },
];

const personProbes: readonly (Probe & { pathOf(personId: string): string })[] = [
  { name: "chart", pathOf: (personId: string) => `/api/persons/${personId}/chart` },
  { name: "result", pathOf: (personId: string) => `/api/persons/${personId}/results/AAAAAAAAAAAAAAAA` },
  { name: "consent", pathOf: (personId: string) => `/api/persons/${personId}/consent` },
].map((probe) => ({ ...probe, method: "GET", path: probe.pathOf("…"), status: 404 }));

/** Do latencies tell who has an account, or who is a patient? One request at a time over one connection, which tells the most. */
export const enumerationBench: Bench = {
  name: "enumeration",
  summary: "sign-in, forgotten password, guessed patients: what latencies tell of those who exist",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    try {
      return await measure(server, quick ? quickCount : fullCount, quick ? quickPersons : fullPersons);
    } finally {
      await server.stop();
    }
  },
  failure(figures) {
    const apart = Object.keys(figures).filter(
      (name) => name.endsWith("Auc") && !(figures[name]! >= aucMin && figures[name]! <= aucMax),
    );
    return apart.length === 0 ? undefined : `Latencies tell known from unknown ones: ${apart.join(", ")}.`;
  },
};

async function measure(server: BenchServer, accounts: number, persons: number): Promise<Record<string, number>> {
  say(`Enumeration, ${describeMachine(server.folder)}; load ${loadavg()[0]?.toFixed(1)}`);
  const database = await addPeople(server, persons);
  const names = await addAccounts(database, accounts);
  const child = startChild(new URL("exchange.ts", import.meta.url), {
    CROSSBAY_HOME: join(server.folder, "home-enumeration"),
    CROSSBAY_DATABASE_URL: database.appUrl,
    CROSSBAY_DATABASE_OWNER_URL: database.ownerUrl,
    CROSSBAY_HTTP_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_TRUSTED_PROXIES: "127.0.0.1",
    CROSSBAY_LOG_LEVEL: "error",
  });
  try {
    const { port } = await child.ask<{ port: number }>({ ask: "port" } satisfies ExchangeQuestion);
    const figures: Record<string, number> = { accounts, persons };
    for (const probe of signInProbes) {
      const subjects = shuffle(names).map(
        ({ username, group }): Subject => ({ group, ask: { path: probe.path, body: probe.bodyOf(username) } }),
      );
      Object.assign(figures, report(probe, await timeAll(port, probe, subjects)));
    }
    const reading = await child.ask<Reading>({ ask: "reader", persons } satisfies ExchangeQuestion);
    const cookie = await signIn(`http://127.0.0.1:${port}`, reading.username, reading.password);
    for (const probe of personProbes) {
      const subjects = shuffle(reading.persons).map(
        ({ personId, group }): Subject => ({ group, ask: { path: probe.pathOf(personId), headers: { cookie } } }),
      );
      Object.assign(figures, report(probe, await timeAll(port, probe, subjects)));
    }
    return figures;
  } finally {
    await child.stop();
  }
}

/** A record of that many people, as messages brought them. */
async function addPeople(server: BenchServer, people: number): Promise<BenchDatabase> {
  const running: Running = [];
  try {
    const world = await openWorld(server, { name: "enumeration", people, seed: 7, running });
    await world.leg({ feed: "population", messages: people, connections: 8 });
    return world.database;
  } finally {
    for (const part of running.reverse()) await part.stop();
  }
}

async function timeAll(port: number, probe: Probe, subjects: readonly Subject[]): Promise<Timed[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const warm = subjects.slice(0, warmUps);
    for (const [nth, { ask }] of warm.entries()) await timeOne({ port, agent, probe, ask: warmUp(ask, nth), nth });
    const timed: Timed[] = [];
    for (const [nth, { group, ask }] of subjects.entries()) {
      timed.push({ group, ms: await timeOne({ port, agent, probe, ask, nth: warmUps + nth }) });
    }
    return timed;
  } finally {
    agent.destroy();
  }
}

/** The same request about nobody. */
const warmUp = ({ path, body, headers }: Question, nth: number): Question => ({
  path: path.replace(/[0-9a-f]{12}(?=\/)/, String(nth).padStart(12, "0")),
  ...(body ? { body: { ...body, username: `warm.up.${nth}` } } : {}),
  ...(headers ? { headers } : {}),
});

type Asked = { port: number; agent: Agent; probe: Probe; ask: Question; nth: number };

/** Milliseconds from the request to the last byte of its answer; each seems to come from another address. */
function timeOne({ port, agent, probe, ask, nth }: Asked): Promise<number> {
  const body = ask.body && JSON.stringify(ask.body);
  const headers = {
    ...ask.headers,
    ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}),
    "x-forwarded-for": `10.${probe.name.length}.${nth >> 8}.${nth & 255}`,
  };
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const { method, status } = probe;
    const asked = request({ host: "127.0.0.1", port, path: ask.path, method, agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        if (answer.statusCode === status) resolve(performance.now() - from);
        else reject(new Error(`${ask.path} was answered ${answer.statusCode}.`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

function report(probe: Probe, timed: readonly Timed[]): Record<string, number> {
  const of = (wanted: (group: string) => boolean) => timed.filter(({ group }) => wanted(group)).map(({ ms }) => ms);
  const unknown = of((group) => group === "unknown");
  const known = of((group) => group !== "unknown");
  const auc = areaUnderCurve(known, unknown);
  say(
    `${probe.path}: AUC ${auc.toFixed(3)}; median ${median(known).toFixed(2)} ms known, ` +
      `${median(unknown).toFixed(2)} ms unknown; load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const group of new Set(timed.map((one) => one.group).filter((name) => name !== "unknown"))) {
    const some = of((name) => name === group);
    const value = areaUnderCurve(some, unknown).toFixed(3);
    say(`  ${group.padEnd(12)} AUC ${value}, median ${median(some).toFixed(2)} ms (${some.length})`);
  }
  const next = nextAuc(timed);
  say(`  the request after it: AUC ${next.toFixed(3)}`);
  return {
    [`${probe.name}Auc`]: round(auc),
    [`${probe.name}NextAuc`]: round(next),
    [`${probe.name}KnownMs`]: round(median(known)),
    [`${probe.name}UnknownMs`]: round(median(unknown)),
  };
}

/** What is done behind an answer may slow down the request that follows it at once. */
function nextAuc(timed: readonly Timed[]): number {
  const after = (known: boolean) =>
    timed
      .slice(1)
      .filter((_, at) => (timed[at]!.group !== "unknown") === known)
      .map(({ ms }) => ms);
  return areaUnderCurve(after(true), after(false));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
