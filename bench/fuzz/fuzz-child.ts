import { createHash } from "node:crypto";
import { listSources } from "../../server/src/accounts/index.ts";
import { Intake } from "../../server/src/intake/index.ts";
import { rejectBytesMax } from "../../server/src/intake/prepared-message.ts";
import { systemClock } from "../../server/src/platform/clock.ts";
import { deriveKeys } from "../../server/src/platform/keys.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { answerParent } from "../child.ts";
import { fuzzedMessage, fuzzMaterial, fuzzSource } from "./fuzzed-message.ts";
import { KeptDigests } from "./kept-digests.ts";
import { PurePath, readWire } from "./pure-path.ts";

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
const intake = new Intake({ database, clock: systemClock, keys, log, metrics: makeMetrics() });

let unhandled = 0;
process.on("unhandledRejection", () => unhandled++);
process.on("uncaughtException", () => unhandled++);

answerParent<FuzzQuestion>(run, async () => {
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
  const taken = await Promise.all(toIntake.map(({ index, wire }) => takeIn(index, wire)));
  await judgeKept(taken.flat(), figures);
  figures.unhandled = unhandled;
  unhandled = 0;
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

type Taken = { index: number; bytes: Buffer; code: string };

async function takeIn(index: number, wire: Buffer): Promise<Taken[]> {
  return Promise.all(
    readWire(wire).map(async (event) => {
      const frame = { bytes: event.bytes, connection: `fuzz ${index % 8}`, remoteAddress: "127.0.0.1" };
      const answer = await (event.kind === "frame" ? intake.receive(frame) : intake.receiveStranger(frame, event));
      const code = /\rMSA.([AC][AER])/.exec(answer?.toString("latin1") ?? "")?.[1] ?? "none";
      return { index, bytes: event.bytes, code };
    }),
  );
}

/** Accepted: among the messages. Anything else: in quarantine or in the reject log. */
async function judgeKept(taken: readonly Taken[], figures: FuzzFigures): Promise<void> {
  const digests = taken.map(({ bytes }) => digestOf(bytes));
  const places = await kept.placesOf([
    ...digests,
    ...taken.map(({ bytes }) => digestOf(bytes.subarray(0, rejectBytesMax))),
  ]);
  for (const [at, { index, bytes, code }] of taken.entries()) {
    figures.throughIntake++;
    const isAccepted = code === "AA" || code === "CA";
    const where = places.get(digests[at]!) ?? places.get(digestOf(bytes.subarray(0, rejectBytesMax)));
    if (isAccepted ? where === "stored" : where === "quarantined" || where === "rejected") continue;
    blame(figures, "withoutOutcome", `message ${index}: answered ${code}, but is ${where ?? "nowhere"}`);
  }
}

function blame(figures: FuzzFigures, figure: "crashes" | "withoutOutcome", example: string): void {
  figures[figure]++;
  if (figure === "crashes" || figures.examples.length < examplesMax) figures.examples.push(example);
}

const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
