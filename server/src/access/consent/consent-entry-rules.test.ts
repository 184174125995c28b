import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import type { ConsentForm } from "./consent-decision.ts";
import { type ConsentEntry, checkConsentEntry } from "./consent-entry-rules.ts";

const form: ConsentForm = {
  id: "standard",
  version: 1,
  language: "en",
  scope: "participant",
  title: "Consent for a participant",
  choices: ["grant", "deny"],
  text: "I give consent. / I deny consent.",
};
const entry: ConsentEntry = {
  patientId: "patient" as PatientId,
  scope: "participant",
  participantId: "hospital" as ParticipantId,
  value: "grant",
  formId: "standard",
  formVersion: 1,
  language: "en",
  signedOn: "2026-03-01",
  signerName: "Ada Finch",
  signerRelation: "self",
  evidence: "paper-on-file",
};

const faultOf = (
  change: Partial<ConsentEntry>,
  facts: Partial<Parameters<typeof checkConsentEntry>[1]> = {},
): string | undefined =>
  checkConsentEntry({ ...entry, ...change }, { form, birthDate: "1980-02-03", today: "2026-03-01", ...facts })?.field;

test("a decision signed today by the adult patient is taken", () => {
  assert.equal(faultOf({}), undefined);
});

test("a decision needs a form that exists and offers the choice", () => {
  assert.equal(faultOf({}, { form: undefined }), "formId");
  assert.equal(faultOf({ value: "emergency-only" }), "value");
  assert.equal(faultOf({}, { form: { ...form, scope: "community" } }), "formId");
});

test("a decision for a participant names it, one of wider scope does not", () => {
  const { participantId: _, ...nobody } = entry;
  const check = (what: ConsentEntry, scope: ConsentForm["scope"]) =>
    checkConsentEntry(what, { form: { ...form, scope }, birthDate: undefined, today: "2026-03-01" })?.field;
  assert.equal(check(nobody, "participant"), "participantId");
  assert.equal(check({ ...entry, scope: "community", value: "deny" }, "community"), "participantId");
  assert.equal(check({ ...nobody, scope: "community", value: "deny" }, "community"), undefined);
  assert.equal(check({ ...nobody, scope: "community" }, "community"), "coveredParticipantIds");
});

test("a signature lies neither in the future nor before birth, on a day that the calendar has", () => {
  assert.equal(faultOf({ signedOn: "2026-03-02" }), "signedOn");
  assert.equal(faultOf({ signedOn: "1980-02-02" }), "signedOn");
  assert.equal(faultOf({ signedOn: "1979-12-31" }, { birthDate: "1980" }), "signedOn");
  assert.equal(faultOf({ signedOn: "2026-02-30" }), "signedOn");
  assert.equal(faultOf({ signedOn: "2026-02-01" }, { birthDate: undefined }), undefined);
});

test("a parent signs until the 18th birthday, and the patient grants from then on", () => {
  const child = { birthDate: "2010-05-05" };
  assert.equal(faultOf({ signerRelation: "parent" }, child), undefined);
  assert.equal(faultOf({ signerRelation: "guardian" }, child), undefined);
  assert.equal(faultOf({ signerRelation: "self" }, child), "signerRelation");
  assert.equal(faultOf({ signerRelation: "self", value: "deny" }, child), undefined);
  assert.equal(faultOf({ signerRelation: "parent" }), "signerRelation");
  assert.equal(faultOf({ signerRelation: "health-care-agent" }), undefined);
});

test("who signed has a name", () => {
  assert.equal(faultOf({ signerName: "  " }), "signerName");
});

test("a denial to everyone does not come by a feed: only the exchange's staff take it", () => {
  const { participantId: _, ...nobody } = entry;
  const everyone = { ...nobody, scope: "everyone", value: "deny", formId: "deny-to-all" } as const;
  const facts = {
    form: { ...form, id: "deny-to-all", scope: "everyone", choices: ["deny", "none"] } as const,
    birthDate: undefined,
    today: "2026-03-01",
  };
  assert.equal(checkConsentEntry({ ...everyone, evidence: "source-message" }, facts)?.field, "scope");
  assert.equal(checkConsentEntry(everyone, facts), undefined);
});
