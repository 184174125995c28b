import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Chart, GlassPage, OwnAccount, Problem } from "@crossbay/contract";
import { goodPassword, TestBrowser } from "../../../../test/support/accounts-world.ts";
import { breakGlass, type EmergencyReader, emergencyReader, glassPath } from "../../../../test/support/emergency.ts";
import { PasskeyDevice } from "../../../../test/support/passkey-device.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { newId, type PersonId } from "../../platform/ids.ts";
import { type ConsentEntry, listGlassEvents, saveConsentDecision } from "../index.ts";

let world: RecordWorld;
let reader: EmergencyReader;
let henry: TellResult;
let number = 0;

before(async () => {
  world = await aRecord();
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
const tellHenry = async (birthDate: string) => {
  number += 1;
  const patient = { family: families[number % families.length]!, given: "Henry", birthDate, gender: "male" as const };
  return world.tell(world.feed, `H-${number}`, { patient });
};
beforeEach(async () => {
  henry = await tellHenry(`19${50 + number}-06-25`);
  reader = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
});

/** Has the patient, or somebody for them, sign for the hospital, or for everyone. */
const sign = ({ scope = "participant", ...change }: Partial<ConsentEntry>) =>
  world.transaction(async (tx) => {
    const saved = await saveConsentDecision(
      tx,
      { now: world.clock.now(), timeZone: "America/New_York" },
      {
        patientId: henry.patientId,
        scope,
        ...(scope === "participant" ? { participantId: world.hospital.id } : {}),
        value: "deny",
        formId: "emergency-services",
        formVersion: 1,
        language: "en",
        signedOn: "2026-03-12",
        signerName: "Henry Osei",
        signerRelation: "self",
        evidence: "paper-on-file",
        ...change,
      },
    );
    assert.ok("id" in saved, JSON.stringify(saved));
  });
const denyToAll = () => sign({ scope: "everyone", formId: "deny-to-all" });
const chartCode = async (browser = reader.browser) => {
  const { status, body } = await browser.get<Chart & Problem>(`/api/persons/${henry.personId}/chart`);
  return status === 200 ? "open" : body.code;
};
const codeOf = async (browser: TestBrowser, personId: PersonId = henry.personId) => {
  const page = await browser.get<GlassPage & Problem>(glassPath(personId));
  const opened = await breakGlass(browser, personId);
  assert.equal(page.body.code, opened.body.code, "the page and the opening disagree");
  return opened.status === 200 ? "open" : opened.body.code;
};

test("an emergency-only decision opens by the glass, a grant needs none, a denial and one to everyone refuse it", async () => {
  await sign({ value: "emergency-only" });
  assert.equal(await codeOf(reader.browser), "open");
  henry = await tellHenry("1961-01-01");
  const next = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  await sign({ value: "grant" });
  assert.equal(await codeOf(next.browser), "glass-not-needed");
  henry = await tellHenry("1962-01-01");
  const third = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  await sign({ value: "deny" });
  assert.equal(await codeOf(third.browser), "patient-denied");
  await denyToAll();
  assert.equal(await codeOf(third.browser), "patient-denied-everyone");
});

test("only the titles of the policy break it, and only where there are emergency services", async () => {
  for (const titleId of ["nurse", "registrar", "medical-assistant", "pharmacist"]) {
    const other = await emergencyReader(world, titleId, world.hospital, [henry.personId]);
    assert.equal(await codeOf(other.browser), "level-lacks-right", titleId);
  }
  const outside = await emergencyReader(world, "physician", world.practice, [henry.personId]);
  assert.equal(await codeOf(outside.browser), "level-lacks-right");
  const emergencyNurse = await emergencyReader(world, "emergency-nurse", world.hospital, [henry.personId]);
  assert.equal(await codeOf(emergencyNurse.browser), "open");
  assert.equal(
    (await new TestBrowser(world.http, world.outbox).get<Problem>(glassPath(henry.personId))).body.code,
    "sign-in-required",
  );
});

test("for whom no search has shown, it is as if there were nobody, denied or not", async () => {
  const stranger = await emergencyReader(world, "physician", world.hospital);
  await sign({ value: "deny" });
  const denied = await breakGlass(stranger.browser, henry.personId);
  const unknown = await breakGlass(stranger.browser, newId<PersonId>());
  const bare = ({ body, status }: typeof denied) => ({ ...body, status, requestId: "" });
  assert.deepEqual(bare(denied), bare(unknown));
  assert.equal(denied.body.code, "not-found");
  assert.equal((await stranger.browser.post(`${glassPath(henry.personId)}/end`)).status, 204);
  assert.equal((await stranger.browser.post(`${glassPath(newId<PersonId>())}/end`)).status, 204);
  assert.equal((await stranger.browser.get<Problem>(glassPath("not an id" as PersonId))).status, 400);
});

test("a denial recorded meanwhile closes it at once, and taking it back does not open it again", async () => {
  await breakGlass(reader.browser, henry.personId);
  assert.equal(await chartCode(), "open");
  world.clock.advance(60_000);
  await sign({ value: "deny", signedOn: "2026-03-11" });
  assert.equal(await chartCode(), "patient-denied");
  await sign({ value: "emergency-only" });
  assert.equal(await chartCode(), "emergency-only");
  assert.equal(await codeOf(reader.browser), "open");
  assert.equal(await chartCode(), "open");
});

test("a denial to everyone closes it at once too", async () => {
  await breakGlass(reader.browser, henry.personId);
  world.clock.advance(60_000);
  await denyToAll();
  assert.equal(await chartCode(), "patient-denied-everyone");
  assert.equal(await codeOf(reader.browser), "patient-denied-everyone");
});

test("a grant recorded meanwhile takes its place: the banner no longer tells of it", async () => {
  await breakGlass(reader.browser, henry.personId);
  world.clock.advance(60_000);
  await sign({ value: "grant" });
  const { body } = await reader.browser.get<Chart>(`/api/persons/${henry.personId}/chart`);
  assert.deepEqual([body.banner.consent, body.banner.glass], ["grant", undefined]);
});

test("for a minor it breaks over a parent's denial, and the event says what stood between", async () => {
  henry = await tellHenry("2014-05-06");
  const pediatrician = await emergencyReader(world, "physician", world.hospital, [henry.personId]);
  await sign({ signerRelation: "parent", signerName: "Ada Osei" });
  assert.equal(await chartCode(pediatrician.browser), "patient-denied");
  assert.equal(await codeOf(pediatrician.browser), "open");
  assert.equal(await chartCode(pediatrician.browser), "open");
  const [event] = await world.transaction((tx) => listGlassEvents(tx, { personIds: [henry.personId] }));
  assert.equal(event?.consentValue, "deny");
});

test("a passkey stands for the password; another's, an old answer and none at all do not", async () => {
  const { browser } = reader;
  const device = new PasskeyDevice("http://localhost:8080");
  type Begun = { options: { challenge: string } };
  const begin = () => browser.post<Begun & Problem>(`${glassPath(henry.personId)}/passkey/begin`);
  assert.equal((await begin()).body.code, "reauthentication-failed");
  const adding = (await browser.post<Begun>("/api/account/passkeys/begin", { password: goodPassword })).body.options;
  await browser.post("/api/account/passkeys/finish", { name: "Trauma room", response: device.create(adding) });
  assert.equal((await browser.get<OwnAccount>("/api/account")).body.methods.passkeys.length, 1);
  assert.equal((await browser.get<GlassPage>(glassPath(henry.personId))).body.hasPasskey, true);
  const withPasskey = (passkey: unknown) => breakGlass(browser, henry.personId, { password: undefined, passkey });
  const { options } = (await begin()).body;
  const stranger = new PasskeyDevice("http://localhost:8080");
  for (const wrong of [stranger.get(options), device.get(options), { id: "x" }])
    assert.equal((await withPasskey(wrong)).body.code, "reauthentication-failed");
  const fresh = (await begin()).body.options;
  assert.equal((await withPasskey(device.get(fresh, { verified: true }))).status, 200);
  const [event] = await world.transaction((tx) => listGlassEvents(tx, { personIds: [henry.personId] }));
  assert.equal(event?.proof, "passkey");
  assert.equal(await chartCode(), "open");
});
