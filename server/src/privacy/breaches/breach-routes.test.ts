import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BreachCase, BreachCases, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";

let world: PrivacyWorld;
let found: BreachCase;

before(async () => {
  world = await startPrivacyWorld();
});
after(() => world.stop());

const incident = {
  title: "List left at the printer",
  what: "A list of names lay at the printer of the ward for an hour.",
  discoveredOn: "2026-03-11",
  patientsConcerned: 12,
};
const report = (browser: TestBrowser, change: object = {}) =>
  browser.post<BreachCase & Problem>("/api/privacy/breaches", { ...incident, ...change });
const change = (browser: TestBrowser, body: object) =>
  browser.post<BreachCase & Problem>(`/api/privacy/breaches/${found.id}`, body);

test("an officer reports an incident of the own participant, and the exchange's auditors are told by mail without its content", async () => {
  const reported = await report(world.officer);
  assert.equal(reported.status, 200, JSON.stringify(reported.body));
  found = reported.body;
  assert.equal(found.number, "B-2026-0001");
  assert.equal(found.participantName, "Crossbay General Hospital");
  assert.equal(found.state, "open");
  assert.deepEqual(
    found.log.map(({ by, words }) => [by, words]),
    [["Tom Ellery", "Reported the incident"]],
  );
  await world.deliver();
  const mail = world.outbox.mails.find(({ to }) => String(to).includes("ruth.calder"));
  assert.match(mail?.text ?? "", /Crossbay General Hospital/);
  assert.doesNotMatch(mail?.text ?? "", /printer/);
});

test("numbers go on, and the auditors report for any participant", async () => {
  const other = await report(world.auditor, { participantId: world.practice.id });
  assert.deepEqual([other.body.number, other.body.participantName], ["B-2026-0002", "Lantern Street Family Practice"]);
  const own = (await world.officer.get<BreachCases>("/api/privacy/breaches")).body;
  assert.deepEqual([own.cases.length, own.open], [1, 1]);
  assert.equal((await world.auditor.get<BreachCases>("/api/privacy/breaches")).body.cases.length, 2);
  const foreign = { words: "Let me see" };
  assert.equal((await world.officer.post(`/api/privacy/breaches/${other.body.id}`, foreign)).status, 404);
  assert.equal((await report(world.officer, { participantId: world.practice.id })).status, 404);
});

test("what is still to come, or says nothing, is not taken", async () => {
  const refused = await report(world.officer, { discoveredOn: "2026-03-13", title: "  " });
  assert.deepEqual(
    refused.body.fields?.map(({ field }) => field),
    ["title", "discoveredOn"],
  );
  assert.equal((await report(world.officer, { patientsConcerned: -1 })).status, 400);
  assert.equal((await report(world.officer, { discoveredOn: "2026-02-30" })).status, 400);
});

test("the risk is assessed, those concerned are told, the case is closed, and every step keeps who did it", async () => {
  assert.equal((await change(world.officer, { done: "closed" })).body.code, "step-closed");
  const factor = { rating: "medium", words: "Names and birth dates" };
  const factors = { natureOfData: factor, whoReceived: factor, acquiredOrViewed: factor, mitigation: factor };
  const assessed = await change(world.officer, { assessment: { ...factors, conclusion: "breach" } });
  assert.equal(assessed.body.state, "assessed");
  assert.equal(assessed.body.assessment?.conclusion, "breach");
  await change(world.officer, { done: "patients-told", words: "Letters of 13 March" });
  await change(world.auditor, { done: "authority-told" });
  const closed = await change(world.auditor, { done: "closed" });
  assert.equal(closed.body.state, "closed");
  assert.deepEqual(
    closed.body.log.map(({ by, words }) => `${by}: ${words}`),
    [
      "Tom Ellery: Reported the incident",
      "Tom Ellery: Assessed the risk: a breach",
      "Tom Ellery: Told the patients: Letters of 13 March",
      "Ruth Calder: Told the authority",
      "Ruth Calder: Closed the case",
    ],
  );
  assert.equal((await change(world.officer, { words: "And then" })).body.code, "already-decided");
});
