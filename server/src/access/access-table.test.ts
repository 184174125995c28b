import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsentValue } from "@crossbay/contract";
import { decideAccess } from "./access-rules.ts";
import { cells, expected, inWords, roles, standings, ways } from "./testing/policy-cells.ts";

test("every combination of role, participant, account, purpose, way, decisions and reader is answered as the policy says", () => {
  let count = 0;
  for (const { cell, facts } of cells()) {
    count += 1;
    const answer = inWords(decideAccess(facts));
    if (answer !== expected(cell)) assert.fail(`${JSON.stringify(cell)}: ${answer} instead of ${expected(cell)}`);
  }
  assert.equal(count, roles.length * ways.length * 2 * 4 * 2 ** 5 * standings.length);
});

const values: readonly ConsentValue[] = ["none", "grant", "emergency-only", "deny"];
test("the value that a reader is told is one of the four of the policy", () => {
  for (const { standing } of standings) assert.ok(values.includes(standing.value));
});
