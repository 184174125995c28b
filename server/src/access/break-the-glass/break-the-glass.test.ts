import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Chart, ConsentPage, GlassPage, Problem } from "@crossbay/contract";
import { breakGlass, type EmergencyReader, emergencyReader, glassPath } from "../../../../test/support/emergency.ts";
import { aRecord, type RecordWorld, showPerson, type TellResult } from "../../../../test/support/record-world.ts";
import { allergy } from "../../../../test/support/resources.ts";
import { auditEntriesAbout } from "../../audit/index.ts";
import { listGlassEvents } from "../index.ts";

const minutes = 60_000;
let world: RecordWorld;
let reader: EmergencyReader;
let henry: TellResult;
let number = 0;

before(async () => {
  world = await aRecord();
  await world.person({ titleId: "privacy-officer", participantId: world.hospital.id, email: "paula@cgh.example" });
});
after(() => world.stop());

const families = [
  "Osei",
  "Marsh",
  "Aziz",
  "Finch",
  "Voss",
  "Pike",
  "Hart",
  "Kim",
  "Ode",
  "Alvarez",
  "Smith",
  "Twinning",
];
beforeEach(async () => {
  const family = families[number % families.length]!;
  number += 1;
  henry = await world.tell(world.feed, `H-${number}`, {
    patient: { family, given: "Henry", birthDate: `19${50 + number}-06-25`, gender: "male" },
    resources: [allergy(`penicillin ${number}`, "Penicillin")],
  });
  reader = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
});

const chartOf = (browser = reader.browser) => browser.get<Chart & Problem>(`/api/persons/${henry.personId}/chart`);
const pageOf = (browser = reader.browser) => browser.get<GlassPage & Problem>(glassPath(henry.personId));
const open = (change = {}, browser = reader.browser) => breakGlass(browser, henry.personId, change);
const eventsOf = () => world.transaction((tx) => listGlassEvents(tx, { personIds: [henry.personId] }));
const entriesOf = async (action: string) =>
  (await world.transaction((tx) => auditEntriesAbout(tx, henry.personId, 200))).filter(
    (entry) => entry.action === action,
  );

test("the one screen shows who it is, what is attested in order, and how long it stays open; the look is recorded", async () => {
  const { status, body } = await pageOf();
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.banner.given, "Henry");
  assert.equal(body.banner.consent, "none");
  assert.deepEqual(
    body.attestations.map(({ id }) => id),
    ["emergency", "data-may-matter", "no-denial-known"],
  );
  assert.match(body.attestations[2]!.text, /Crossbay General Hospital/);
  assert.deepEqual([body.minutes, body.hasPasskey, body.open], [240, false, undefined]);
  assert.ok(body.reasons.some(({ id }) => id === "other"));
  const [look] = await entriesOf("break-the-glass");
  assert.deepEqual([look?.outcome, look?.patientIds], ["permitted", [henry.patientId]]);
});

test("refused for want of consent, the physician attests and the record opens, warning included, until it is ended", async () => {
  const refused = await chartOf();
  assert.equal(refused.body.code, "no-consent");
  assert.equal(refused.body.breakTheGlass?.offered, true);
  assert.ok(refused.body.nextSteps.includes("break-the-glass"));
  const opened = await open({ directedBy: " Dr.  Lin ", reason: "other", reasonWords: "Found  in the snow" });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  assert.equal(opened.body.endsAt, new Date(world.clock.now().getTime() + 240 * minutes).toISOString());
  const chart = await chartOf();
  assert.equal(chart.status, 200, JSON.stringify(chart.body));
  assert.deepEqual(chart.body.banner.glass, opened.body);
  assert.deepEqual(chart.body.banner.allergies, ["Penicillin"]);
  const consent = await reader.browser.get<ConsentPage>(`/api/persons/${henry.personId}/consent`);
  assert.deepEqual(consent.body.banner.glass, opened.body);
  assert.deepEqual((await pageOf()).body.open, opened.body);
  const [event, ...others] = await eventsOf();
  assert.deepEqual(others, []);
  assert.deepEqual(
    [event?.directedBy, event?.reasonWords, event?.proof, event?.consentValue, event?.readerName, event?.renews],
    ["Dr. Lin", "Found in the snow", "password", "none", "Amara Okafor", null],
  );
  const ended = await reader.browser.post(`${glassPath(henry.personId)}/end`);
  assert.equal(ended.status, 204);
  assert.equal((await chartOf()).body.code, "no-consent");
  assert.deepEqual((await eventsOf())[0]?.endedAt, world.clock.now());
});

test("the event, the looks under it and its end are in the audit record, and name it", async () => {
  const { body } = await open();
  await chartOf();
  await reader.browser.post(`${glassPath(henry.personId)}/end`);
  const [broken] = await entriesOf("break-the-glass");
  assert.deepEqual([broken?.outcome, broken?.rule, broken?.accountId], ["succeeded", "emergency", reader.accountId]);
  assert.deepEqual(broken?.detail, { glass: body.id, reason: "unconscious-or-confused", proof: "password" });
  assert.equal((await entriesOf("redisclosure-confirm")).length, 1);
  const [look] = await entriesOf("chart-view");
  assert.deepEqual([look?.rule, look?.detail.glass], ["break-the-glass", body.id]);
  const [end] = await entriesOf("break-the-glass-end");
  assert.equal(end?.detail.glass, body.id);
});

