import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Chart, ConsentPage, Problem, RecordConsentRequest } from "@crossbay/contract";
import { sql, TestBrowser } from "../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../test/support/record-world.ts";
import { auditEntriesAbout } from "../audit/index.ts";
import { newId } from "../platform/ids.ts";

let world: RecordWorld;
let registrar: TestBrowser;
let doctor: TestBrowser;
let nurse: TestBrowser;
let maria: TellResult;
let recordNumber = 0;
let family: string;

before(async () => {
  world = await aRecord();
  registrar = await world.reader("registrar", world.hospital);
  doctor = await world.reader("physician", world.hospital);
  nurse = await world.reader("nurse", world.practice);
});
after(() => world.stop());
/** Somebody else for each test, so unlike the others that nobody takes them for one person. */
const families = [
  "Twinning",
  "Alvarez",
  "Voss",
  "Osei",
  "Marsh",
  "Aziz",
  "Finch",
  "Smith",
  "Hart",
  "Kim",
  "Ode",
  "Pike",
  "Ellery",
];
beforeEach(async () => {
  family = families[recordNumber]!;
  recordNumber += 1;
  maria = await world.tell(world.feed, `2${recordNumber}`, {
    patient: { family, given: "Maria", birthDate: `198${recordNumber % 10}-02-03`, gender: "female" },
  });
});

const path = () => `/api/persons/${maria.personId}/consent`;
const view = (browser: TestBrowser) => browser.get<ConsentPage>(path());
const decision: RecordConsentRequest = {
  value: "grant",
  formId: "emergency-services",
  formVersion: 1,
  language: "en",
  signedOn: "2026-03-12",
  signerName: "Maria  Twinning ",
  signerRelation: "self",
  evidence: "paper-on-file",
};
const record = (browser: TestBrowser, change: Partial<RecordConsentRequest> = {}) =>
  browser.post<ConsentPage & Problem>(path(), { ...decision, ...change });
const chartStatus = async (browser: TestBrowser) =>
  (await browser.get<Chart>(`/api/persons/${maria.personId}/chart`)).status;
const auditAboutMaria = async () => {
  const entries = await world.context.database.snapshot((tx) => auditEntriesAbout(tx, maria.personId, 100));
  return entries.filter(({ action }) => action !== "search" && action !== "redisclosure-confirm");
};

test("a registrar sees whom the page is about and that nothing is decided, and the look is recorded", async () => {
  const { status, body } = await view(registrar);
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body.banner, {
    personId: maria.personId,
    family,
    given: "Maria",
    birthDate: "1981-02-03",
    ageYears: 45,
    sex: "female",
    recordNumberHere: `2${recordNumber}`,
    consent: "none",
  });
  assert.deepEqual(
    [body.consent.value, body.consent.decisions, body.consent.mayRecord],
    ["none", [], { allowed: true }],
  );
  assert.match(body.consent.sentence, /No consent is recorded that lets Crossbay General Hospital/);
  assert.deepEqual(body.consent.form.choices, ["grant", "emergency-only", "deny"]);
  const [entry] = await auditAboutMaria();
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.way, entry?.patientIds],
    ["consent-view", "permitted", "portal-consent", [maria.patientId]],
  );
});

test("a chart is refused before the registrar records a grant, and opens with the next request after it", async () => {
  assert.equal(await chartStatus(doctor), 403);
  const { status, body } = await record(registrar);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.consent.value, "grant");
  const [shown] = body.consent.decisions;
  assert.deepEqual(
    [shown?.participantName, shown?.signerName, shown?.recordedBy, shown?.form],
    [
      "Crossbay General Hospital",
      "Maria Twinning",
      "Rosa Delgado",
      "Consent for a participant with emergency services, version 1",
    ],
  );
  assert.equal(await chartStatus(doctor), 200);
  assert.equal(await chartStatus(nurse), 403, "the practice has no consent");
});

test("a page that shows the chart hears with its next question that the patient denied it, and a yes leaves no record", async () => {
  await record(registrar, { signedOn: "2026-03-11" });
  assert.equal(await chartStatus(doctor), 200);
  const before = (await auditAboutMaria()).length;
  const stillOpen = () => doctor.get<Problem>(`/api/persons/${maria.personId}/open`);
  assert.equal((await stillOpen()).status, 204);
  assert.equal((await auditAboutMaria()).length, before);
  await record(registrar, { value: "deny" });
  const { status, body } = await stillOpen();
  assert.deepEqual([status, body.code], [403, "patient-denied"]);
  const entry = (await auditAboutMaria()).find(({ rule }) => rule === "patient-denied");
  assert.deepEqual([entry?.action, entry?.outcome], ["chart-view", "refused"]);
});

