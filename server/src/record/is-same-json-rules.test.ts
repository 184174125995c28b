import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameJson } from "./is-same-json-rules.ts";

const patient = { name: [{ family: "Muñoz", given: ["Ana", "Eva"] }], active: true, note: null };

test("a patient told again says the same, whatever the order of the elements", () => {
  const again = { note: null, active: true, birthDate: undefined, name: [{ given: ["Ana", "Eva"], family: "Muñoz" }] };
  assert.equal(isSameJson(patient, again), true);
  assert.equal(isSameJson(again, patient), true);
});

const others: [what: string, value: unknown][] = [
  ["another name", { ...patient, name: [{ family: "Munoz", given: ["Ana", "Eva"] }] }],
  ["one name fewer", { ...patient, name: [{ family: "Muñoz", given: ["Ana"] }] }],
  ["an element more", { ...patient, birthDate: "1988-05-17" }],
  ["an element fewer", { name: patient.name, active: true }],
  ["an element for another", { name: patient.name, active: true, gender: null }],
  ["a list for an object", { ...patient, name: { 0: patient.name[0] } }],
  ["nothing", undefined],
];

for (const [what, value] of others) {
  test(`a patient is not the same with ${what}`, () => {
    assert.equal(isSameJson(patient, value), false);
    assert.equal(isSameJson(value, patient), false);
  });
}
