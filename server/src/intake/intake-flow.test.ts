import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { anIntake, aResult, type IntakeWorld, sendTo } from "../../../test/support/intake-world.ts";
import { ManualTimer } from "../../../test/support/manual-timer.ts";
import { addSource, limitSource } from "../accounts/index.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
  await world.context.database.transaction(async (tx) => {
    const { participantId } = world.source;
    const names = { sendingApplication: "LAB", sendingFacility: "PIER", assigningAuthority: "PIER" };
    await addSource(tx, {
      participantId,
      code: "PIER",
      name: "Pier",
      ...names,
      timeZone: "UTC",
      now: world.clock.now(),
    });
  });
});
afterEach(() => world.close());

const ofPier = { application: "LAB", facility: "PIER" };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Keeps the store busy with one message until it is released. */
async function holdStore(): Promise<{ release(): void; first: Promise<unknown> }> {
  await world.send(aResult({ fillerNumber: "WARM" }), "warm");
  const hold = world.proxy.holdNextCommit();
  const first = world.send(aResult({ fillerNumber: "FIRST" }), "first");
  await hold.reached;
  return { release: hold.release, first };
}

test("a flood of three thousand messages of one source does not keep another source's single message waiting", async () => {
  await world.send(aResult({ ...ofPier, fillerNumber: "WARM" }), "pier");
  let flooded = 0;
  const flood = Array.from({ length: 3_000 }, (_, n) =>
    world.send(aResult({ fillerNumber: `F${n}`, recordNumber: `9${n % 50}` }), `flood ${n % 40}`).then(() => flooded++),
  );
  // Until all of it has been read, and waits.
  for (let turns = 0; turns < 60; turns++) await turn();
  const before = flooded;
  const single = await world.send(aResult({ ...ofPier, fillerNumber: "ONE" }), "pier");
  const during = flooded - before;
  assert.equal(single.code, "AA");
  // Some batches go while the message is read; in the order of arrival it would be nearly all of them.
  assert.ok(during < 1_000, `${during} messages of the flood went first`);
  await Promise.all(flood);
  assert.equal(flooded, 3_000);
});

test("beyond what a source may have waiting, its connections are not read, and others' are", async () => {
  const small = world.another({ sourceWaitingMax: 3, gatherMs: 0 });
  assert.equal((await sendTo(small, aResult(), "harbour")).code, "AA");
  assert.equal((await sendTo(small, aResult({ ...ofPier }), "pier")).code, "AA");
  const hold = world.proxy.holdNextCommit();
  const sends = [1, 2, 3].map((n) => sendTo(small, aResult({ fillerNumber: `F${n}` }), "harbour"));
  await hold.reached;
  assert.equal(small.hasRoom("harbour"), false);
  assert.equal(small.hasRoom("pier"), true);
  assert.equal(small.hasRoom("a connection that has said nothing yet"), true);
  let hasRoom = false;
  const room = small.whenRoom("harbour").then(() => {
    hasRoom = true;
  });
  await turn();
  assert.equal(hasRoom, false);
  hold.release();
  await Promise.all(sends);
  await room;
  assert.equal(small.hasRoom("harbour"), true);
});

test("what waits is counted by source, for operators", async () => {
  const { release, first } = await holdStore();
  const sends = [1, 2].map((n) => world.send(aResult({ ...ofPier, fillerNumber: `F${n}` }), "first"));
  for (let turns = 0; turns < 5; turns++) await turn();
  const metrics = await world.context.metrics.metrics();
  assert.match(metrics, /crossbay_intake_waiting_messages_by_source\{source="HARBOUR"\} 1\n/);
  assert.match(metrics, /crossbay_intake_waiting_messages 3\n/);
  release();
  await Promise.all([first, ...sends]);
  assert.match(await world.context.metrics.metrics(), /crossbay_intake_waiting_messages 0\n/);
});

test("a source with a rate is never refused: what is above it waits, and others do not", async () => {
  await world.context.database.transaction((tx) => limitSource(tx, { code: "pier", messagesPerSecondMax: 2 }));
  const timer = new ManualTimer();
  const limited = world.another({ timer, gatherMs: 0 });
  let answered = 0;
  const sends = [1, 2, 3, 4, 5].map((n) =>
    sendTo(limited, aResult({ ...ofPier, fillerNumber: `F${n}` }), `pier ${n}`).then(({ code }) => {
      assert.equal(code, "AA");
      answered++;
    }),
  );
  assert.equal((await sendTo(limited, aResult())).code, "AA");
  await Promise.all(sends.slice(0, 2));
  assert.equal((await sendTo(limited, aResult({ fillerNumber: "G2" }))).code, "AA");
  assert.equal(answered, 2);
  timer.advance(499);
  await turn();
  assert.equal(answered, 2);
  timer.advance(1);
  await sends[2];
  assert.equal((await sendTo(limited, aResult({ fillerNumber: "G3" }))).code, "AA");
  assert.equal(answered, 3);
  timer.advance(1_000);
  await Promise.all(sends);
  assert.equal(answered, 5);
});

test("a limit is a whole number of a known source, or none", async () => {
  const limit = (code: string, messagesPerSecondMax: number | null) =>
    world.context.database.transaction((tx) => limitSource(tx, { code, messagesPerSecondMax }));
  assert.deepEqual(await limit("NOWHERE", 5), { refused: "There is no source NOWHERE." });
  for (const rate of [0, -1, 1.5, 100_001]) assert.match((await limit("PIER", rate))!.refused, /whole number/);
  assert.equal(await limit("PIER", 5), undefined);
  assert.equal(await limit("PIER", null), undefined);
});
