import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeReceipt } from "./receipt-rules.ts";

const earlier = { digest: Buffer.from("one"), receivedAt: new Date("2026-03-01T12:00:00Z") };

test("the same bytes are the same message, however late", () => {
  assert.equal(judgeReceipt(earlier, Buffer.from("one"), new Date("2026-03-01T12:00:01Z")), "same");
  assert.equal(judgeReceipt(earlier, Buffer.from("one"), new Date("2031-03-01T12:00:01Z")), "same");
});

test("a control id stands for one message for 7 days", () => {
  assert.equal(judgeReceipt(earlier, Buffer.from("two"), new Date("2026-03-08T12:00:00Z")), "other");
  assert.equal(judgeReceipt(earlier, Buffer.from("two"), new Date("2026-03-08T12:00:00.001Z")), "renewed");
});
