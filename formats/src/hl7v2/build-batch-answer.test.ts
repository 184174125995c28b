import assert from "node:assert/strict";
import { test } from "node:test";
import { batchComments, buildBatchAnswer } from "./build-batch-answer.ts";
import { type BatchFrame, splitFrame } from "./split-frame.ts";

const now = new Date("2026-03-12T15:04:05Z");
const message = "MSH|^~\\&|A|B|||1||ADT^A08|1|P|2.5\r";
const acks = (count: number) => Array.from({ length: count }, (_, n) => Buffer.from(`MSH|ack${n}\r`));

function batchOf(text: string): BatchFrame {
  const content = splitFrame(Buffer.from(text, "latin1"), 100);
  assert.ok(content.kind === "batch");
  return content.batch;
}
const answerTo = (batch: BatchFrame, answers: Buffer[][]): string[] =>
  buildBatchAnswer({ batch, answers, now, controlId: "X1" }).toString("latin1").split("\r").slice(0, -1);

test("a batch is answered by one batch with its control id and the count of the answers", () => {
  const batch = batchOf(`BHS|^~\\&|LAB|NPL|XB|HIE|2026||||B-77 ^x\r${message}${message}BTS|2\r`);
  assert.deepEqual(answerTo(batch, [acks(2)]), [
    "BHS|^~\\&|XB|HIE|LAB|NPL|20260312150405+0000||||X1-1|B-77 ^x",
    "MSH|ack0",
    "MSH|ack1",
    "BTS|2",
  ]);
  assert.deepEqual(batchComments(batch), []);
});

test("a file of batches is answered by a file of batches", () => {
  const batch = batchOf(
    `FHS|^~\\&|LAB||XB||2026||||F-1\rBHS|^~\\&|LAB||XB||2026||||B-1\r${message}BTS|1\rBHS|^~\\&|LAB||XB||||||B-2\r${message}BTS|1\rFTS|2\r`,
  );
  assert.deepEqual(answerTo(batch, [acks(1), []]), [
    "FHS|^~\\&|XB||LAB||20260312150405+0000||||X1|F-1",
    "BHS|^~\\&|XB||LAB||20260312150405+0000||||X1-1|B-1",
    "MSH|ack0",
    "BTS|1",
    "BHS|^~\\&|XB||LAB||20260312150405+0000||||X1-2|B-2",
    "BTS|0",
    "FTS|2",
  ]);
});

test("a count that disagrees with what came, and a missing end, are said in the answer", () => {
  const wrong = batchOf(`FHS|^~\\&|L\rBHS|^~\\&|L\r${message}BTS|3\rFTS|7\r`);
  assert.deepEqual(answerTo(wrong, [acks(1)]).slice(3), [
    "BTS|1|BTS-1 says 3 messages, 1 came.",
    "FTS|1|FTS-1 says 7 batches, 1 came.",
  ]);
  assert.deepEqual(batchComments(batchOf(`BHS|^~\\&|L\r${message}`)), ["The batch has no trailer (BTS)."]);
  assert.deepEqual(batchComments(batchOf(`BHS|^~\\&|L\r${message}BTS|many\r`)), [
    "BTS-1 says something that is no number of messages, 1 came.",
  ]);
});

test("the envelope speaks the sender's delimiters and bytes", () => {
  const batch = batchOf(`BHS$*?!%$L\xe4b$$$$$$$$N\xba1\r${message}BTS$1\r`);
  assert.deepEqual(answerTo(batch, [acks(1)]), [
    "BHS$*?!%$$$L\xe4b$$20260312150405+0000$$$$X1-1$N\xba1",
    "MSH|ack0",
    "BTS$1",
  ]);
});
