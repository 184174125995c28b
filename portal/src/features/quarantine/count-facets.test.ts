import assert from "node:assert/strict";
import { test } from "node:test";
import type { QuarantinePage } from "@crossbay/contract";
import { countFacets } from "./count-facets.ts";
import { readQuarantineAddress } from "./quarantine-address.ts";

const counts: QuarantinePage["counts"] = [
  { sourceId: "a", sourceCode: "CGH-ADT", reason: "untranslatable", place: "PID-3", count: 5 },
  { sourceId: "a", sourceCode: "CGH-ADT", reason: "unreadable", count: 1 },
  { sourceId: "b", sourceCode: "LSFP", reason: "untranslatable", place: "PID-3", count: 2 },
  { sourceId: "b", sourceCode: "LSFP", reason: "untranslatable", place: "OBX-5", count: 4 },
];

const written = (facets: { value: string; count: number }[]) => facets.map(({ value, count }) => `${value} ${count}`);

test("without filters each choice counts all that waits", () => {
  const facets = countFacets(counts, {});
  assert.equal(facets.all, 12);
  assert.deepEqual(written(facets.sources), ["a 6", "b 6"]);
  assert.deepEqual(written(facets.places), ["PID-3 7", "OBX-5 4"]);
});

test("a filter narrows the other choices and not its own", () => {
  const facets = countFacets(counts, { source: "b" });
  assert.deepEqual(written(facets.sources), ["a 6", "b 6"]);
  assert.deepEqual(written(facets.reasons), ["untranslatable 6"]);
  assert.deepEqual(written(facets.places), ["OBX-5 4", "PID-3 2"]);
});

test("a chosen value stays in sight when nothing waits for it any more", () => {
  assert.deepEqual(written(countFacets(counts, { place: "MSH-12" }).places).at(-1), "MSH-12 0");
});

test("an address brings nothing that it should not", () => {
  const source = "01890000-0000-7000-8000-000000000001";
  assert.deepEqual(readQuarantineAddress({ source, reason: "unreadable", state: "replayed" }), {
    source,
    reason: "unreadable",
    state: "replayed",
  });
  assert.deepEqual(readQuarantineAddress({ source: "x'", reason: "nonsense", state: "waiting", place: "PID-3" }), {});
});
