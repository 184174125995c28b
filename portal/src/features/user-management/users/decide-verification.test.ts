import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManagedUser } from "@crossbay/contract";
import { keepRemaining, sumUp, withDecision } from "./decide-verification.ts";

const users = ["ana", "ben", "mei"].map((affiliationId) => ({ affiliationId }) as ManagedUser);

test("keeping all the others never keeps somebody who was marked to go", () => {
  const decisions = keepRemaining(users, withDecision({}, "ben", false));
  assert.deepEqual(decisions, { ana: true, ben: false, mei: true });
});

test("a decision can be taken back before it is saved", () => {
  const decisions = withDecision(withDecision({}, "ben", false), "ben", undefined);
  assert.equal(sumUp(users, decisions).remaining, 3);
});

test("decisions about somebody who left the list meanwhile are not counted", () => {
  const { kept, removed, remaining } = sumUp(users, { ana: true, ben: false, gone: false });
  assert.deepEqual([kept, removed.length, remaining], [1, 1, 1]);
});
