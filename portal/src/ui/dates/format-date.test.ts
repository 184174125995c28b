import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../words/en.ts";
import { formatDate, formatDateTime } from "./format-date.ts";

test("a birth date reads 12 Mar 1978 in every time zone", () => {
  assert.equal(formatDate("1978-03-12", en), "12 Mar 1978");
});

test("a date that the source knew only in part shows that part", () => {
  assert.equal(formatDate("2019-03", en), "Mar 2019");
  assert.equal(formatDate("2019", en), "2019");
});

test("an instant shows day and time of the reader", () => {
  const instant = new Date(2026, 2, 12, 14, 5);
  assert.equal(formatDateTime(instant.toISOString(), en), "12 Mar 2026 14:05");
});

test("a plain date has no time", () => {
  assert.equal(formatDateTime("2026-03-12", en), "12 Mar 2026");
});

test("what is no date stays as it came", () => {
  assert.equal(formatDate("spring 2019", en), "spring 2019");
});
