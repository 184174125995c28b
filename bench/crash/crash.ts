import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { randomOf } from "../../demo/src/seeded-random.ts";
import { addParticipant, addSource } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { openHouse } from "../../server/src/app/house.ts";
import { PlainError } from "../../server/src/platform/plain-error.ts";
import type { Bench } from "../bench.ts";
import { describeMachine } from "../machine.ts";
import { type CrashPlace, openGivenPlace, openOwnPlace } from "./crash-place.ts";
import { judgeRecord } from "./judge-record.ts";
import { type Kill, planKills } from "./kill-plan.ts";
import { feedSources } from "./numbered-feed.ts";
import { type Load, sendUnderLoad } from "./send-under-load.ts";
import { SupervisedExchange } from "./supervised-exchange.ts";

const seed = 11;
const quickSizes = { serverKills: 5, databaseKills: 2 };
const fullSizes = { serverKills: 50, databaseKills: 10 };
const people = 24;
const connectionsPerSource = 4;
const messagesAfterwards = 500;
/** How long the exchange may take to be back, a recovery of the database included. */
const backMsMax = 60_000;

/** `kill -9` of the product and of its database under load, and then a look at what is there. */
export const crashBench: Bench = {
  name: "crash",
  summary: "kill -9 of server and PostgreSQL under load: what is lost, doubled or out of order",
  async run({ quick, databaseUrl }) {
    const folder = mkdtempSync(join(tmpdir(), "crossbay-crash-"));
    const place = await (databaseUrl === undefined ? openOwnPlace(folder) : openGivenPlace(folder, databaseUrl));
    try {
      return await measure(folder, place, quick ? quickSizes : fullSizes);
    } finally {
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  failure({ lost, doubled, reordered, refusedGood, notStopped }) {
    const isWhole = [lost, doubled, reordered, refusedGood, notStopped].every((count) => count === 0);
    return isWhole
      ? undefined
      : "Not everything that was acknowledged stands as it was sent, or the server did not stop.";
  },
};

async function measure(folder: string, place: CrashPlace, sizes: typeof fullSizes): Promise<Record<string, number>> {
  say(`Crash, ${describeMachine(folder)}`);
  if (!place.ownDatabase) say("The given PostgreSQL is not killed, only the server.");
  const databaseKills = place.ownDatabase ? sizes.databaseKills : 0;
  const port = await freePort();
  const logFile = join(folder, "exchange.log");
  const environment = { ...place.environment, ...settingsOf(port) };
  await addSources(environment);
  const exchange = new SupervisedExchange({ environment, logFile });
  const load = sendUnderLoad({ port, people, connectionsPerSource, random: randomOf(seed + 1) });
  const kills = planKills(randomOf(seed), sizes.serverKills, databaseKills);
  const awaysMs: number[] = [];
  let stopped: { code: number | null; ms: number };
  try {
    for (const [at, kill] of kills.entries()) {
      const awayMs = kill.afterMessages > 0 ? await waitForProgress(load, kill.afterMessages, logFile) : 0;
      awaysMs.push(awayMs);
      await delay(kill.thenMs);
      await strike(kill, exchange, place);
      const before = kill.afterMessages > 0 ? `back after ${(awayMs / 1_000).toFixed(1)} s` : "still starting";
      say(
        `  ${at + 1} of ${kills.length}: ${before}, ${whole(load.sent.length)} messages settled; ${nameOf(kill)} killed`,
      );
    }
    awaysMs.push(await waitForProgress(load, messagesAfterwards, logFile));
    await load.stop();
  } finally {
    load.giveUp();
    stopped = await exchange.stop();
  }
  say(`${whole(load.sent.length)} messages settled; looking for them.`);
  const database = await place.openDatabase();
  const verdict = await judgeRecord(database.ownerUrl, load.sent).finally(() => database.close());
  for (const example of verdict.examples) say(`  ${example}`);
  return {
    kills: sizes.serverKills,
    databaseKills,
    sent: load.sent.length,
    acknowledged: load.sent.filter(({ answer }) => answer === "accepted").length,
    found: verdict.found,
    lost: verdict.lost,
    doubled: verdict.doubled,
    reordered: verdict.reordered,
    refusedGood: load.sent.filter(({ answer, kind }) => answer === "refused" && kind !== "unsupported").length,
    startsThatFailed: exchange.endedByItself,
    longestAwayMs: Math.round(Math.max(...awaysMs)),
    stopMs: Math.round(stopped.ms),
    notStopped: stopped.code === 0 ? 0 : 1,
  };
}

const settingsOf = (port: number): Record<string, string> => ({
  CROSSBAY_MLLP_PORT: String(port),
  CROSSBAY_METRICS_PORT: "0",
  CROSSBAY_LOG_LEVEL: "warn",
  // Nobody is invited here.
  CROSSBAY_SMTP_URL: "smtp://127.0.0.1:1",
  CROSSBAY_SMS_URL: "http://127.0.0.1:1",
});

async function addSources(environment: Record<string, string>): Promise<void> {
  const house = await openHouse({ config: readConfig(environment) });
  try {
    await house.database.transaction(async (tx) => {
      const now = new Date();
      for (const source of feedSources) {
        const { name, timeZone } = source;
        const { id } = await addParticipant(tx, { name, type: "hospital", timeZone, now });
        const added = await addSource(tx, { ...source, participantId: id, now });
        if ("refused" in added) throw new Error(added.refused);
      }
    });
  } finally {
    await house.close();
  }
}

/** Resolves with how long nothing was settled at most, in milliseconds. */
async function waitForProgress(load: Load, messages: number, logFile: string): Promise<number> {
  const silentMs = await load.progress(messages, backMsMax);
  if (silentMs !== undefined) return silentMs;
  const lastWords = readFileSync(logFile, "utf8").split("\n").slice(-20).join("\n");
  throw new PlainError(`The exchange was not back after ${backMsMax / 1_000} s. Its last words:\n${lastWords}`);
}

async function strike(kill: Kill, exchange: SupervisedExchange, place: CrashPlace): Promise<void> {
  if (kill.server) await exchange.kill();
  if (kill.server && kill.database) await delay(kill.thenMs % 20);
  if (!kill.database) return;
  for (;;) {
    const pid = place.postmaster();
    if (pid !== undefined) return void process.kill(pid, "SIGKILL");
    await delay(5);
  }
}

const nameOf = ({ server, database }: Kill): string =>
  [server ? "server" : [], database ? "PostgreSQL" : []].flat().join(" and ");

/** One that nobody has, and that stays the same from start to start. */
function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once("error", reject);
  probe.listen(0, "127.0.0.1", () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => resolve(port));
  });
  return promise;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const whole = (value: number): string => value.toLocaleString("en");
