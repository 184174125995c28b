import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { type BenchServer, openBenchServer } from "../bench-database.ts";
import { startChild } from "../child.ts";
import { describeMachine } from "../machine.ts";
import { median } from "../statistics.ts";
import { addAccounts, type Name, shuffle } from "./accounts.ts";
import { areaUnderCurve } from "./auc.ts";

const fullCount = 2_000;
const quickCount = 300;
const warmUps = 40;
const aucMin = 0.45;
const aucMax = 0.55;

const probes = {
  signIn: {
    path: "/api/sign-in",
    status: 401,
    bodyOf: (username: string) => ({ username, password: "not the right one" }),
  },
  forgotten: { path: "/api/sign-in/forgotten", status: 202, bodyOf: (username: string) => ({ username }) },
} as const;
type Probe = keyof typeof probes;
type Timed = { name: Name; ms: number };

/** Do latencies tell who has an account? One request at a time over one connection, which tells the most. */
export const enumerationBench: Bench = {
  name: "enumeration",
  summary: "sign-in and forgotten password: what latencies tell of accounts that exist",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    try {
      return await measure(server, quick ? quickCount : fullCount);
    } finally {
      await server.stop();
    }
  },
  failure(figures) {
    const apart = Object.keys(figures).filter(
      (name) => name.endsWith("Auc") && !(figures[name]! >= aucMin && figures[name]! <= aucMax),
    );
    return apart.length === 0 ? undefined : `Latencies tell known from unknown accounts: ${apart.join(", ")}.`;
  },
};

async function measure(server: BenchServer, count: number): Promise<Record<string, number>> {
  say(`Enumeration, ${describeMachine(server.folder)}; load ${loadavg()[0]?.toFixed(1)}`);
  const database = await server.createDatabase("enumeration");
  const names = await addAccounts(database, count);
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
    const { port } = await child.ask<{ port: number }>({});
    const figures: Record<string, number> = { accounts: count };
    for (const probe of Object.keys(probes) as Probe[]) {
      Object.assign(figures, report(probe, await timeAll(port, probe, shuffle(names))));
    }
    return figures;
  } finally {
    await child.stop();
  }
}

async function timeAll(port: number, probe: Probe, names: readonly Name[]): Promise<Timed[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (let nth = 0; nth < warmUps; nth += 1) await timeOne({ port, agent, probe, username: `warm.up.${nth}`, nth });
    const timed: Timed[] = [];
    for (const [nth, name] of names.entries()) {
      timed.push({ name, ms: await timeOne({ port, agent, probe, username: name.username, nth: warmUps + nth }) });
    }
    return timed;
  } finally {
    agent.destroy();
  }
}

type Asked = { port: number; agent: Agent; probe: Probe; username: string; nth: number };

/** Milliseconds from the request to the last byte of its answer; each seems to come from another address. */
function timeOne({ port, agent, probe, username, nth }: Asked): Promise<number> {
  const { path, status, bodyOf } = probes[probe];
  const body = JSON.stringify(bodyOf(username));
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-forwarded-for": `10.${probe.length}.${nth >> 8}.${nth & 255}`,
  };
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        if (answer.statusCode === status) resolve(performance.now() - from);
        else reject(new Error(`${path} was answered ${answer.statusCode}.`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

function report(probe: Probe, timed: readonly Timed[]): Record<string, number> {
  const of = (wanted: (group: Name["group"]) => boolean) =>
    timed.filter(({ name }) => wanted(name.group)).map(({ ms }) => ms);
  const unknown = of((group) => group === "unknown");
  const known = of((group) => group !== "unknown");
  const auc = areaUnderCurve(known, unknown);
  say(
    `${probes[probe].path}: AUC ${auc.toFixed(3)}; median ${median(known).toFixed(2)} ms known, ` +
      `${median(unknown).toFixed(2)} ms unknown; load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const state of ["active", "suspended", "deactivated", "in-training"] as const) {
    const some = of((group) => group === state);
    const value = areaUnderCurve(some, unknown).toFixed(3);
    say(`  ${state.padEnd(12)} AUC ${value}, median ${median(some).toFixed(2)} ms (${some.length})`);
  }
  const next = nextAuc(timed);
  say(`  the request after it: AUC ${next.toFixed(3)}`);
  return {
    [`${probe}Auc`]: round(auc),
    [`${probe}NextAuc`]: round(next),
    [`${probe}KnownMs`]: round(median(known)),
    [`${probe}UnknownMs`]: round(median(unknown)),
  };
}

/** What is done behind an answer may slow down the request that follows it at once. */
function nextAuc(timed: readonly Timed[]): number {
  const after = (known: boolean) =>
    timed
      .slice(1)
      .filter((_, at) => (timed[at]!.name.group !== "unknown") === known)
      .map(({ ms }) => ms);
  return areaUnderCurve(after(true), after(false));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
