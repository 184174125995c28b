import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsentSegment, LocalConsentSegment } from "@crossbay/formats/hl7v2";
import { refuseConsentSegment } from "./consent-segment-rules.ts";

const local: LocalConsentSegment = {
  segment: "ZCN",
  value: { field: 2, component: 1 },
  date: { field: 3, component: 1 },
  values: { Y: "grant", N: "deny", U: "nothing" },
  signers: { MTH: "parent" },
};

test("the standard's segment, and a local one with meanings for its codes, may be read", () => {
  assert.equal(refuseConsentSegment({ segment: "CON" }), undefined);
  assert.equal(refuseConsentSegment({ ...local, relation: { field: 4, component: 2 } }), undefined);
});

const refusals: readonly [string, object, RegExp][] = [
  ["a segment of the standard", { segment: "PID" }, /a name such as ZCN/],
  ["field 0", { value: { field: 0, component: 1 } }, /from 1 to 99/],
  ["half a component", { date: { field: 3, component: 1.5 } }, /from 1 to 99/],
  ["no meaning", { values: {} }, /No code has a meaning/],
  ["a meaning that is none", { values: { Y: "maybe" } }, /A code means one of/],
  ["a signer who is none", { signers: { DR: "doctor" } }, /Who signs is one of/],
  ["a place for who signed without meanings", { relation: { field: 4, component: 1 }, signers: {} }, /who signed/],
  ["a code in small letters, which would never be found", { values: { y: "grant" } }, /At most 50 codes/],
];
for (const [what, changed, sentence] of refusals) {
  test(`decisions are not read from ${what}`, () => {
    assert.match(refuseConsentSegment({ ...local, ...changed } as ConsentSegment) ?? "", sentence);
  });
}
