import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { ConsentFormText, ConsentPage, Problem, RecordConsentRequest } from "@crossbay/contract";
import { sql, TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { addParticipant, type Participant } from "../../accounts/index.ts";
import { loadConsentForms } from "./load-consent-forms.ts";

let world: RecordWorld;
let plan: Participant;
let registrar: TestBrowser;
let clerk: TestBrowser;
let maria: TellResult;
let number = 0;

before(async () => {
  world = await aRecord();
  plan = await world.participant({ name: "Bayline Health Plan", type: "health-plan" });
  registrar = await world.reader("registrar", world.hospital);
  clerk = await world.reader("registrar", world.practice);
});
after(() => world.stop());
beforeEach(async () => {
  number += 1;
  maria = await world.tell(world.feed, `4${number}`, {
    patient: { family: `Alvarez${"abcdefghij"[number]}`, given: "José", birthDate: `196${number % 10}-05-06` },
  });
});

const form = (browser: TestBrowser, formId: string, query = "") =>
  browser.get<ConsentFormText & Problem>(`/api/consent-forms/${formId}${query}`);
const consentOf = async (browser: TestBrowser) =>
  (await browser.get<ConsentPage>(`/api/persons/${maria.personId}/consent`)).body.consent;
const record = (browser: TestBrowser, change: Partial<RecordConsentRequest> = {}) =>
  browser.post<ConsentPage & Problem>(`/api/persons/${maria.personId}/consent`, {
    value: "grant",
    formId: "community",
    formVersion: 2,
    language: "en",
    signedOn: "2026-03-12",
    signerName: "José Alvarez",
    signerRelation: "self",
    evidence: "e-signature",
    ...change,
  });

test("a form is read in English and in Spanish, with the names of participant and exchange and its choices", async () => {
  const english = (await form(registrar, "emergency-services")).body;
  assert.deepEqual(
    [english.version, english.language, english.languages.map(({ name }) => name)],
    [2, "en", ["English", "Español"]],
  );
  assert.match(english.paragraphs[0]!, /Crossbay General Hospital .* Crossbay Health Information Exchange/);
  assert.deepEqual(
    english.choices.map(({ value }) => value),
    ["grant", "emergency-only", "deny"],
  );
  const spanish = (await form(clerk, "standard", "?language=es")).body;
  assert.equal(spanish.language, "es");
  assert.match(spanish.choices[0]!.label, /^DOY MI CONSENTIMIENTO para que Lantern Street Family Practice/);
  assert.deepEqual(Object.keys(spanish.words).sort(), Object.keys(english.words).sort());
  assert.doesNotMatch(JSON.stringify([english, spanish]), /[{]participant|[{]exchange/);
});

test("a form or language that there is not, and a reader who is not signed in, get none", async () => {
  for (const path of ["unknown", "standard?language=fr", "standard.pdf?language=fr", "none.pdf"]) {
    const { status, body } = await form(registrar, path);
    assert.deepEqual([status, body.code], [404, "not-found"], path);
  }
  assert.equal((await form(registrar, "standard?language=../../x")).status, 400);
  assert.equal((await form(new TestBrowser(world.http, world.outbox), "standard")).status, 401);
});

test("a form is printed with the participant's name, in one language or in all, and the print is recorded", async () => {
  const print = async (query: string) => {
    const answer = await world.http.inject({
      method: "GET",
      url: `/api/consent-forms/emergency-services.pdf${query}`,
      cookies: Object.fromEntries(registrar.cookies),
    });
    assert.deepEqual([answer.statusCode, answer.headers["content-type"]], [200, "application/pdf"]);
    return answer.rawPayload;
  };
  const [both, spanish] = [await print(""), await print("?language=es")];
  assert.equal(both.subarray(0, 5).toString(), "%PDF-");
  const pages = (pdf: Buffer) => [...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length;
  assert.equal(pages(both), 2 * pages(spanish));
  assert.match(both.toString("latin1"), /\/Lang \(en\)/);
  const printed = await world.run(sql`select from audit.entry where action = 'consent-form-print'`);
  assert.ok(printed >= 2);
});

test("the consent page offers the participant's own form first, and the community's where the participant is on it", async () => {
  const forms = async (browser: TestBrowser) => (await consentOf(browser)).forms;
  const [own, community] = await forms(registrar);
  assert.deepEqual(
    [own?.id, own?.choices, own?.languages.map(({ code }) => code), community?.id, community?.scope],
    ["emergency-services", ["grant", "emergency-only", "deny"], ["en", "es"], "community", "community"],
  );
  assert.deepEqual(
    (await forms(clerk)).map(({ id }) => id),
    ["standard", "community"],
  );
});

test("a grant to the community covers whom its form lists on the day: no health plan, and nobody who joins later", async () => {
  const { body: shown } = await form(registrar, "community");
  assert.deepEqual(shown.coveredParticipants, ["Crossbay General Hospital", "Lantern Street Family Practice"]);
  assert.equal((await record(registrar)).status, 200);
  assert.equal((await consentOf(clerk)).value, "grant");
  const later = await world.transaction((tx) =>
    addParticipant(tx, {
      name: `Joined later ${number}`,
      type: "clinic",
      timeZone: "America/New_York",
      now: world.clock.now(),
    }),
  );
  assert.equal((await consentOf(await world.reader("registrar", later))).value, "none");
  await world.run(sql`update accounts.participant set ended_at = now() where id = ${later.id}`);
  const covered = await world.run(
    sql`select from access.consent_decision where ${plan.id} = any(covered_participant_ids)`,
  );
  assert.equal(covered, 0);
});

test("what a patient signs for one participant beats the community's form there alone", async () => {
  await record(registrar);
  await record(registrar, { formId: "emergency-services", value: "deny" });
  assert.equal((await consentOf(registrar)).value, "deny");
  assert.equal((await consentOf(clerk)).value, "grant");
});

test("a community form of a day before its participants had joined covers nobody, and is refused", async () => {
  const { status, body } = await record(registrar, { signedOn: "2026-02-20", evidence: "paper-on-file" });
  assert.deepEqual([status, body.fields?.[0]?.field], [422, "coveredParticipantIds"]);
});

test("the denial to everyone is not recorded at a participant, nor on a form of another's", async () => {
  for (const formId of ["deny-to-all", "standard"]) {
    const { status, body } = await record(registrar, { formId, value: "deny" });
    assert.deepEqual([status, body.fields?.[0]?.field], [422, "formId"], formId);
  }
});

test("the first wording stays beside the second, however often forms are loaded", async () => {
  await loadConsentForms(world.context);
  const versions = await world.run(sql`select from access.consent_form where id = 'standard'`);
  assert.equal(versions, 3, "version 1 in English, version 2 in English and Spanish");
});
