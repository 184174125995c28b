import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ConsentSample, ConsentSamples, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";

let world: PrivacyWorld;
let sample: ConsentSample;

before(async () => {
  world = await startPrivacyWorld();
  for (let number = 1; number <= 30; number += 1) {
    const told = await world.tell(world.feed, `${number}`, {
      patient: { family: `Sample${number}`, given: "Ada", birthDate: "1970-01-01" },
    });
    await world.decide(told.patientId, world.hospital, number % 2 ? "grant" : "deny");
    if (number === 1) await world.decide(told.patientId, world.practice, "grant");
  }
});
after(() => world.stop());

const draw = (browser: TestBrowser, participantId: string) =>
  browser.post<ConsentSamples & Problem>("/api/privacy/samples", { participantId });
const check = (browser: TestBrowser, itemId: string | undefined, body: object) =>
  browser.post<ConsentSample & Problem>(`/api/privacy/samples/${sample.id}/items/${itemId}`, body);

test("a sample is drawn once a year, by the exchange's auditors, from decisions for that participant only", async () => {
  const { body: before } = await world.auditor.get<ConsentSamples>("/api/privacy/samples");
  assert.deepEqual(
    before.due.map(({ participantName }) => participantName),
    ["Crossbay General Hospital", "Lantern Street Family Practice"],
  );
  assert.equal((await draw(world.officer, world.hospital.id)).body.code, "level-lacks-right");
  const drawn = await draw(world.auditor, world.hospital.id);
  assert.equal(drawn.status, 200, JSON.stringify(drawn.body));
  assert.deepEqual(
    drawn.body.due.map(({ participantName }) => participantName),
    ["Lantern Street Family Practice"],
  );
  sample = (await world.auditor.get<ConsentSample>(`/api/privacy/samples/${drawn.body.samples[0]?.id}`)).body;
  assert.deepEqual([sample.year, sample.size, sample.checked, sample.held], [2026, 25, 0, 0]);
  assert.equal(new Set(sample.items?.map(({ patient }) => patient.personId)).size, 25);
  assert.equal((await draw(world.auditor, world.hospital.id)).body.code, "already-decided");
  const small = await draw(world.auditor, world.practice.id);
  const other = small.body.samples.find(({ participantId }) => participantId === world.practice.id);
  assert.equal(other?.size, 1);
  const opened = await world.auditor.get<ConsentSample>(`/api/privacy/samples/${other?.id}`);
  assert.equal(opened.body.items?.[0]?.form, "Consent for a participant, version 1");
  assert.equal((await draw(world.auditor, world.exchange.id)).status, 404);
});

test("who has nothing recorded has nothing to draw from", async () => {
  const quiet = await world.participant({ name: "Saltmarsh Nursing Home", type: "nursing-home" });
  assert.equal((await draw(world.auditor, quiet.id)).body.code, "form-refused");
});

test("what each form showed is kept with who checked; a mistake is put right by checking again", async () => {
  const [one, other] = sample.items ?? [];
  const missing = await check(world.officer, one?.id, { outcome: "form-missing" });
  assert.deepEqual(
    missing.body.fields?.map(({ field }) => field),
    ["words"],
  );
  const said = await check(world.officer, one?.id, { outcome: "form-missing", words: "Not in the folder" });
  assert.deepEqual([said.body.checked, said.body.held], [1, 0]);
  world.clock.advance(1000);
  await check(world.auditor, one?.id, { outcome: "form-held", words: "It was in the other folder" });
  const last = await check(world.auditor, other?.id, { outcome: "form-held" });
  assert.deepEqual([last.body.checked, last.body.held], [2, 2]);
  const item = last.body.items?.find(({ id }) => id === one?.id);
  assert.deepEqual([item?.outcome, item?.checkedBy], ["form-held", "Ruth Calder"]);
});

test("an officer sees the samples of the own participant, and no others", async () => {
  const { account } = await world.person({ titleId: "privacy-officer", participantId: world.practice.id });
  const stranger = world.newBrowser();
  await stranger.signIn(account.username);
  const { body } = await stranger.get<ConsentSamples>("/api/privacy/samples");
  assert.deepEqual(
    body.samples.map(({ participantName }) => participantName),
    ["Lantern Street Family Practice"],
  );
  assert.equal((await stranger.get(`/api/privacy/samples/${sample.id}`)).status, 404);
  const foreign = await check(stranger, sample.items?.[0]?.id, { outcome: "form-held" });
  assert.equal(foreign.status, 404);
  assert.equal((await world.officer.get(`/api/privacy/samples/${sample.id}`)).status, 200);
});
