import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { CommitUnknownError } from "../../platform/transaction.ts";
import { classifyFailure } from "./failure-rules.ts";

function databaseError(code: string, routine?: string): pg.DatabaseError {
  const error = new pg.DatabaseError("words that may quote a value", 0, "error");
  error.code = code;
  if (routine) error.routine = routine;
  return error;
}

test("only what a message's own content caused is held against the message", () => {
  for (const code of ["22021", "22P02", "22P05", "23502", "23505", "54000", "21000"]) {
    assert.equal(classifyFailure(databaseError(code)), "message", code);
  }
  assert.equal(classifyFailure(new TypeError("a fault of ours in one message")), "message");
});

test("a store that is away, full, read-only, wrongly set up or without this month's partition is an outage", () => {
  for (const code of [
    "57P01",
    "57P03",
    "53100",
    "53300",
    "25006",
    "08006",
    "42501",
    "42P01",
    "XX001",
    "57014",
    "58030",
  ]) {
    assert.equal(classifyFailure(databaseError(code)), "outage", code);
  }
  assert.equal(classifyFailure(databaseError("23514", "ExecFindPartition")), "outage");
  for (const code of ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT"]) {
    assert.equal(classifyFailure(Object.assign(new Error("connect"), { code })), "outage", code);
  }
  assert.equal(classifyFailure(new Error("Connection terminated unexpectedly")), "outage");
  assert.equal(classifyFailure(new Error("timeout exceeded when trying to connect")), "outage");
  assert.equal(classifyFailure(new Error("Cannot use a pool after calling end on the pool")), "outage");
});

test("a deadlock and a commit of unknown outcome are worth another try", () => {
  assert.equal(classifyFailure(databaseError("40P01")), "passing");
  assert.equal(classifyFailure(databaseError("40001")), "passing");
  assert.equal(classifyFailure(new CommitUnknownError(new Error("gone"))), "passing");
});
