import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Chart, ConsentPage, Problem, RecordConsentRequest } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import type { Source } from "../../accounts/index.ts";

const hour = 60 * 60 * 1000;

let world: RecordWorld;
let registrar: TestBrowser;
let doctor: TestBrowser;
let west: Source;
let noor: TellResult;
let number = 0;

before(async () => {
  world = await aRecord();
  await world.run(sql`update accounts.participant set minor_consent_services = true where id = ${world.hospital.id}`);
  west = await world.addFeed({ participantId: world.hospital.id, code: "WEST", timeZone: "America/Los_Angeles" });
  registrar = await world.reader("registrar", world.hospital);
  doctor = await world.reader("physician", world.hospital);
});
after(() => world.stop());
beforeEach(async () => {
  noor = await young("2010-01-15");
});

const young = (birthDate: string, feed = world.feed): Promise<TellResult> => {
  number += 1;
  const family = `Aziz${"abcdefghijklmnopqrstuvwxyz"[number]}`.repeat(2);
  return world.tell(feed, `5${number}`, { patient: { family, given: "Noor", birthDate } });
};

const path = () => `/api/persons/${noor.personId}/consent`;
const consentOf = async (browser: TestBrowser) => (await browser.get<ConsentPage>(path())).body;
const chartOf = (browser: TestBrowser) => browser.get<Chart & Problem>(`/api/persons/${noor.personId}/chart`);
const oneVisit: RecordConsentRequest = {
  value: "grant",
  formId: "minor-one-visit",
  formVersion: 2,
  language: "en",
  signedOn: "2026-03-12",
  signerName: "Noor Aziz",
  signerRelation: "self",
  evidence: "e-signature",
  oneVisit: true,
};
const record = (change: Partial<RecordConsentRequest> = {}, browser = registrar) =>
  browser.post<ConsentPage & Problem>(path(), { ...oneVisit, ...change });
const byParent = (value: "grant" | "deny") => {
  const { oneVisit: _, ...rest } = oneVisit;
  const form = { formId: "emergency-services", evidence: "paper-on-file" } as const;
  return registrar.post<ConsentPage & Problem>(path(), { ...rest, ...form, value, signerRelation: "parent" });
};

test("the page and the chart of a patient of 10 to 17 warn whoever would show them to a parent", async () => {
  const { banner, consent } = await consentOf(registrar);
  assert.match(banner.minorWarning ?? "", /gives a parent nothing/);
  assert.equal(consent.minor?.mayGrantOneVisit, true);
  assert.ok(consent.forms.some(({ id, choices }) => id === "minor-one-visit" && choices.join() === "grant"));
  await byParent("grant");
  assert.match((await chartOf(doctor)).body.banner.minorWarning ?? "", /gives a parent nothing/);
  const clerk = await world.reader("registrar", world.practice);
  const elsewhere = (await consentOf(clerk)).consent;
  assert.equal(elsewhere.minor?.mayGrantOneVisit, false, "the practice is not marked for it");
  assert.ok(elsewhere.forms.every(({ id }) => id !== "minor-one-visit"));
});

test("nobody is warned of a child under ten, nor of an adult", async () => {
  for (const birthDate of ["2016-03-13", "2008-03-12"]) {
    noor = await young(birthDate);
    const { banner, consent } = await consentOf(registrar);
    assert.deepEqual([banner.minorWarning, consent.minor], [undefined, undefined], birthDate);
  }
  noor = await young("2016-03-12");
  assert.ok((await consentOf(registrar)).banner.minorWarning, "on the tenth birthday");
});

test("a patient of 10 to 17 grants for one visit over a parent's denial, and a day later that stands again", async () => {
  await byParent("deny");
  assert.equal((await consentOf(registrar)).consent.value, "deny");
  const { status, body } = await record();
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.consent.value, "grant");
  assert.match(body.consent.sentence, /for this visit/);
  const shown = body.consent.decisions.find(({ oneVisit }) => oneVisit);
  assert.equal(shown?.endsAt, "2026-03-13T14:00:00.000Z");
  assert.equal((await chartOf(doctor)).status, 200);
  world.clock.advance(24 * hour);
  try {
    const page = await consentOf(await world.reader("registrar", world.hospital));
    assert.deepEqual([page.consent.value, page.consent.decisions.length], ["deny", 2]);
  } finally {
    world.clock.advance(-24 * hour);
  }
});

test("a grant for one visit ends with the discharge", async () => {
  const { body } = await record();
  const decisionId = body.consent.decisions[0]!.id;
  await world.run(sql`insert into access.consent_end (patient_id, decision_id, ended_at, reason)
    values (${noor.patientId}, ${decisionId}, ${world.clock.now()}, 'discharged')`);
  const { consent } = await consentOf(registrar);
  assert.deepEqual([consent.value, consent.decisions[0]?.endedAt], ["none", "2026-03-12T14:00:00.000Z"]);
  assert.equal((await chartOf(doctor)).status, 403);
});

test("a grant for one visit is refused where anything about it is not right", async () => {
  const wrong: [Partial<RecordConsentRequest>, string][] = [
    [{ signerRelation: "parent" }, "signerRelation"],
    [{ evidence: "verbal" }, "evidence"],
    [{ evidence: "paper-on-file", signedOn: "2026-03-11" }, "signedOn"],
    [{ value: "deny" }, "value"],
    [{ oneVisit: false }, "oneVisit"],
    [{ formId: "emergency-services" }, "oneVisit"],
  ];
  for (const [change, field] of wrong) {
    const { status, body } = await record(change);
    assert.deepEqual([status, body.fields?.[0]?.field], [422, field], JSON.stringify(change));
  }
  const nurse = await world.reader("nurse", world.practice);
  assert.equal((await record({}, nurse)).body.fields?.[0]?.field, "oneVisit", "the practice is not marked for it");
  for (const birthDate of ["2016-03-13", "2008-03-12", "2008"]) {
    noor = await young(birthDate);
    assert.equal((await record()).body.fields?.[0]?.field, "oneVisit", birthDate);
  }
});

test("an emancipated minor decides alone, over a parent before and after", async () => {
  await byParent("grant");
  const own = { formId: "emergency-services", oneVisit: false, signerRelation: "emancipated-minor" } as const;
  assert.equal((await record({ ...own, value: "deny" })).body.consent.value, "deny");
  assert.equal((await byParent("grant")).body.consent.value, "deny");
  noor = await young("2008-03-12");
  assert.equal((await record({ ...own, value: "grant" })).body.fields?.[0]?.field, "signerRelation", "an adult");
});

test("the 18th birthday comes when it comes where the patient is: later in the west than at the reader", async () => {
  for (const [feed, then] of [
    [world.feed, "none"],
    [west, "grant"],
  ] as const) {
    noor = await young("2008-03-13", feed);
    await byParent("grant");
    // One in the morning in New York, ten in the evening in Los Angeles.
    world.clock.advance(15 * hour);
    try {
      const page = await consentOf(await world.reader("registrar", world.hospital));
      assert.equal(page.consent.value, then, feed.code);
    } finally {
      world.clock.advance(-15 * hour);
    }
  }
});
