import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import { writeEntries } from "../../audit/index.ts";
import { addMonths, hideSmallCounts } from "./measures-rules.ts";
import { runMonthlyTotals } from "./run-monthly-totals.ts";

let world: PrivacyWorld;

before(async () => {
  world = await startPrivacyWorld();
});
after(() => world.stop());

const page = async (): Promise<string> => (await world.http.inject("/privacy-figures")).body;

test("a month is published when it is over for a day, once, with small counts hidden", async () => {
  const entry = { outcome: "permitted" as const, requestId: "one search" };
  await world.transaction((tx) =>
    writeEntries(tx, world.clock.now(), [
      ...Array.from({ length: 14 }, () => ({ ...entry, action: "chart-view" as const })),
      ...Array.from({ length: 12 }, () => ({ ...entry, action: "search" as const })),
    ]),
  );
  await world.seal();
  assert.equal(await runMonthlyTotals(world.context, new Date("2026-04-01T12:00:00Z")), 0);
  assert.match(await page(), /The first month is not over yet/);
  assert.equal(await runMonthlyTotals(world.context, new Date("2026-04-02T01:00:00Z")), 1);
  assert.equal(await runMonthlyTotals(world.context, new Date("2026-04-02T02:00:00Z")), 0);
  const shown = await page();
  assert.match(shown, /<h2>March 2026<\/h2>/);
  assert.match(shown, /<dt>Records opened<\/dt><dd>14<\/dd>/);
  assert.match(shown, /<dt>Searches for a patient<\/dt><dd>1–10<\/dd>/, "twelve persons of one search are one search");
  assert.match(shown, /<dt>Incidents reported<\/dt><dd>0<\/dd>/);
});

test("what is published stays as it was published", async () => {
  const late = { action: "chart-view" as const, outcome: "permitted" as const, requestId: "late" };
  await world.transaction((tx) => writeEntries(tx, world.clock.now(), [late]));
  await runMonthlyTotals(world.context, new Date("2026-04-03T00:00:00Z"));
  assert.match(await page(), /<dt>Records opened<\/dt><dd>14<\/dd>/);
});

test("a small count cannot be worked out from what adds up with it", () => {
  const shown = hideSmallCounts({ "sample-checked": 30, "sample-held": 26, "sample-missing": 4, "sample-differs": 0 });
  assert.deepEqual(
    [shown["sample-checked"], shown["sample-held"], shown["sample-missing"], shown["sample-differs"]],
    [30, "covered", "small", 0],
  );
  const two = hideSmallCounts({ "sample-checked": 30, "sample-held": 22, "sample-missing": 4, "sample-differs": 4 });
  assert.equal(two["sample-held"], 22);
  assert.equal(hideSmallCounts({ "glass-broken": 10 })["glass-broken"], "small");
  assert.equal(hideSmallCounts({ "glass-broken": 11 })["glass-broken"], 11);
  assert.equal(addMonths("2026-11-01", 2), "2027-01-01");
});
