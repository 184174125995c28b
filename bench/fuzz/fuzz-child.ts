import { listSources } from "../../server/src/accounts/index.ts";
import { listenMllp } from "../../server/src/app/listen-mllp.ts";
import { Intake } from "../../server/src/intake/index.ts";
import { systemClock } from "../../server/src/platform/clock.ts";
import { deriveKeys } from "../../server/src/platform/keys.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { deliver } from "../../test/support/wire-client.ts";
import { answerParent } from "../child.ts";
import { fuzzedMessage, fuzzMaterial, fuzzSource } from "./fuzzed-message.ts";
import { judgeDelivered } from "./judge-delivered.ts";
import { KeptDigests } from "./kept-digests.ts";
import { PurePath } from "./pure-path.ts";

export type FuzzQuestion = { from: number; to: number };

export type FuzzFigures = {
  accepted: number;
  refused: number;
  rejected: number;
  crashes: number;
  unhandled: number;
  withoutOutcome: number;
  throughIntake: number;
  slowestMs: number;
  slowestIndex: number;
  /** What went wrong, with the number of the message that did it. */
  examples: string[];
};

const examplesMax = 5;
/** One of so many also goes through intake and the database. */
const intakeEvery = 200;

const seed = Number(process.env.CROSSBAY_FUZZ_SEED);
const url = process.env.CROSSBAY_DATABASE_URL!;
const material = fuzzMaterial(seed);
const keys = deriveKeys(Buffer.alloc(32, 3));
const database = new Database({ url, connectionsMax: 4 });
const kept = new KeptDigests(url);
const sources = await database.snapshot((tx) => listSources(tx));
const source = sources.find(({ sendingFacility }) => sendingFacility === fuzzSource.sendingFacility)!;
const purePath = new PurePath(source, keys.ids);
const log = makeLog({ level: "error" });
const metrics = makeMetrics();
const intake = new Intake({ database, clock: systemClock, keys, log, metrics });
const listener = await listenMllp({ intake, host: "127.0.0.1", port: 0, log, metrics });

const unhandled: string[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(`unhandled: ${(reason as Error)?.stack}`));
process.on("uncaughtException", (error) => unhandled.push(`uncaught: ${error.stack}`));

answerParent<FuzzQuestion>(run, async () => {
  await listener.close();
  await intake.stop();
  await kept.close();
  await database.close();
});

async function run({ from, to }: FuzzQuestion): Promise<FuzzFigures> {
  const figures: FuzzFigures = {
    accepted: 0,
    refused: 0,
    rejected: 0,
    crashes: 0,
    unhandled: 0,
    withoutOutcome: 0,
    throughIntake: 0,
    slowestMs: 0,
    slowestIndex: from,
    examples: [],
  };
  const toIntake: { index: number; wire: Buffer }[] = [];
  for (let index = from; index < to; index++) {
    const wire = fuzzedMessage(material, seed, index);
    takePure(index, wire, figures);
    if (index % intakeEvery === 0) toIntake.push({ index, wire });
  }
  const delivered = await Promise.all(
    toIntake.map(async ({ index, wire }) => ({
      name: `message ${index}`,
      wire,
      answers: await deliver(listener.port, wire),
    })),
  );
  figures.throughIntake = delivered.length;
  for (const fault of await judgeDelivered(kept, delivered)) blame(figures, "withoutOutcome", fault);
  for (const example of unhandled.splice(0)) blame(figures, "unhandled", example);
  return figures;
}

function takePure(index: number, wire: Buffer, figures: FuzzFigures): void {
  const fromMs = performance.now();
  const outcomes = purePath.take(wire);
  const ms = performance.now() - fromMs;
  if (ms > figures.slowestMs) Object.assign(figures, { slowestMs: ms, slowestIndex: index });
  if (outcomes.length === 0 && !isNothing(wire)) blame(figures, "withoutOutcome", `message ${index}: no outcome`);
  for (const outcome of outcomes) {
    if ("fault" in outcome) blame(figures, "crashes", `message ${index}: ${outcome.fault}`);
    else figures[outcome.outcome]++;
  }
}

/** A framed message of white space, or none, leaves nothing to speak of. */
const isNothing = (wire: Buffer): boolean => wire.every((byte) => byte <= 0x20);

function blame(figures: FuzzFigures, figure: "crashes" | "unhandled" | "withoutOutcome", example: string): void {
  figures[figure]++;
  if (figures.examples.length < examplesMax) figures.examples.push(example);
}
