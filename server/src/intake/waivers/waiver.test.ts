import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { Database } from "../../platform/transaction.ts";
import { recordWaiver } from "./record-waiver.ts";
import { endWaivers, findWaiver, listWaivers } from "./waiver-store.ts";

const now = new Date("2026-11-22T12:00:00Z");
const waiver = {
  host: "10.20.0.5",
  reason: "The analyser in the laboratory cannot speak TLS; the line is a private VLAN.",
  approvedBy: "Tom Ellery",
  validUntil: new Date("2027-03-31T23:59:59Z"),
};

let testDatabase: TestDatabase;
let database: Database;
before(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.appUrl, connectionsMax: 2 });
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

const standing = (host: string, at: Date) => database.snapshot((tx) => findWaiver(tx, host, at));

test("a waiver stands for its address from its record to its last day", async () => {
  assert.equal(await standing(waiver.host, now), undefined);
  assert.deepEqual(await database.transaction((tx) => recordWaiver(tx, waiver, now)), { recorded: true });
  assert.equal((await standing(waiver.host, now))?.approvedBy, "Tom Ellery");
  assert.equal(await standing("10.20.0.6", now), undefined);
  assert.equal(await standing(waiver.host, new Date("2027-04-01T00:00:00Z")), undefined);
});

test("a waiver that was ended stands no more, and stays in the list", async () => {
  const host = "10.20.0.9";
  await database.transaction((tx) => recordWaiver(tx, { ...waiver, host }, now));
  assert.equal(await database.transaction((tx) => endWaivers(tx, host, now)), 1);
  assert.equal(await standing(host, now), undefined);
  const listed = await database.snapshot((tx) => listWaivers(tx));
  assert.ok(listed.some((one) => one.host === host && one.endedAt !== null));
});

const refusals = [
  ["no reason worth the name", { reason: "because" }, /at least 20 characters/],
  ["nobody who answers for it", { approvedBy: " " }, /Name the person/],
  ["a day that has passed", { validUntil: new Date("2026-11-01T00:00:00Z") }, /must lie ahead/],
  ["no day at all", { validUntil: new Date(Number.NaN) }, /must lie ahead/],
  ["more than a year", { validUntil: new Date("2028-01-01T00:00:00Z") }, /a year at most/],
  ["an address that is none", { host: "10.0.0.5; drop" }, /Name the address/],
] as const;
for (const [what, changed, sentence] of refusals) {
  test(`a waiver is refused with ${what}`, async () => {
    const answer = await database.transaction((tx) => recordWaiver(tx, { ...waiver, ...changed }, now));
    assert.ok("refused" in answer);
    assert.match(answer.refused, sentence);
  });
}