test("the privacy officer's mail says who, where and when, and nothing of the patient", async () => {
  await open();
  await world.deliver();
  const mail = world.outbox.mails.find(({ text }) => text.includes(reader.username));
  assert.ok(mail, "No mail names the reader.");
  assert.equal(mail.to, "paula@cgh.example");
  assert.match(mail.text, /http:\/\/localhost:8080\/privacy\/broken-glass/);
  assert.match(mail.text, /Amara Okafor .* broke the glass at Crossbay General Hospital, 12 Mar 2026/);
  for (const secret of [
    "Henry",
    families[(number - 1) % families.length]!,
    henry.personId,
    henry.patientId,
    `H-${number}`,
  ])
    assert.ok(!`${mail.subject}\n${mail.text}`.includes(secret), secret);
});

test("where a participant has no privacy officer, the exchange's privacy auditors are told", async () => {
  const exchange = await world.participant({ name: "Crossbay Exchange", type: "exchange" });
  await world.person({ titleId: "privacy-auditor", participantId: exchange.id, email: "ines@exchange.example" });
  const clinic = await world.participant({ name: "Harbor Emergency Hospital", emergencyServices: true });
  const there = await emergencyReader(world, "physician", clinic, [henry.personId]);
  assert.equal((await open({}, there.browser)).status, 200);
  await world.deliver();
  assert.equal(world.outbox.mails.find(({ text }) => text.includes(there.username))?.to, "ines@exchange.example");
});

test("each thing that is missing is named, nothing opens, and the try is recorded", async () => {
  const yes = { emergency: true, "data-may-matter": true, "no-denial-known": true };
  const wrong: [object, string[]][] = [
    [{ attested: { ...yes, emergency: false } }, ["attested.emergency"]],
    [{ attested: { ...yes, "data-may-matter": false } }, ["attested.data-may-matter"]],
    [{ attested: { ...yes, "no-denial-known": false } }, ["attested.no-denial-known"]],
    [{ reason: "other" }, ["reasonWords"]],
    [{ reason: "other", reasonWords: " \n " }, ["reasonWords"]],
    [{ attestationVersion: 0 }, ["attestationVersion"]],
    [{ password: undefined }, ["password"]],
    [{ attested: { ...yes, emergency: false }, password: undefined }, ["attested.emergency", "password"]],
  ];
  for (const [change, fields] of wrong) {
    const { status, body } = await open(change);
    assert.deepEqual([status, body.code], [422, "glass-refused"], JSON.stringify(change));
    assert.deepEqual(
      body.fields?.map(({ field }) => field),
      fields,
    );
  }
  for (const malformed of [
    { attested: { emergency: true } },
    { reason: "curiosity" },
    { reasonWords: "x".repeat(501) },
    { password: "" },
  ])
    assert.equal((await open(malformed)).body.code, "request-malformed", JSON.stringify(malformed));
  assert.deepEqual(await eventsOf(), []);
  assert.equal((await chartOf()).status, 403);
  const refusals = (await entriesOf("break-the-glass")).filter(({ rule }) => rule === "glass-refused");
  assert.equal(refusals.length, wrong.length);
});

test("a wrong password opens nothing and is recorded; the fifth in a row ends the session", async () => {
  for (const left of [4, 3, 2, 1]) {
    const { status, body } = await open({ password: "not this one" });
    assert.deepEqual([status, body.code], [401, "reauthentication-failed"], String(left));
  }
  const last = await open({ password: "not this one" });
  assert.deepEqual([last.body.code, last.body.nextSteps], ["sign-in-required", ["sign-in"]]);
  assert.equal((await reader.browser.session()).state, "signed-out");
  assert.deepEqual(await eventsOf(), []);
  const failed = (await entriesOf("break-the-glass")).filter(({ outcome }) => outcome === "failed");
  assert.deepEqual([failed.length, failed[0]?.rule], [5, "reauthentication-failed"]);
  assert.equal(failed[0]?.participantId, world.hospital.id);
});

test("a renewal is an event of its own with everything attested afresh, and the one before ends", async () => {
  const first = await open();
  world.clock.advance(10 * minutes);
  const second = await open({ reason: "trauma" });
  const [newest, oldest] = await eventsOf();
  assert.deepEqual([newest?.id, newest?.renews, newest?.endedAt], [second.body.id, first.body.id, null]);
  assert.deepEqual(oldest?.endedAt, newest?.openedAt);
  assert.deepEqual((await chartOf()).body.banner.glass, second.body);
});

test("it closes by itself when its time is over", async () => {
  await open();
  world.clock.advance(240 * minutes);
  const again = await reader.signInAgain();
  await again.post(`/api/persons/${henry.personId}/redisclosure`);
  assert.equal((await chartOf(again)).body.code, "no-consent");
  assert.equal((await pageOf(again)).body.open, undefined);
});

test("it survives signing in again, where only the warning is read anew; nobody else profits from it", async () => {
  await open();
  const again = await reader.signInAgain();
  assert.equal((await chartOf(again)).body.code, "redisclosure-unconfirmed");
  await again.post(`/api/persons/${henry.personId}/redisclosure`);
  assert.equal((await chartOf(again)).status, 200);
  const colleague = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  assert.equal((await chartOf(colleague.browser)).body.code, "no-consent");
  await colleague.browser.post(`${glassPath(henry.personId)}/end`);
  assert.equal((await chartOf(again)).status, 200);
  const other = await world.tell(world.feed, `O-${number}`, { patient: { family: "Quill", given: "Una" } });
  await showPerson(world.context, reader.accountId, other.personId);
  assert.equal((await again.get<Problem>(`/api/persons/${other.personId}/chart`)).body.code, "no-consent");
});
