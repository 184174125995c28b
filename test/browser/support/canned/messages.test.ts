import assert from "node:assert/strict";
import { test } from "node:test";
import { SecureRecipients, SecureThread, SecureThreadLines } from "@crossbay/contract";
import { Value } from "typebox/value";
import { deskThread, lineOfThread, lockedThread, outsideThread, recipients } from "./messages.ts";

test("canned messages are what the contract says", () => {
  const threads = [deskThread, outsideThread, lockedThread];
  for (const thread of threads) assert.deepEqual(Value.Errors(SecureThread, thread), []);
  const lines = threads.map((thread) => lineOfThread(thread, true, false));
  assert.deepEqual(Value.Errors(SecureThreadLines, { threads: lines, unread: 1, staff: false }), []);
  assert.deepEqual(Value.Errors(SecureRecipients, { recipients, more: false }), []);
});
