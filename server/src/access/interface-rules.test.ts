import assert from "node:assert/strict";
import { test } from "node:test";
import { decideInterface } from "./interface-rules.ts";

const engineer = {
  accountActive: true,
  trained: true,
  secondFactor: true,
  levels: ["interface"],
  participant: { type: "hospital" },
} as const;

test("an interface engineer looks after the sources of their participant", () => {
  assert.deepEqual(decideInterface(engineer), { permitted: true, scope: "own-sources" });
});

test("an interface engineer of the exchange looks after every source", () => {
  assert.deepEqual(decideInterface({ ...engineer, participant: { type: "exchange" } }), {
    permitted: true,
    scope: "every-source",
  });
});

const refusals = [
  ["a suspended account", { accountActive: false }, "account-not-active"],
  ["somebody in training", { trained: false }, "account-not-active"],
  ["a session without its second factor", { secondFactor: false }, "sign-in-required"],
  ["a physician", { levels: ["practitioner-btg"] as const }, "level-lacks-right"],
  [
    "the exchange's other staff",
    { levels: ["exchange-staff"] as const, participant: { type: "exchange" } },
    "level-lacks-right",
  ],
] as const;
for (const [who, facts, reason] of refusals) {
  test(`messages are closed to ${who}`, () => {
    assert.deepEqual(decideInterface({ ...engineer, ...facts }), { permitted: false, reason });
  });
}
