import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Comparison, compareWays } from "./compare-ways.ts";
import { startWaysWorld, type WaysWorld } from "./world.ts";

const cellsMin = 5_000;

let world: WaysWorld;
before(async () => {
  world = await startWaysWorld();
});
after(() => world.stop());

test("every way out gives each reader what the one decision says, for everybody, whatever came before", async (t) => {
  const comparison: Comparison = await compareWays(world);
  for (const [way, count] of comparison.cells) t.diagnostic(`${way}: ${count} cells`);
  t.diagnostic(`${comparison.total} cells, ${comparison.disagreements.length} disagreements`);
  assert.deepEqual(comparison.disagreements.slice(0, 20), []);
  assert.ok(comparison.total >= cellsMin, `${comparison.total} cells`);
});