test("a denial signed later closes the chart at once", async () => {
  await record(registrar, { signedOn: "2026-03-11" });
  assert.equal(await chartStatus(doctor), 200);
  await record(registrar, { value: "deny" });
  const { status, body } = await doctor.get<Problem>(`/api/persons/${maria.personId}/chart`);
  assert.deepEqual([status, body.code, body.breakTheGlass], [403, "patient-denied", undefined]);
});

test("recording leaves an audit record of the decision and of who recorded it", async () => {
  await record(doctor, { value: "emergency-only" });
  const entry = (await auditAboutMaria()).find(({ action }) => action === "consent-record");
  assert.deepEqual([entry?.outcome, entry?.patientIds], ["succeeded", [maria.patientId]]);
  assert.deepEqual(entry?.detail, {
    value: "emergency-only",
    scope: "participant",
    signedOn: "2026-03-12",
    evidence: "paper-on-file",
  });
  assert.match(entry?.consentVersion ?? "", /^emergency-services\/1\/en\//);
});

test("what cannot be recorded says which field is wrong, records nothing but the try", async () => {
  const wrong: [Partial<RecordConsentRequest>, string][] = [
    [{ signedOn: "2026-03-13" }, "signedOn"],
    [{ signedOn: "1979-02-02" }, "signedOn"],
    [{ formId: "standard" }, "formId"],
    [{ formId: "community" }, "formId"],
    [{ formId: "deny-to-all", value: "deny" }, "formId"],
    [{ formVersion: 9 }, "formId"],
    [{ value: "none" }, "value"],
    [{ signerName: "   " }, "signerName"],
    [{ signerRelation: "parent" }, "signerRelation"],
  ];
  for (const [change, field] of wrong) {
    const { status, body } = await record(registrar, change);
    assert.deepEqual(
      [status, body.code, body.fields?.[0]?.field],
      [422, "consent-refused", field],
      JSON.stringify(change),
    );
    assert.match(body.detail, /Nothing was recorded/);
  }
  assert.deepEqual((await view(registrar)).body.consent.decisions, []);
  const tries = (await auditAboutMaria()).filter(({ action }) => action === "consent-record");
  assert.deepEqual(new Set(tries.map(({ outcome }) => outcome)), new Set(["refused"]));
  assert.equal(tries.length, wrong.length);
});

test("today is the participant's day: in New York the evening is not yet tomorrow", async () => {
  world.clock.advance(11 * 60 * 60 * 1000);
  try {
    assert.equal(world.clock.now().toISOString(), "2026-03-13T01:00:00.000Z");
    assert.equal(
      (await record(await world.reader("registrar", world.hospital), { signedOn: "2026-03-13" })).status,
      422,
    );
  } finally {
    world.clock.advance(-11 * 60 * 60 * 1000);
  }
});

test("a participant sees its own decisions and those of wider scope, not those of others", async () => {
  await record(registrar);
  const { body } = await view(nurse);
  assert.deepEqual([body.consent.value, body.consent.decisions], ["none", []]);
  assert.equal(body.banner.recordNumberHere, undefined);
  assert.deepEqual(body.consent.form.choices, ["grant", "deny"]);
});

test("where the participant has no patient of its own, the patient heard of last signs", async () => {
  const { body } = await record(nurse, { formId: "standard" });
  assert.equal(body.consent?.value, "grant", JSON.stringify(body));
  const entry = (await auditAboutMaria()).find(({ action }) => action === "consent-record");
  assert.deepEqual(entry?.patientIds, [maria.patientId]);
});

test("a role without patients, a session without purpose and a guessed id see nothing", async () => {
  const auditor = await world.reader("privacy-officer", world.hospital);
  assert.deepEqual((await view(auditor)).status, 403);
  assert.equal((await auditor.get<Problem>(path())).body.code, "level-lacks-right");
  const { account } = await world.person({ titleId: "nurse", participantId: world.hospital.id });
  const hasty = new TestBrowser(world.http, world.outbox);
  await hasty.signIn(account.username);
  assert.equal((await hasty.get<Problem>(path())).body.code, "purpose-missing");
  const guessed = await registrar.get<Problem>(`/api/persons/${newId()}/consent`);
  assert.deepEqual([guessed.status, guessed.body.code], [404, "not-found"]);
  const nonsense = await registrar.get<Problem>("/api/persons/none/consent");
  assert.deepEqual([nonsense.status, nonsense.body.code], [400, "request-malformed"]);
});

test("a decision is never changed or removed by the application", async () => {
  await record(registrar);
  for (const statement of [
    sql`update access.consent_decision set value = 'grant'`,
    sql`delete from access.consent_decision`,
    sql`update access.consent_form set text = ''`,
  ])
    await assert.rejects(world.run(statement), { code: "42501" });
});
