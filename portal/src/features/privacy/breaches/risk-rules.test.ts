import assert from "node:assert/strict";
import { test } from "node:test";
import type { RiskAssessment } from "@crossbay/contract";
import { draftOf, readRisk } from "./risk-rules.ts";

const low = { rating: "low" as const, words: "Three pages, opened once." };
const whole: RiskAssessment = {
  natureOfData: low,
  whoReceived: low,
  acquiredOrViewed: low,
  mitigation: low,
  conclusion: "low-probability",
};

test("an assessment that is made again begins with the one before", () => {
  assert.deepEqual(readRisk(draftOf(whole)), { assessment: whole });
});

test("an empty assessment lacks a rating and a reason for each factor, and a conclusion", () => {
  const read = readRisk(draftOf(undefined));
  assert.ok("gaps" in read);
  assert.equal(read.gaps.length, 9);
  assert.deepEqual(read.gaps.at(-1), { lacks: "conclusion" });
});

test("a reason of blanks alone is none", () => {
  const draft = draftOf(whole);
  draft.factors.mitigation.words = "  ";
  assert.deepEqual(readRisk(draft), { gaps: [{ factor: "mitigation", lacks: "words" }] });
});
