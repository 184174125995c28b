import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Arrivals, Problem } from "@crossbay/contract";
import type { Encounter } from "@crossbay/formats/fhir";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, resourceId, type TellResult } from "../../../../test/support/record-world.ts";
import { auditEntriesAbout } from "../../audit/index.ts";

let world: RecordWorld;
let registrar: TestBrowser;
let henry: TellResult;
let maria: TellResult;

const visit = (name: string, start: string, more: Partial<Encounter> = {}): Encounter => ({
  resourceType: "Encounter",
  id: resourceId(name),
  status: "in-progress",
  class: { code: "EMER" },
  period: { start },
  ...more,
});
const arrive = (number: string, family: string, visits: readonly Encounter[]) =>
  world.tell(world.feed, number, {
    patient: { family, given: "Ada", birthDate: `19${number}-02-03`, gender: "female" },
    resources: visits,
  });

before(async () => {
  // 12 March 2026, 10:00 in New York.
  world = await aRecord();
  henry = await arrive("61", "Osei", [visit("henry", "2026-03-12T13:30:00Z")]);
  maria = await arrive("72", "Twinning", [visit("maria", "2026-03-12T12:00:00Z", { class: { code: "AMB" } })]);
  await world.decide(maria.patientId, world.hospital, "grant");
  // At 23:30 of the evening before, though it is the twelfth in Greenwich.
  await arrive("53", "Voss", [visit("eleanor", "2026-03-12T03:30:00Z")]);
  await arrive("84", "Marsh", [visit("lena", "2026-03-12T13:00:00Z", { status: "cancelled" })]);
  await arrive("95", "Finch", [visit("walter", "2026-03-12T13:10:00Z", { class: { code: "PRENC" } })]);
  registrar = await world.reader("registrar", world.hospital);
});
after(() => world.stop());

const list = async (browser: TestBrowser, query = "") =>
  (await browser.get<Arrivals & Problem>(`/api/arrivals${query}`)).body;

test("the list holds who came today and has not decided, and says how many did", async () => {
  const arrivals = await list(registrar);
  assert.deepEqual(
    [arrivals.day, arrivals.total, arrivals.withoutDecision, arrivals.more],
    ["2026-03-12", 2, 1, false],
  );
  assert.deepEqual(arrivals.arrivals, [
    {
      personId: henry.personId,
      family: "Osei",
      given: "Ada",
      birthDate: "1961-02-03",
      ageYears: 65,
      sex: "female",
      recordNumberHere: "61",
      arrivedAt: "2026-03-12T13:30:00.000Z",
      visit: "Emergency",
      consent: "none",
    },
  ]);
});

test("everybody of today is shown when asked for, newest first", async () => {
  const { arrivals } = await list(registrar, "?all=yes");
  assert.deepEqual(
    arrivals.map(({ family, consent }) => [family, consent]),
    [
      ["Osei", "none"],
      ["Twinning", "grant"],
    ],
  );
});

test("whoever is on the list is in the audit record, and their consent page opens without a search", async () => {
  const nurse = await world.reader("nurse", world.hospital);
  await list(nurse);
  const entries = await world.transaction((tx) => auditEntriesAbout(tx, henry.personId, 50));
  const entry = entries.findLast(({ action }) => action === "arrivals-view");
  assert.deepEqual([entry?.patientIds, entry?.way, entry?.rule], [[henry.patientId], "portal-arrivals", "role"]);
  assert.equal((await nurse.get(`/api/persons/${henry.personId}/consent`)).status, 200);
});

test("another participant has arrivals of its own only", async () => {
  assert.equal((await list(await world.reader("registrar", world.practice), "?all=yes")).total, 0);
});

test("who records no consent sees no list", async () => {
  const officer = await world.reader("privacy-officer", world.hospital);
  assert.equal((await list(officer)).code, "level-lacks-right");
});
