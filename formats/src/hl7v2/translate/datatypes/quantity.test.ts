import assert from "node:assert/strict";
import { test } from "node:test";
import { readCompared, readNumber, readReferenceRange } from "./quantity.ts";

const numbers: [string, number | undefined][] = [
  ["7.2", 7.2],
  ["-3", -3],
  ["+0.5", 0.5],
  [".5", 0.5],
  ["5.", 5],
  ["1e3", 1000],
  ["1,000", undefined],
  ["0 .07", undefined],
  ["NaN", undefined],
  ["0x10", undefined],
  ["Infinity", undefined],
  ["1e999", undefined],
  ["12345678901234567890", undefined],
  ["", undefined],
];
for (const [text, number] of numbers) {
  test(`"${text}" is ${number === undefined ? "no number" : `the number ${number}`}`, () =>
    assert.equal(readNumber(text), number));
}

test("a comparator before a number is understood", () => {
  assert.deepEqual(readCompared("<5"), { comparator: "<", value: 5 });
  assert.deepEqual(readCompared(">= 10.5"), { comparator: ">=", value: 10.5 });
  assert.deepEqual(readCompared("≤3"), { comparator: "<=", value: 3 });
  assert.equal(readCompared("<trace"), undefined);
});

const ranges: [string, low: number | undefined, high: number | undefined][] = [
  ["3.5-5.1", 3.5, 5.1],
  ["3.5 - 5.1", 3.5, 5.1],
  ["(3.5-5.1)", 3.5, 5.1],
  ["3.5 to 5.1 mmol/L", 3.5, 5.1],
  ["-2--1", -2, -1],
  ["-2 - 2", -2, 2],
  ["<5", undefined, 5],
  ["<= 5.0", undefined, 5],
  [">10", 10, undefined],
  ["5.1-3.5", undefined, undefined],
  ["1-2-3", undefined, undefined],
  ["negative", undefined, undefined],
];
for (const [text, low, high] of ranges) {
  test(`the reference range "${text}"`, () => {
    const range = readReferenceRange(text, { unit: "mmol/L" });
    assert.deepEqual([range?.low?.value, range?.high?.value, range?.text], [low, high, text]);
  });
}

test("a text as long as a frame is no range and costs nothing", () => {
  const text = `1-2${" ".repeat(1_000_000)}x`;
  assert.deepEqual(readReferenceRange(text, {}), { text });
});

test("trailing zeros travel beside the number", () => {
  const url = "http://hl7.org/fhir/StructureDefinition/quantity-precision";
  assert.deepEqual(readCompared("3.00"), { value: 3, extension: [{ url, valueInteger: 2 }] });
  assert.deepEqual(readCompared("<0.50"), { comparator: "<", value: 0.5, extension: [{ url, valueInteger: 2 }] });
  assert.deepEqual(readCompared("4.1"), { value: 4.1 });
  assert.deepEqual(readCompared("100"), { value: 100 });
});
