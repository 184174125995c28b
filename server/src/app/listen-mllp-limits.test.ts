import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { ByteSender, codeAndControlId, framed } from "../../../test/support/byte-sender.ts";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";
import { ManualTimer } from "../../../test/support/manual-timer.ts";
import type { Intake } from "../intake/index.ts";
import { makeMetrics } from "../platform/metrics.ts";
import type { Timer } from "../platform/timer.ts";
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

const listen = (
  limits: Partial<MllpLimits> = {},
  more: { timer?: Timer; intake?: Intake } = {},
): Promise<MllpListener> =>
  listenMllp({
    intake: world.intake,
    host: "127.0.0.1",
    port: 0,
    log: world.context.log,
    metrics: makeMetrics(),
    limits,
    ...more,
  });

async function listenAgain(limits: Partial<MllpLimits>, more: { timer?: Timer; intake?: Intake } = {}): Promise<void> {
  await listener.close();
  listener = await listen(limits, more);
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

test("reading stops while intake has no room, and goes on after", async () => {
  await listenAgain({}, { intake: world.another({ waitingMessagesMax: 3 }) });
  const sender = aSender();
  const ids = Array.from({ length: 20 }, (_, n) => `R${n}`);
  for (const controlId of ids) sender.say(framed(aResult({ controlId, fillerNumber: controlId })));
  assert.deepEqual(
    (await sender.answers(20)).map(codeAndControlId),
    ids.map((id) => `AA|${id}`),
  );
});

test("a source that has as much waiting as it may is read on when its answers have left", async () => {
  await listenAgain({}, { intake: world.another({ sourceWaitingMax: 2 }) });
  const sender = aSender();
  const ids = Array.from({ length: 20 }, (_, n) => `W${n}`);
  for (const controlId of ids) sender.say(framed(aResult({ controlId, fillerNumber: controlId })));
  assert.deepEqual(
    (await sender.answers(20)).map(codeAndControlId),
    ids.map((id) => `AA|${id}`),
  );
});

test("both answers of enhanced mode leave in frames of their own, before the next message's", async () => {
  const sender = aSender();
  const both = { acceptAckType: "AL", applicationAckType: "AL" };
  const silent = { acceptAckType: "NE", applicationAckType: "NE" };
  sender.say(
    framed(aResult({ ...both, controlId: "E1" })),
    framed(aResult({ ...silent, controlId: "E2", fillerNumber: "F2" })),
    framed(aMessage({ ...both, controlId: "E3", application: "NOBODY" })),
    framed(aResult({ controlId: "E4", fillerNumber: "F4" })),
  );
  assert.deepEqual((await sender.answers(4)).map(codeAndControlId), ["CA|E1", "AA|E1", "CR|E3", "AA|E4"]);
});

test("while the store is away a connection is closed without an answer, after the answers of what was stored", async () => {
  await listenAgain({}, { intake: world.another({ outageMsMax: 0 }) });
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "BEFORE" })));
  assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|BEFORE");
  world.proxy.down();
  sender.say(framed(aMessage({ controlId: "AWAY" })), framed(aMessage({ controlId: "LATER" })));
  await sender.closed;
  world.proxy.up();
  assert.deepEqual(sender.unread, []);
  const again = aSender();
  again.say(framed(aMessage({ controlId: "AGAIN" })));
  assert.equal(codeAndControlId((await again.answers(1))[0]!), "AA|AGAIN");
});

test("a message that trickles in a byte at a time is cut off after its time, and what came of it is logged", async () => {
  const timer = new ManualTimer();
  await listenAgain({ frameMsMax: 60_000 }, { timer });
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "QUICK" })));
  await sender.answers(1);
  let isClosed = false;
  void sender.closed.then(() => {
    isClosed = true;
  });
  const bytes = framed(aMessage({ controlId: "DRIBBLE" }));
  for (let at = 0; !isClosed && at < bytes.length - 2; at++) {
    sender.say(bytes.subarray(at, at + 1));
    timer.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await sender.closed;
  assert.deepEqual(await rejects(), ["no-end-block"]);
});

test("a thousand connections that say nothing are no burden to one that speaks", async () => {
  const idle = Array.from({ length: 1_000 }, () => connect({ port: listener.port, host: "127.0.0.1" }));
  try {
    for (const socket of idle) socket.on("error", () => {});
    await Promise.all(idle.map((socket) => once(socket, "connect")));
    const sender = aSender();
    sender.say(framed(aMessage({ controlId: "SPEAKS" })));
    assert.equal(codeAndControlId((await sender.answers(1))[0]!), "AA|SPEAKS");
    assert.ok(idle.every((socket) => !socket.destroyed));
  } finally {
    for (const socket of idle) socket.destroy();
  }
});

test("a listener that closes does not wait longer than its time for a store that hangs", async () => {
  const timer = new ManualTimer();
  await listenAgain({ closeMsMax: 7_000 }, { timer });
  const sender = aSender();
  sender.say(framed(aMessage({ controlId: "FIRST" })));
  await sender.answers(1);
  const hold = world.proxy.holdNextCommit();
  sender.say(framed(aMessage({ controlId: "STUCK" })));
  await hold.reached;
  const closing = listener.close();
  timer.advance(7_000);
  await closing;
  await sender.closed;
  assert.deepEqual(sender.unread, []);
  hold.release();
  listener = await listen();
});

test("what is refused and closed is counted for operators", async () => {
  const metrics = makeMetrics();
  await listener.close();
  const { log } = world.context;
  const limits = { connectionsMax: 1 };
  listener = await listenMllp({ intake: world.intake, host: "127.0.0.1", port: 0, log, metrics, limits });
  const first = aSender();
  first.say(framed(aMessage()));
  await first.answers(1);
  await aSender().closed;
  first.say("x".repeat(200_000));
  await first.closed;
  const text = await metrics.metrics();
  assert.match(text, /crossbay_mllp_refused_connections_total\{listener="plain",reason="full"\} 1/);
  assert.match(text, /crossbay_mllp_closed_connections_total\{listener="plain",reason="junk"\} 1/);
});
