import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ByteSender, codeAndControlId, framed } from "../../../test/support/byte-sender.ts";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { listenMllp, type MllpListener } from "./listen-mllp.ts";
import type { MllpLimits } from "./mllp-connection.ts";

let world: IntakeWorld;
let listener: MllpListener;
const senders = new Set<ByteSender>();

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

function aSender(): ByteSender {
  const sender = new ByteSender(listener.port);
  senders.add(sender);
  return sender;
}

const rejects = async (): Promise<string[]> =>
  (await world.query<{ reason: string }>("select reason from intake.reject order by at, id")).map(
    ({ reason }) => reason,
  );

test("a message that arrives a byte at a time is answered like any other", async () => {
  const sender = aSender();
  for (const byte of framed(aMessage({ controlId: "SLOW" }))) sender.say(Buffer.from([byte]));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|SLOW");
});

test("several messages in one packet are answered in their order", async () => {
  const sender = aSender();
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
  const sender = aSender();
  const ids = Array.from({ length: 50 }, (_, n) => `Q${n}`);
  sender.say(Buffer.concat(ids.map((controlId) => framed(aResult({ controlId, fillerNumber: controlId })))));
  assert.deepEqual(
    (await sender.answers(50)).map(codeAndControlId),
    ids.map((id) => `AA|${id}`),
  );
});

test("a message that is too long is refused and logged, and the connection goes on", async () => {
  await listenAgain({ frameBytesMax: 10_000 });
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "LONG", segments: [`NTE|1||${"x".repeat(20_000)}`] })));
  const [refusal] = await sender.answers(1);
  assert.equal(codeAndControlId(refusal!), "AE|LONG");
  assert.match(refusal!, /The message is longer than this exchange takes: 10,000 bytes\./);
  sender.say(framed(aMessage({ controlId: "NEXT" })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|NEXT");
  assert.deepEqual(await rejects(), ["frame-too-large"]);
});

test("junk between messages is logged once, and the next message is taken", async () => {
  const sender = aSender();
  sender.say("junk", framed(aMessage({ controlId: "AFTER" })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|AFTER");
  assert.deepEqual(await rejects(), ["junk-before-frame"]);
});

test("a connection that speaks something else is closed", async () => {
  const sender = aSender();
  sender.say("x".repeat(200_000));
  await sender.closed;
  assert.deepEqual(await rejects(), ["junk-before-frame"]);
});

test("a message without an end is logged when its sender leaves, and nothing of it is accepted", async () => {
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "WHOLE" })));
  await sender.answers(1);
  sender.say(framed(aMessage({ controlId: "HALF" })).subarray(0, 60));
  sender.socket.end();
  await sender.closed;
  assert.deepEqual(await rejects(), ["no-end-block"]);
  assert.equal((await world.query("select from intake.message")).length, 1);
});

test("a sender that has said all it will still gets its answers", async () => {
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "LAST" })));
  sender.socket.end();
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|LAST");
  await sender.closed;
});

test("twenty senders at once are all answered, each its own", async () => {
  const answered = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const sender = aSender();
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
  const first = aSender();
  first.say(framed(aMessage({ controlId: "FIRST" })));
  await first.answers(1);
  const second = aSender();
  await second.closed;
  first.say(framed(aMessage({ controlId: "STILL" })));
  assert.equal(codeAndControlId((await first.answers(1))[0]!), "AA|STILL");
});

test("a listener that closes answers what it stored, and stores nothing that it did not answer", async () => {
  const sender = aSender();
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
