import assert from "node:assert/strict";
import { test } from "node:test";
import { FairQueue, type Waiting } from "./fair-queue.ts";

type Item = Waiting & { name: string };

const item = (name: string, lanes: string[], options: Partial<Item> = {}): Item => ({
  name,
  lanes,
  source: "hospital",
  connection: lanes[0]!,
  once: undefined,
  bytes: 100,
  perSecondMax: undefined,
  ...options,
});
const names = (items: readonly Item[]): string => items.map(({ name }) => name).join(" ");
const wide = { messagesMax: 10, bytesMax: 10_000 };

function queueOf(...items: Item[]): FairQueue<Item> {
  const queue = new FairQueue<Item>();
  for (const one of items) queue.add(one, 0);
  return queue;
}
const doneAll = (queue: FairQueue<Item>, batch: readonly Item[]): void => {
  for (const one of batch) queue.done(one);
};

test("what is free goes together, each connection in its order", () => {
  const queue = queueOf(item("a", ["c1"]), item("b", ["c2"]), item("c", ["c1"]));
  assert.equal(names(queue.take(wide, 0)), "a b c");
  assert.equal(queue.length, 0);
});

test("a message of a patient under way waits, and so does what came after it on its connection", () => {
  const queue = queueOf(item("first", ["c0", "p1"]));
  const first = queue.take(wide, 0);
  for (const one of [
    item("a", ["c1", "p1"]),
    item("b", ["c1", "p2"]),
    item("c", ["c2", "p2"]),
    item("d", ["c3", "p3"]),
  ])
    queue.add(one, 0);
  const second = queue.take(wide, 0);
  assert.equal(names(second), "d");
  assert.equal(queue.length, 3);
  doneAll(queue, first);
  const third = queue.take(wide, 0);
  assert.equal(names(third), "a b");
  doneAll(queue, third);
  assert.equal(names(queue.take(wide, 0)), "c");
});

test("the same message twice is never in one batch, nor in two at once", () => {
  const queue = queueOf(item("a", ["c1"], { once: "r1" }), item("b", ["c2"], { once: "r1" }), item("c", ["c2"]));
  const first = queue.take(wide, 0);
  assert.equal(names(first), "a");
  assert.equal(names(queue.take(wide, 0)), "");
  doneAll(queue, first);
  assert.equal(names(queue.take(wide, 0)), "b c");
});

test("a batch has no more messages and bytes than allowed, and takes one huge message alone", () => {
  const queue = queueOf(...[1, 2, 3, 4].map((n) => item(`m${n}`, [`c${n}`], { bytes: n === 2 ? 20_000 : 100 })));
  assert.equal(names(queue.take(wide, 0)), "m1");
  assert.equal(names(queue.take(wide, 0)), "m2");
  assert.equal(names(queue.take({ messagesMax: 1, bytesMax: 10_000 }, 0)), "m3");
  assert.equal(queue.length, 1);
});

test("a long line of blocked messages does not keep the free ones behind it from being found", () => {
  const queue = queueOf(item("first", ["c1"]));
  const first = queue.take(wide, 0);
  for (let n = 0; n < 5_000; n++) queue.add(item(`w${n}`, ["c1"]), 0);
  queue.add(item("free", ["c2"]), 0);
  assert.equal(names(queue.take(wide, 0)), "free");
  doneAll(queue, first);
  assert.equal(queue.take(wide, 0).length, 10);
});

test("a flood of one source does not keep another's single message waiting", () => {
  const flood = Array.from({ length: 3_000 }, (_, n) => item(`a${n}`, [`c${n % 3}`], { source: "A", bytes: 2_000 }));
  const queue = queueOf(...flood, item("b", ["c9"], { source: "B", bytes: 2_000 }));
  const batch = queue.take({ messagesMax: 16, bytesMax: 1_000_000 }, 0);
  assert.equal(batch.length, 16);
  assert.ok(batch.some(({ name }) => name === "b"));
});

test("sources take turns by bytes: one that sends long messages sends fewer of them", () => {
  const queue = new FairQueue<Item>();
  for (let n = 0; n < 200; n++) {
    queue.add(item(`l${n}`, ["c1"], { source: "long", bytes: 40_000 }), 0);
    queue.add(item(`s${n}`, ["c2"], { source: "short", bytes: 2_000 }), 0);
  }
  const batch = queue.take({ messagesMax: 105, bytesMax: 100_000_000 }, 0);
  const count = (source: string) => batch.filter((one) => one.source === source).length;
  assert.ok(count("short") >= 90 && count("long") >= 4, `${count("short")} short, ${count("long")} long`);
});

test("a source alone gets whole batches, however long its messages are", () => {
  const queue = queueOf(...Array.from({ length: 20 }, (_, n) => item(`m${n}`, [`c${n}`], { bytes: 900_000 })));
  assert.equal(queue.take({ messagesMax: 20, bytesMax: 100_000_000 }, 0).length, 20);
});

test("a source over its rate waits, and loses no turn of others", () => {
  const queue = new FairQueue<Item>();
  for (let n = 0; n < 10; n++) queue.add(item(`a${n}`, ["c1"], { source: "A", perSecondMax: 2 }), 0);
  queue.add(item("b", ["c2"], { source: "B" }), 0);
  const first = queue.take(wide, 0);
  assert.equal(names(first), "a0 a1 b");
  doneAll(queue, first);
  assert.equal(names(queue.take(wide, 100)), "");
  assert.equal(queue.waitMs(100), 400);
  const second = queue.take(wide, 500);
  assert.equal(names(second), "a2");
  doneAll(queue, second);
  queue.add(item("a10", ["c1"], { source: "A", perSecondMax: undefined }), 600);
  assert.equal(queue.take(wide, 600).length, 8);
});

test("a sender that waits for each answer is held to its rate too", () => {
  const queue = new FairQueue<Item>();
  let sent = 0;
  for (let nowMs = 0; nowMs < 10_000; nowMs += 10) {
    queue.add(item(`a${nowMs}`, ["c1"], { perSecondMax: 5 }), nowMs);
    const batch = queue.take({ messagesMax: 1, bytesMax: 1_000 }, nowMs);
    sent += batch.length;
    doneAll(queue, batch);
  }
  assert.equal(sent, 5 + 49);
});
