import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { parseMessage } from "@crossbay/formats/hl7v2";
import { sourceOf } from "../region/sources.ts";
import { messageMix, mixPopulation } from "./message-mix.ts";

const options = { seed: 1, people: 500, messages: 2000, today: "2026-11-22" } as const;
const mix = [...messageMix(options)];
const typeOf = (text: string): string => text.split("|", 9)[8]!;
const pid = (text: string): string[] => /\r(PID\|[^\r]*)/.exec(text)![1]!.split("|");
const countOf = (pattern: RegExp): number => mix.filter(({ text }) => pattern.test(typeOf(text))).length;

test("four of ten messages are admissions, six are results", () => {
  assert.equal(countOf(/^ADT\^A0[1348]/), 800);
  assert.equal(countOf(/^ORU\^R01/), 1200);
  for (const trigger of ["A01", "A03", "A04", "A08"]) assert.equal(countOf(new RegExp(`^ADT\\^${trigger}`)), 200);
});

test("results have 2, 4, 8 or 16 lines, five in the mean", () => {
  const lines = mix
    .filter(({ text }) => typeOf(text).startsWith("ORU"))
    .map(({ text }) => text.match(/\rOBX\|/g)!.length);
  assert.deepEqual(
    [...new Set(lines)].toSorted((a, b) => a - b),
    [2, 4, 8, 16],
  );
  assert.equal(lines.reduce((sum, count) => sum + count, 0) / lines.length, 5);
});

test("one message in ten is about somebody new, one in twenty changes demographics", () => {
  const known = new Map([...mixPopulation(options)].map(({ text }) => [pid(text)[3]!, pid(text).slice(5).join("|")]));
  assert.equal(known.size, 500);
  let fresh = 0;
  let changed = 0;
  for (const { text } of mix) {
    const [number, told] = [pid(text)[3]!, pid(text).slice(5).join("|")];
    const before = known.get(number);
    if (before === undefined) fresh += 1;
    else if (before !== told) changed += 1;
    known.set(number, told);
  }
  assert.deepEqual([fresh, changed], [200, 100]);
});

test("every discharge closes a stay that was opened for the same patient", () => {
  const stays = new Map<string, string>();
  for (const { text } of mix) {
    const visit = /\|(M\d+)\^\^\^CGH\^VN/.exec(text)?.[1];
    const number = pid(text)[3]!;
    if (typeOf(text).includes("A01")) stays.set(visit!, number);
    if (typeOf(text).includes("A03") && stays.has(visit!)) assert.equal(stays.get(visit!), number);
  }
});

test("the mix is the same again, its control ids are unique, and no message is of today", () => {
  assert.deepEqual([...messageMix(options)].slice(0, 200), mix.slice(0, 200));
  assert.equal(new Set(mix.map(({ controlId }) => controlId)).size, mix.length);
  assert.ok(mix.every(({ at, controlId }) => at < options.today && controlId.length <= 20));
});

test("every message can be read without a warning", () => {
  for (const { text } of mix.slice(0, 200)) {
    const parsed = parseMessage(Buffer.from(text));
    assert.ok(parsed.ok && parsed.warnings.length === 0, text);
  }
});

test("admissions only, for a source of one's own, from an empty house", () => {
  const source = { ...sourceOf("CGH"), key: "BNC", sendingFacility: "BENCH", assigningAuthority: "BNC" };
  const only = [...messageMix({ ...options, people: 0, messages: 200, source, adtOnly: true })];
  assert.ok(only.every(({ text }) => typeOf(text).startsWith("ADT") && text.includes("|BEACON|BENCH|")));
  assert.ok(only.every(({ text }) => pid(text)[3]!.endsWith("^BNC^MR")));
});
