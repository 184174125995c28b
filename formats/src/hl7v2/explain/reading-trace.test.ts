import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { parseMessage } from "../parse-message.ts";
import { Segment } from "../segment.ts";
import { ReadingTrace, traceReading } from "./reading-trace.ts";

const parsed = parseMessage(Buffer.from("MSH|^~\\&|ADT|CGH|||20260312||ADT^A01|1|P|2.5.1\rPID|1||7^^^CGH\rZZZ|1"));
if (!parsed.ok) throw new Error(parsed.error.sentence);
const { message } = parsed;

test("a field counts as read in whichever way it was asked for, and no other field does", () => {
  const trace = new ReadingTrace();
  const traced = traceReading(message, trace);
  traced.find("PID")?.text(5);
  traced.find("PID")?.has(7);
  assert.equal(traced.segments[0]?.field(7).raw, "20260312");
  const read = message.segments.flatMap(({ name, index }) =>
    Array.from({ length: 20 }, (_, field) => (trace.has(index, field) ? [`${name}-${field}`] : [])).flat(),
  );
  assert.deepEqual(read, ["MSH-7", "PID-5", "PID-7"]);
});

test("a message reads the same while it is explained", () => {
  const traced = traceReading(message, new ReadingTrace());
  assert.equal(traced.find("PID")?.text(3), "7");
  assert.equal(traced.find("PID")?.field(3).rep(1).component(4).text(1), "CGH");
  assert.deepEqual(
    traced.segments.map(({ name, sequence, index, raw }) => [name, sequence, index, raw]),
    message.segments.map(({ name, sequence, index, raw }) => [name, sequence, index, raw]),
  );
});

test("a segment has no other way to be asked for a field than those that are noted", () => {
  const ways = Object.getOwnPropertyNames(Segment.prototype).filter((name) => name !== "constructor");
  assert.deepEqual(ways.sort(), ["field", "fieldCount", "has", "text"]);
});
