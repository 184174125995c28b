import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Chart, ResultTrend } from "@crossbay/contract";
import { breakGlass, emergencyReader, glassPath } from "../../../../test/support/emergency.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { observation } from "../../../../test/support/resources.ts";
import type { Participant, Source } from "../../accounts/index.ts";
import { listGlassDisclosures, listGlassEvents } from "../index.ts";

let world: RecordWorld;
let recovery: Participant;
let recoveryFeed: Source;
let number = 0;

before(async () => {
  world = await aRecord();
  recovery = await world.participant({ name: "Tidewater Recovery Center", type: "clinic", part2Program: true });
  recoveryFeed = await world.addFeed({ participantId: recovery.id, code: "TRC", labels: ["part2"] });
  await world.person({ titleId: "privacy-officer", participantId: recovery.id, email: "theo@tidewater.example" });
});
after(() => world.stop());

const families = ["Osei", "Marsh", "Aziz", "Finch", "Voss"];
/** Somebody whom the hospital knows, and, where it is said so, the recovery centre too. */
async function tellPatient(atRecovery: boolean): Promise<TellResult> {
  number += 1;
  const patient = {
    family: families[number]!,
    given: "Henry",
    birthDate: `196${number}-06-25`,
    gender: "male" as const,
  };
  const potassium = { code: "2823-3", display: "Potassium", at: "2026-03-10T08:00:00Z", value: 4.1, unit: "mmol/L" };
  const resources = [observation(`potassium ${number}`, potassium)];
  const told = await world.tell(world.feed, `H-${number}`, { patient, resources });
  if (!atRecovery) return told;
  const methadone = { code: "3773-9", display: "Methadone", at: "2026-03-10T08:00:00Z", value: 210, unit: "ng/mL" };
  const there = await world.tell(recoveryFeed, `H-${number}`, {
    patient,
    authority: "CGH",
    resources: [observation(`methadone ${number}`, methadone)],
  });
  assert.equal(there.personId, told.personId, "The two patients are one person.");
  return told;
}

const disclosuresOf = ({ personId }: TellResult) =>
  world.transaction(async (tx) => {
    const events = await listGlassEvents(tx, { personIds: [personId] });
    const disclosures = await listGlassDisclosures(
      tx,
      events.map(({ id }) => id),
    );
    return events.map(({ id }) => disclosures.get(id) ?? []);
  });
const lettersToRecovery = async () => {
  await world.deliver();
  return world.outbox.mails.filter(({ subject }) => subject.includes("data of Tidewater Recovery Center was shown"));
};

test("a Part 2 programme whose data is shown under a broken glass is noted, and told once an event without the patient", async () => {
  const henry = await tellPatient(true);
  const { browser } = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  const read = () => browser.get<Chart>(`/api/persons/${henry.personId}/chart`);
  await breakGlass(browser, henry.personId);
  assert.deepEqual(await disclosuresOf(henry), [[]], "Nothing was shown yet.");
  const chart = (await read()).body;
  const methadone = chart.results.items.find(({ name }) => name === "Methadone");
  assert.ok(methadone, "In an emergency Part 2 data is shown.");
  const now = world.clock.now();
  const noted = { sourceId: recoveryFeed.id, participantId: recovery.id, disclosedAt: now, toldAt: now };
  assert.deepEqual(await disclosuresOf(henry), [[noted]]);
  await read();
  await browser.get<ResultTrend>(`/api/persons/${henry.personId}/results/${methadone.seriesId}`);
  const letters = await lettersToRecovery();
  assert.deepEqual([letters.length, letters[0]?.to], [1, "theo@tidewater.example"]);
  for (const secret of [families[number]!, "Henry", henry.personId, `H-${number}`])
    assert.ok(!letters[0]!.text.includes(secret), secret);
  await breakGlass(browser, henry.personId);
  await read();
  assert.equal((await lettersToRecovery()).length, 2, "A renewal is an event of its own.");
  const [heard] = await world.transaction((tx) => listGlassEvents(tx, { disclosedTo: recovery.id, limit: 1 }));
  assert.equal(heard?.personId, henry.personId);
});

test("whose data is not shown is not told: no data there, a window without it, or a page that only asks", async () => {
  const before = (await lettersToRecovery()).length;
  const plain = await tellPatient(false);
  const mixed = await tellPatient(true);
  const { browser } = await emergencyReader(world, "physician", world.hospital, [plain.personId, mixed.personId]);
  for (const { personId } of [plain, mixed]) await breakGlass(browser, personId);
  const { body } = await browser.get<Chart>(`/api/persons/${plain.personId}/chart`);
  assert.equal(body.results.items.length, 1);
  await browser.get(glassPath(mixed.personId));
  assert.deepEqual(await disclosuresOf(plain), [[]]);
  assert.deepEqual(await disclosuresOf(mixed), [[]]);
  assert.equal((await lettersToRecovery()).length, before);
});

test("under the patient's own consent nobody is told", async () => {
  const before = (await lettersToRecovery()).length;
  const henry = await tellPatient(true);
  const { browser } = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  await breakGlass(browser, henry.personId);
  await world.decide(henry.patientId, world.hospital, "grant");
  const { body } = await browser.get<Chart>(`/api/persons/${henry.personId}/chart`);
  assert.ok(body.results.items.some(({ name }) => name === "Methadone"));
  assert.deepEqual(await disclosuresOf(henry), [[]]);
  assert.equal((await lettersToRecovery()).length, before);
});
