import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compareDuties } from "./compare-duties.ts";
import { compareWays } from "./compare-ways.ts";
import { registeredRoutes } from "./registered-routes.ts";
import { declaredRoutes, undeclaredRoutes } from "./undeclared-routes.ts";
import { startWaysWorld, type WaysWorld } from "./world.ts";

test("every route is declared as a way out, a duty, or as without patients, and no row stands for a route that is gone", () => {
  const registered = registeredRoutes(world.http);
  assert.deepEqual(undeclaredRoutes(world.http), [], "routes without a row");
  assert.deepEqual(
    declaredRoutes.filter((route) => !registered.includes(route)),
    [],
    "rows without a route",
  );
  assert.equal(new Set(declaredRoutes).size, declaredRoutes.length, "a route is declared as two things");
});

test("a duty's routes refuse everybody whose role does not include it, before they read anything", async (t) => {
  const { total, disagreements } = await compareDuties(world);
  t.diagnostic(`${total} cells, ${disagreements.length} disagreements`);
  assert.deepEqual(disagreements.slice(0, 20), []);
});

const cellsMin = 5_000;

let world: WaysWorld;
before(async () => {
  world = await startWaysWorld();
});
after(() => world.stop());

test("every way out gives each reader what the one decision says, for everybody, whatever came before", async (t) => {
  const comparison = await compareWays(world);
  for (const [way, count] of comparison.cells) t.diagnostic(`${way}: ${count} cells`);
  t.diagnostic(`${comparison.total} cells, ${comparison.disagreements.length} disagreements`);
  assert.deepEqual(comparison.disagreements.slice(0, 20), []);
  assert.ok(comparison.total >= cellsMin, `${comparison.total} cells`);
});
