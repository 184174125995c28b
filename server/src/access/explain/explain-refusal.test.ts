import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, RefusalExplanation } from "@crossbay/contract";
import { sql, TestBrowser } from "../../../../test/support/accounts-world.ts";
import { breakGlass, type EmergencyReader, emergencyReader } from "../../../../test/support/emergency.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import { newId, type PersonId } from "../../platform/ids.ts";

let world: RecordWorld;
let doctor: EmergencyReader;
let officer: TestBrowser;
let officerElsewhere: TestBrowser;
let agent: TestBrowser;
let maria: TellResult;

const staff = async (titleId: string, participantId: typeof world.hospital.id) => {
  const { account } = await world.person({ titleId, participantId });
  const browser = new TestBrowser(world.http, world.outbox);
  await browser.signIn(account.username);
  return browser;
};

before(async () => {
  world = await aRecord();
  const exchange = await world.participant({ name: "Crossbay Exchange", type: "exchange" });
  maria = await world.tell(world.feed, "M-1", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-03-12" },
  });
  doctor = await emergencyReader(world, "physician", world.hospital, [maria.personId]);
  officer = await staff("privacy-officer", world.hospital.id);
  officerElsewhere = await staff("privacy-officer", world.practice.id);
  agent = await staff("support-agent", exchange.id);
});
after(() => world.stop());

const explain = (requestId: string, browser = agent) =>
  browser.post<RefusalExplanation & Problem>("/api/refusals/explain", { requestId });
const refusedChart = async (personId: PersonId = maria.personId, browser = doctor.browser) =>
  (await browser.get<Problem>(`/api/persons/${personId}/chart`)).body.requestId;

test("staff hear who was refused what, by which rule, how consent stands now, and what to do; no name of the patient", async () => {
  const requestId = await refusedChart();
  const { status, body } = await explain(` ${requestId} `);
  assert.equal(status, 200, JSON.stringify(body));
  const [event, ...others] = body.events;
  assert.deepEqual(others, []);
  assert.deepEqual(
    [event?.who, event?.title, event?.participantName, event?.what, event?.verdict, event?.rule],
    [
      `OKAFOR, Amara (${doctor.username})`,
      "Physician (including resident)",
      "Crossbay General Hospital",
      "Opening a chart",
      "refused",
      "no-consent",
    ],
  );
  assert.match(event!.sentence, /No decision of the patient let Crossbay General Hospital/);
  assert.deepEqual([body.now?.consent, body.now?.linkedPatients, body.now?.reviewWaits], ["none", 1, false]);
  assert.match(body.advice[0]!, /sign the form/);
  assert.doesNotMatch(JSON.stringify(body), /Twinning|Maria|1984/);
});

test("the look at it is in the audit record before the answer", async () => {
  const refused = await refusedChart();
  const answer = await explain(refused);
  const [entry] = await world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])));
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.personId, entry?.patientIds, entry?.detail.of],
    ["refusal-explain", "permitted", maria.personId, [], refused],
  );
});

test("a decision recorded since then is what the caller is told of", async () => {
  const berta = await world.tell(world.feed, "B-1", {
    patient: { family: "Voss", given: "Berta", birthDate: "1950-01-02" },
  });
  const reader = await emergencyReader(world, "physician", world.hospital, [berta.personId]);
  const requestId = await refusedChart(berta.personId, reader.browser);
  await world.decide(berta.patientId, world.hospital, "grant");
  const { body } = await explain(requestId);
  assert.deepEqual([body.now?.consent, body.now?.scope], ["grant", "participant"]);
  assert.match(body.now?.consentVersion ?? "", /^emergency-services\/1\/en\//);
  assert.match(body.advice.join(" "), /recorded by now: open the record again/);
});

test("of whom nobody had shown the caller, staff hear the true rule and that the caller heard less", async () => {
  const stranger = await emergencyReader(world, "physician", world.hospital);
  const answer = await stranger.browser.get<Problem>(`/api/persons/${maria.personId}/chart`);
  assert.equal(answer.body.code, "not-found");
  const { body } = await explain(answer.body.requestId);
  assert.equal(body.events[0]?.rule, "no-consent");
  assert.match(body.events[0]!.sentence, /told only that there is no such patient/);
  assert.match(body.advice[0]!, /Search for the patient/);
  const guessed = await explain(await refusedChart(newId<PersonId>()));
  assert.equal(guessed.body.events[0]?.rule, "not-found");
  assert.equal(guessed.body.now?.linkedPatients, 0);
});

test("a possible match that waits for a steward is told of, without its other half", async () => {
  const patientId = newId();
  await world.run(
    sql`insert into identity.review (id, patient_id, candidate_person_id, score_bits, evidence, opened_at)
        values (${newId()}, ${patientId}, ${maria.personId}, 7, '{}', ${world.clock.now()})`,
  );
  const { body } = await explain(await refusedChart());
  assert.equal(body.now?.reviewWaits, true);
  assert.match(body.advice.join(" "), /identity steward/);
  assert.doesNotMatch(JSON.stringify(body), new RegExp(patientId));
});

test("a wrong password before the glass, and a glass that was broken, are told apart", async () => {
  const { browser } = await emergencyReader(world, "physician", world.hospital, [maria.personId]);
  const wrong = await breakGlass(browser, maria.personId, { password: "not this" });
  const told = await explain(wrong.body.requestId);
  assert.deepEqual([told.body.events[0]?.verdict, told.body.events[0]?.what], ["failed", "Breaking the glass"]);
  assert.match(told.body.advice[0]!, /Try again with the password/);
  const broken = await breakGlass(browser, maria.personId);
  const after = await explain(String(broken.headers["x-request-id"]));
  assert.deepEqual(after.body.advice, ["It was not refused."]);
});

test("a privacy officer hears of the own participant's requests only; the others' are as unknown", async () => {
  const requestId = await refusedChart();
  assert.equal((await explain(requestId, officer)).status, 200);
  const elsewhere = await explain(requestId, officerElsewhere);
  const unknown = await explain(newId(), officerElsewhere);
  assert.deepEqual([elsewhere.status, elsewhere.body.detail], [404, unknown.body.detail]);
});

test("clinicians, and whoever is not signed in, ask nobody why", async () => {
  const requestId = await refusedChart();
  assert.equal((await explain(requestId, doctor.browser)).body.code, "level-lacks-right");
  assert.equal((await explain(requestId, new TestBrowser(world.http, world.outbox))).body.code, "sign-in-required");
  for (const malformed of ["", "x".repeat(101)]) assert.equal((await explain(malformed)).status, 400);
  assert.equal((await explain("'; drop table audit.entry; --")).status, 404);
});
