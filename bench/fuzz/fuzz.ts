import { addParticipant, addSource } from "../../server/src/accounts/index.ts";
import { PlainError } from "../../server/src/platform/plain-error.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import type { Bench } from "../bench.ts";
import { openBenchServer } from "../bench-database.ts";
import { type Child, startChild } from "../child.ts";
import type { FuzzFigures, FuzzQuestion } from "./fuzz-child.ts";
import { fuzzSource } from "./fuzzed-message.ts";
import { KeptDigests } from "./kept-digests.ts";

const seed = 29;
const quickMessages = 40_000;
const fullMessages = 1_000_000;
const children = 2;
const messagesAtOnce = 2_000;
const printEvery = 50_000;
/** No thousand messages take so long unless one of them never ends. */
const answerMsMax = 120_000;
const slowestMsMax = 5_000;

/** Damaged messages through the whole way: every one has an outcome, and none does harm. */
export const fuzzBench: Bench = {
  name: "fuzz",
  summary: "damaged HL7 v2 messages: no crash, one outcome each, bounded in time",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    const running: Child[] = [];
    try {
      const { appUrl } = await server.createDatabase("fuzz");
      await addFuzzSource(appUrl);
      for (let n = 0; n < children; n++) {
        const environment = { CROSSBAY_FUZZ_SEED: String(seed), CROSSBAY_DATABASE_URL: appUrl };
        running.push(startChild(new URL("fuzz-child.ts", import.meta.url), environment));
      }
      const figures = await mutateAll(running, quick ? quickMessages : fullMessages);
      const kept = new KeptDigests(appUrl);
      return { ...figures, faultsInStore: await kept.faults().finally(() => kept.close()) };
    } finally {
      for (const child of running) await child.stop();
      await server.stop();
    }
  },
  failure({ crashes, unhandled, withoutOutcome, faultsInStore, slowestMs }) {
    const harms = [crashes, unhandled, withoutOutcome, faultsInStore];
    const isSound = harms.every((count) => count === 0) && slowestMs! < slowestMsMax;
    return isSound ? undefined : "Damaged messages did harm.";
  },
};

async function mutateAll(running: readonly Child[], messages: number): Promise<Record<string, number>> {
  const sum: FuzzFigures = {
    accepted: 0,
    refused: 0,
    rejected: 0,
    crashes: 0,
    unhandled: 0,
    withoutOutcome: 0,
    throughIntake: 0,
    slowestMs: 0,
    slowestIndex: 0,
    examples: [],
  };
  const fromMs = performance.now();
  let next = 0;
  let mutated = 0;
  await Promise.all(
    running.map(async (child) => {
      while (next < messages) {
        const question = { from: next, to: Math.min(messages, next + messagesAtOnce) };
        next = question.to;
        add(sum, await askInTime(child, question));
        mutated += question.to - question.from;
        if (mutated % printEvery < messagesAtOnce) say(`  ${whole(mutated)} of ${whole(messages)}`);
      }
    }),
  );
  const seconds = (performance.now() - fromMs) / 1_000;
  for (const example of sum.examples) say(`  ${example}`);
  say(`The slowest was message ${sum.slowestIndex} of seed ${seed}: ${sum.slowestMs.toFixed(1)} ms.`);
  const { examples: _, slowestIndex: __, ...figures } = sum;
  return {
    mutated,
    ...figures,
    slowestMs: Math.round(sum.slowestMs * 10) / 10,
    messagesPerSecond: Math.round(mutated / seconds),
  };
}

/** A message that is never finished is named by the thousands that it is among. */
async function askInTime(child: Child, question: FuzzQuestion): Promise<FuzzFigures> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      process.kill(child.pid, "SIGKILL");
      reject(new PlainError(`A message from ${question.from} to ${question.to} of seed ${seed} takes for ever.`));
    }, answerMsMax);
  });
  return Promise.race([child.ask<FuzzFigures>(question), tooLate]).finally(() => clearTimeout(timer));
}

function add(sum: FuzzFigures, more: FuzzFigures): void {
  const { slowestMs, slowestIndex, examples, ...counts } = more;
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
  if (slowestMs > sum.slowestMs) Object.assign(sum, { slowestMs, slowestIndex });
  sum.examples.push(...examples.slice(0, Math.max(0, 10 - sum.examples.length)));
}

async function addFuzzSource(appUrl: string): Promise<void> {
  const database = new Database({ url: appUrl, connectionsMax: 1 });
  const { key: code, name, sendingApplication, sendingFacility, assigningAuthority, timeZone } = fuzzSource;
  try {
    await database.transaction(async (tx) => {
      const now = new Date();
      const { id } = await addParticipant(tx, { name, type: "hospital", timeZone, now });
      const terms = { code, name, sendingApplication, sendingFacility, assigningAuthority, timeZone };
      const added = await addSource(tx, { ...terms, participantId: id, now });
      if ("refused" in added) throw new Error(added.refused);
    });
  } finally {
    await database.close();
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const whole = (value: number): string => value.toLocaleString("en");
