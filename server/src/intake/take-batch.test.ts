import assert from "node:assert/strict";
import { test } from "node:test";
import { takeBatch, type Waiting } from "./take-batch.ts";

type Item = Waiting & { name: string };

const item = (name: string, lanes: string[], options: { once?: string; bytes?: number } = {}): Item => ({
  name,
  lanes,
  once: options.once,
  bytes: options.bytes ?? 100,
});
const names = (items: readonly Item[]): string => items.map(({ name }) => name).join(" ");
const wide = { messagesMax: 10, bytesMax: 10_000 };

test("what is free goes together, in order of arrival", () => {
  const queue = [item("a", ["c1"]), item("b", ["c2"]), item("c", ["c1"])];
  assert.equal(names(takeBatch(queue, new Set(), wide)), "a b c");
  assert.equal(queue.length, 0);
});

test("a message of a patient under way waits, and so does what came after it on its connection", () => {
  const queue = [item("a", ["c1", "p1"]), item("b", ["c1", "p2"]), item("c", ["c2", "p2"]), item("d", ["c3", "p3"])];
  assert.equal(names(takeBatch(queue, new Set(["p1"]), wide)), "d");
  assert.equal(names(queue), "a b c");
  assert.equal(names(takeBatch(queue, new Set(), wide)), "a b c");
});

test("the same message twice is never in one batch", () => {
  const queue = [item("a", ["c1"], { once: "r1" }), item("b", ["c2"], { once: "r1" }), item("c", ["c2"])];
  assert.equal(names(takeBatch(queue, new Set(), wide)), "a");
  assert.equal(names(takeBatch(queue, new Set(["r1"]), wide)), "");
  assert.equal(names(takeBatch(queue, new Set(), wide)), "b c");
});

test("a batch has no more messages and bytes than allowed, and takes one huge message alone", () => {
  const queue = [1, 2, 3, 4].map((n) => item(`m${n}`, [`c${n}`], { bytes: n === 2 ? 20_000 : 100 }));
  assert.equal(names(takeBatch(queue, new Set(), wide)), "m1");
  assert.equal(names(takeBatch(queue, new Set(), wide)), "m2");
  assert.equal(names(takeBatch(queue, new Set(), { messagesMax: 1, bytesMax: 10_000 })), "m3");
  assert.equal(names(queue), "m4");
});

test("a long line of blocked messages does not keep the free ones behind it from being found", () => {
  const queue = [...Array.from({ length: 50 }, (_, n) => item(`w${n}`, ["c1"])), item("free", ["c2"])];
  assert.equal(names(takeBatch(queue, new Set(["c1"]), wide)), "free");
  assert.equal(queue.length, 50);
});
