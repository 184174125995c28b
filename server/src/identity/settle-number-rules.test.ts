import assert from "node:assert/strict";
import { test } from "node:test";
import { incomingPatient, type PatientTerms, testId, testKeys } from "../../../test/support/patients.ts";
import type { PatientId } from "../platform/ids.ts";
import { preparePatient } from "./prepare-patient-rules.ts";
import { decideReuse, meaningAt, nextGeneration } from "./settle-number-rules.ts";

const [number, ada, walter] = [testId<PatientId>("number 1"), testId<PatientId>("Ada"), testId<PatientId>("Walter")];
const meanings = [
  { numberId: number, generation: 2, since: "2026-03-12T10:00:00.000Z", patientId: walter },
  { numberId: number, generation: 1, since: "2026-03-12T09:00:00.000Z", patientId: ada },
];

test("a number stands for whom it was given to last before the message", () => {
  assert.equal(meaningAt(meanings, number, "2026-03-12T08:59:59.999Z"), number);
  assert.equal(meaningAt(meanings, number, "2026-03-12T09:30:00.000Z"), ada);
  assert.equal(meaningAt(meanings, number, "2026-03-12T10:00:00.000Z"), walter);
  assert.equal(meaningAt(meanings, testId("another number"), "2026-03-12T10:00:00.000Z"), testId("another number"));
});

test("of two changes in one minute the later one counts", () => {
  const sameMinute = meanings.map((meaning) => ({ ...meaning, since: "2026-03-12T09:00:00.000Z" }));
  assert.equal(meaningAt(sameMinute, number, "2026-03-12T09:00:00.000Z"), walter);
});

test("a number is given out any number of times", () => {
  assert.equal(nextGeneration(meanings, number), 3);
  assert.equal(nextGeneration(meanings, ada), 1);
});

const view = (terms: PatientTerms) =>
  preparePatient(testKeys, incomingPatient("CGH", "1", terms)).matching().comparable;
const maria = {
  family: "Twinning",
  given: "Maria",
  birthDate: "1986-11-02",
  gender: "female",
  phone: "5185550142",
} as const;
const reuses: [what: string, told: PatientTerms, whose: string][] = [
  ["the same person in every respect", maria, "same"],
  ["a man born another day", { family: "Osei", given: "Henry", birthDate: "1951-01-30", gender: "male" }, "other"],
  ["a twin, whom a steward will compare", { ...maria, given: "Marta" }, "other"],
  ["nobody knows who", {}, "unclear"],
];
for (const [what, told, whose] of reuses) {
  test(`who registers under a retired number: ${what}`, () => {
    assert.equal(decideReuse(view(told), [view(maria)]).whose, whose);
  });
}
