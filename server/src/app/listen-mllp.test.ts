import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { listenMllp, type MllpListener } from "./listen-mllp.ts";
import type { MllpLimits } from "./mllp-connection.ts";

let world: IntakeWorld;
let listener: MllpListener;
const senders = new Set<Sender>();

beforeEach(async () => {
  world = await anIntake();
  listener = await listen();
});
afterEach(async () => {
  for (const sender of senders) sender.socket.destroy();
  senders.clear();
  await listener.close();
  await world.close();
});

const listen = (limits: Partial<MllpLimits> = {}): Promise<MllpListener> =>
  listenMllp({
    intake: world.intake,
    host: "127.0.0.1",
    port: 0,
    log: world.context.log,
    metrics: makeMetrics(),
    limits,
  });

async function listenAgain(limits: Partial<MllpLimits>): Promise<void> {
  await listener.close();
  listener = await listen(limits);
}

/** A sending system that says what it is told, byte for byte. */
class Sender {
  readonly socket: Socket;
  readonly #reader = new FrameReader({ frameBytesMax: 1_000_000 });
  readonly #answers: string[] = [];
  #wake = Promise.withResolvers<void>();
  readonly closed: Promise<void>;

  constructor() {
    senders.add(this);
    this.socket = connect({ port: listener.port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) => this.socket.once("close", () => resolve()));
    this.socket.on("end", () => this.socket.end());
    this.socket.on("data", (bytes) => {
      for (const event of this.#reader.push(bytes)) this.#answers.push(event.bytes.toString());
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    });
  }

  say(...bytes: (string | Buffer)[]): void {
    for (const part of bytes) this.socket.write(part);
  }

  async answers(count: number): Promise<string[]> {
    while (this.#answers.length < count) await this.#wake.promise;
    return this.#answers.splice(0, count);
  }
}

const framed = (message: string): Buffer => wrapFrame(Buffer.from(message));
const codeAndControlId = (answer: string): string => /\rMSA\|(\w\w\|[^|\r]*)/.exec(answer)?.[1] ?? "";
const rejects = async (): Promise<string[]> =>
  (await world.query<{ reason: string }>("select reason from intake.reject order by at, id")).map(
    ({ reason }) => reason,
  );

test("a message that arrives a byte at a time is answered like any other", async () => {
  const sender = new Sender();
  for (const byte of framed(aMessage({ controlId: "SLOW" }))) sender.say(Buffer.from([byte]));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|SLOW");
});

test("several messages in one packet are answered in their order", async () => {
  const sender = new Sender();
  const ids = Array.from({ length: 30 }, (_, n) => `P${n}`);
  const messages = ids.map((controlId, n) =>
    n % 5 === 3 ? aMessage({ controlId, type: "SIU^S12" }) : aResult({ controlId, fillerNumber: controlId }),
  );
  sender.say(Buffer.concat(messages.map(framed)));
  const answers = (await sender.answers(30)).map(codeAndControlId);
  assert.deepEqual(
    answers,
    ids.map((id, n) => `${n % 5 === 3 ? "AR" : "AA"}|${id}`),
  );
});

test("more messages at once than one connection may have under way are all answered, in order", async () => {
  await listenAgain({ inFlightMax: 4 });
  const sender = new Sender();
  const ids = Array.from({ length: 50 }, (_, n) => `Q${n}`);
  sender.say(Buffer.concat(ids.map((controlId) => framed(aResult({ controlId, fillerNumber: controlId })))));
  assert.deepEqual(
    (await sender.answers(50)).map(codeAndControlId),
    ids.map((id) => `AA|${id}`),
  );
});

test("a message that is too long is refused and logged, and the connection goes on", async () => {
  await listenAgain({ frameBytesMax: 10_000 });
  const sender = new Sender();
  sender.say(framed(aMessage({ controlId: "LONG", segments: [`NTE|1||${"x".repeat(20_000)}`] })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AE|LONG");
  sender.say(framed(aMessage({ controlId: "NEXT" })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|NEXT");
  assert.deepEqual(await rejects(), ["frame-too-large"]);
});

test("junk between messages is logged once, and the next message is taken", async () => {
  const sender = new Sender();
  sender.say("junk", framed(aMessage({ controlId: "AFTER" })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|AFTER");
  assert.deepEqual(await rejects(), ["junk-before-frame"]);
});

test("a connection that speaks something else is closed", async () => {
  const sender = new Sender();
  sender.say("x".repeat(200_000));
  await sender.closed;
  assert.deepEqual(await rejects(), ["junk-before-frame"]);
});

test("a message without an end is logged when its sender leaves, and nothing of it is accepted", async () => {
  const sender = new Sender();
  sender.say(framed(aMessage({ controlId: "WHOLE" })));
  await sender.answers(1);
  sender.say(framed(aMessage({ controlId: "HALF" })).subarray(0, 60));
  sender.socket.end();
  await sender.closed;
  assert.deepEqual(await rejects(), ["no-end-block"]);
  assert.equal((await world.query("select from intake.message")).length, 1);
});

test("a sender that has said all it will still gets its answers", async () => {
  const sender = new Sender();
  sender.say(framed(aMessage({ controlId: "LAST" })));
  sender.socket.end();
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|LAST");
  await sender.closed;
});

test("twenty senders at once are all answered, each its own", async () => {
  const answered = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const sender = new Sender();
      const answers: string[] = [];
      for (let at = 0; at < 5; at++) {
        sender.say(framed(aResult({ controlId: `S${n}-${at}`, recordNumber: `8150${n}`, fillerNumber: `${n}-${at}` })));
        answers.push(codeAndControlId((await sender.answers(1))[0]!));
      }
      return answers;
    }),
  );
  for (const [n, answers] of answered.entries()) {
    assert.deepEqual(
      answers,
      [0, 1, 2, 3, 4].map((at) => `AA|S${n}-${at}`),
    );
  }
});

test("one connection more than allowed is turned away", async () => {
  await listenAgain({ connectionsMax: 1 });
  const first = new Sender();
  first.say(framed(aMessage({ controlId: "FIRST" })));
  await first.answers(1);
  const second = new Sender();
  await second.closed;
  first.say(framed(aMessage({ controlId: "STILL" })));
  assert.equal(codeAndControlId((await first.answers(1))[0]!), "AA|STILL");
});

test("a listener that closes answers what it stored, and stores nothing that it did not answer", async () => {
  const sender = new Sender();
  const hold = world.proxy.holdNextCommit();
  sender.say(framed(aMessage({ controlId: "LAST" })));
  await hold.reached;
  hold.release();
  // The first COMMIT is that of reading the sources; the message's own is the next.
  const own = world.proxy.holdNextCommit();
  await own.reached;
  const closing = listener.close();
  own.release();
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|LAST");
  await sender.closed;
  await closing;
  listener = await listen();
});

test("reading stops while intake has no room, and goes on after", async () => {
  await world.intake.stop();
  const small = world.another({ waitingMessagesMax: 3 });
  await listener.close();
  listener = await listenMllp({
    intake: small,
    host: "127.0.0.1",
    port: 0,
    log: world.context.log,
    metrics: makeMetrics(),
  });
  const sender = new Sender();
  const ids = Array.from({ length: 20 }, (_, n) => `R${n}`);
  for (const controlId of ids) sender.say(framed(aResult({ controlId, fillerNumber: controlId })));
  assert.deepEqual(
    (await sender.answers(20)).map(codeAndControlId),
    ids.map((id) => `AA|${id}`),
  );
});
