import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementBits, type Comparable, comparePatients } from "./compare-rules.ts";
import { decideMatch, decideSameNumber } from "./match-rules.ts";

const maria: Comparable = {
  family: ["TWINNING"],
  given: ["MARIA"],
  birthDate: "1988-05-17",
  sex: "female",
  ssn: "212456789",
  phones: ["5185550143"],
  addressLine: "12 HARBOR ST",
  city: "CROSSBAY",
  postalCode: "10990",
};
const without = (...fields: (keyof Comparable)[]): Partial<Comparable> =>
  Object.fromEntries(fields.map((field) => [field, field === "phones" || field === "given" ? [] : undefined]));

const cases: [string, Partial<Comparable>, "same" | "review" | "new"][] = [
  ["nothing differs", {}, "same"],
  ["name, birth date and sex are all there is", without("ssn", "phones", "addressLine", "city", "postalCode"), "same"],
  ["another given name", { given: ["ROSA"] }, "review"],
  ["a twin", { given: ["MARTA"], ssn: undefined }, "review"],
  ["a slip in the given name, with the number agreeing", { given: ["MAIRA"] }, "same"],
  ["a married name, with the number agreeing", { family: ["MARSH"] }, "same"],
  ["a married name without a number", { family: ["MARSH"], ssn: undefined, phones: [] }, "review"],
  ["a day that was mistyped", { birthDate: "1988-05-18" }, "same"],
  ["a mother of the same name at the same address", { birthDate: "1961-02-03", ssn: undefined }, "new"],
  ["a generation that only one of them tells", { suffix: "SR", ssn: undefined }, "same"],
  ["a given name that is not told", { given: [] }, "review"],
  ["another sex", { sex: "male" }, "review"],
  [
    "somebody else of the same birth date",
    { family: ["OSEI"], given: ["HENRY"], ...without("ssn", "phones", "addressLine", "city", "postalCode") },
    "new",
  ],
];

for (const [what, change, verdict] of cases) {
  test(`${what}: ${verdict}`, () => {
    const comparison = comparePatients(maria, { ...maria, ...change });
    assert.equal(decideMatch(comparison), verdict, `${comparison.bits.toFixed(1)} bits`);
  });
}

test("father and son are two, and day and month are easily exchanged", () => {
  const junior = { ...maria, suffix: "JR" };
  assert.equal(decideMatch(comparePatients(junior, { ...maria, suffix: "SR", ssn: undefined })), "new");
  assert.equal(decideMatch(comparePatients(junior, { ...maria, suffix: "SR" })), "review");
  const april = { ...maria, birthDate: "1988-04-05" };
  assert.equal(comparePatients(april, { ...maria, birthDate: "1988-05-04" }).fields.birthDate.level, "close");
});

test("evidence is the logarithm of a ratio, the same in both directions, and none where a field is missing", () => {
  assert.equal(agreementBits(0.5, 0.125), 2);
  const other = { ...maria, given: ["MARTA"], phones: [] };
  assert.deepEqual(comparePatients(maria, other), comparePatients(other, maria));
  assert.deepEqual(comparePatients(maria, other).fields.phone, { level: "missing", bits: 0 });
});

test("a shared record number is believed unless two things contradict it", () => {
  assert.equal(decideSameNumber(comparePatients(maria, { ...maria, family: ["MARSH"] })), "same");
  const stranger: Comparable = { family: ["OSEI"], given: ["HENRY"], birthDate: "1951-01-30", phones: [] };
  assert.equal(decideSameNumber(comparePatients(maria, stranger)), "review");
  assert.equal(decideSameNumber(comparePatients(maria, { family: [], given: [], phones: [] })), "same");
});
