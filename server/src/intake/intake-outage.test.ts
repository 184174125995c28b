import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, aResult, type IntakeWorld, sendTo } from "../../../test/support/intake-world.ts";
import { ManualTimer } from "../../../test/support/manual-timer.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake({ outageMsMax: 0 });
});
afterEach(() => world.close());

/** Lets time pass until something is settled. */
async function passTime(timer: ManualTimer, settled: Promise<unknown>): Promise<void> {
  let isSettled = false;
  void settled.then(() => {
    isSettled = true;
  });
  while (!isSettled) {
    await new Promise((resolve) => setImmediate(resolve));
    timer.advance(10);
  }
}

async function untilLogged(words: string): Promise<void> {
  while (!world.logged.some((line) => line.includes(words))) await new Promise((resolve) => setImmediate(resolve));
}

const stored = async (): Promise<number> => (await world.query("select from intake.message")).length;

test("while the store is away nothing is answered and connections are closed; afterwards the same message is taken", async () => {
  const message = aResult();
  assert.equal((await world.send(aResult())).code, "AA");
  world.proxy.down();
  for (let n = 0; n < 3; n++) assert.equal((await world.send(message, `connection ${n}`)).code, "closed");
  world.proxy.up();
  assert.equal(await stored(), 1);
  assert.equal((await world.send(message, "again")).code, "AA");
  assert.equal(await stored(), 2);
});

test("a store that is away before the sources are known closes connections too", async () => {
  world.proxy.down();
  world.clock.advance(5_000);
  assert.equal((await world.send(aResult({ controlId: "X1" }))).code, "closed");
  world.proxy.up();
});

test("a store that is away for a moment is tried again, and the sender gets its answer", async () => {
  const timer = new ManualTimer();
  const patient = world.another({ timer, outageMsMax: 10_000 });
  assert.equal((await sendTo(patient, aResult())).code, "AA");
  world.proxy.down();
  let answered = "";
  const answer = sendTo(patient, aResult()).then(({ code }) => {
    answered = code;
  });
  await untilLogged("messages could not be stored");
  timer.advance(5_000);
  assert.equal(answered, "");
  world.proxy.up();
  await passTime(timer, answer);
  assert.equal(answered, "AA");
  assert.equal(await stored(), 2);
});

test("a store that stays away longer than we try closes every connection that waits, also one that asked for no answer", async () => {
  const timer = new ManualTimer();
  const patient = world.another({ timer, outageMsMax: 10_000 });
  assert.equal((await sendTo(patient, aResult())).code, "AA");
  world.proxy.down();
  const silent = { acceptAckType: "NE", applicationAckType: "NE" };
  const sends = [aResult(), aResult(silent), aMessage({ application: "NOBODY" })].map((message, n) =>
    sendTo(patient, message, `connection ${n}`),
  );
  await passTime(timer, Promise.all(sends));
  assert.deepEqual(
    (await Promise.all(sends)).map(({ code }) => code),
    ["closed", "closed", "closed"],
  );
  world.proxy.up();
});

test("what came after a message that was given up is not stored before it", async () => {
  await world.send(aResult());
  world.proxy.down();
  const sends = Array.from({ length: 5 }, (_, n) => world.send(aResult({ fillerNumber: `F${n}` }), "fast"));
  assert.deepEqual(new Set((await Promise.all(sends)).map(({ code }) => code)), new Set(["closed"]));
  world.proxy.up();
  assert.equal((await world.send(aResult(), "fast")).code, "closed");
  assert.equal((await world.send(aResult(), "another")).code, "AA");
  assert.equal(await stored(), 2);
});

test("a connection that breaks before the commit loses nothing and accepts only what is stored", async () => {
  await world.send(aResult());
  world.proxy.breakNextCommit("before");
  const answer = await world.send(aResult());
  await world.proxy.whenBroken();
  assert.equal(answer.code, "AA");
  assert.equal(await stored(), 2);
});

test("a connection that breaks after the commit, before its answer, stores the message once", async () => {
  await world.send(aResult({ fillerNumber: "F1" }));
  world.proxy.breakNextCommit("after");
  assert.equal((await world.send(aResult({ fillerNumber: "F2" }))).code, "AA");
  await world.proxy.whenBroken();
  assert.equal(await stored(), 2);
  assert.equal((await world.query("select from record.resource where kind = 'Observation'")).length, 2);
});

test("a commit of unknown outcome with the store away afterwards is not accepted", async () => {
  const message = aResult();
  await world.send(aResult());
  world.proxy.breakNextCommit("after");
  const answer = world.send(message);
  await world.proxy.whenBroken();
  world.proxy.down();
  assert.equal((await answer).code, "closed");
  world.proxy.up();
  assert.equal((await world.send(message, "another")).code, "AA");
  assert.equal(await stored(), 2);
});

test("no answer leaves while the commit is still under way", async () => {
  await world.send(aResult());
  const release = world.proxy.holdNextCommit();
  let isAnswered = false;
  const answer = world.send(aResult()).then((result) => {
    isAnswered = true;
    return result;
  });
  await release.reached;
  assert.equal(await stored(), 1);
  assert.equal(isAnswered, false);
  release.release();
  assert.equal((await answer).code, "AA");
  assert.equal(await stored(), 2);
});

test("stopping waits for what is under way", async () => {
  const answers = Array.from({ length: 30 }, (_, n) => world.send(aResult({ fillerNumber: `F${n}` }), `c${n}`));
  await world.intake.stop();
  assert.equal(await stored(), 30);
  await Promise.all(answers);
});

test("stopping gives up after its time what a store that hangs holds, and answers none of it", async () => {
  await world.send(aResult());
  const timer = new ManualTimer();
  const stopping = world.another({ timer, stopMsMax: 5_000 });
  const hold = world.proxy.holdNextCommit();
  const first = sendTo(stopping, aResult({ fillerNumber: "F1" }));
  await hold.reached;
  hold.release();
  const own = world.proxy.holdNextCommit();
  await own.reached;
  const stopped = stopping.stop();
  assert.equal((await sendTo(stopping, aResult())).code, "closed");
  timer.advance(5_000);
  await stopped;
  assert.equal((await first).code, "closed");
  own.release();
});
