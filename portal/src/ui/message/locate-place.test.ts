import assert from "node:assert/strict";
import { test } from "node:test";
import { locatePlace } from "./locate-place.ts";

const lines = [
  "MSH|^~\\&|EPIC|CGH|||20261101||ADT^A01|M1|P|9.9",
  "PID|1|||^^^CGH||Rivers^Ana",
  "OBX|1|NM|a||1",
  "OBX|2|NM|b||two",
  "PV1",
];

const cut = (place: string): string | undefined => {
  const found = locatePlace(lines, place);
  return found?.field && lines[found.line]?.slice(found.field.from, found.field.to);
};

test("fields of the header are counted from the separator, which is its first", () => {
  assert.equal(cut("MSH-1"), "|");
  assert.equal(cut("MSH-2"), "^~\\&");
  assert.equal(cut("MSH-12"), "9.9");
});

test("an empty field is a place of no width between its separators", () => {
  assert.deepEqual(locatePlace(lines, "PID-3"), { line: 1, field: { from: 7, to: 7 } });
});

test("components and repetitions are marked by their whole field", () => {
  assert.equal(cut("PID-4.4"), "^^^CGH");
  assert.equal(cut("OBX(2)-5.1"), "two");
});

test("a field behind the end of its segment is at the end", () => {
  assert.deepEqual(locatePlace(lines, "PV1-44"), { line: 4, field: { from: 3, to: 3 } });
});

test("a place without a field is the whole segment, and one that is not there is nowhere", () => {
  assert.deepEqual(locatePlace(lines, "OBX(2)"), { line: 3 });
  assert.equal(locatePlace(lines, "OBX(3)-5"), undefined);
  assert.equal(locatePlace(lines, "somewhere"), undefined);
});
