import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../ui/words/en.ts";
import { decideConsentForm, nothingTyped, type TypedConsent } from "./decide-consent-form.ts";

const languages = [
  { code: "en", name: "English" },
  { code: "es", name: "Español" },
];
const form = { id: "community", version: 3, languages };
const complete: TypedConsent = {
  value: "grant",
  signerRelation: "self",
  signerName: " Maria Twinning ",
  signedOn: "3/12/2026",
  evidence: "paper-on-file",
  witnessName: " ",
};
const requestOf = (typed: TypedConsent, of = form) => {
  const decision = decideConsentForm(typed, of, en);
  assert.ok("request" in decision);
  return decision.request;
};

test("a complete form becomes a request that names form, version and language", () => {
  assert.deepEqual(requestOf(complete), {
    value: "grant",
    formId: "community",
    formVersion: 3,
    language: "en",
    signedOn: "2026-03-12",
    signerName: "Maria Twinning",
    signerRelation: "self",
    evidence: "paper-on-file",
  });
});

test("an empty form names every field in the order of the page", () => {
  const decision = decideConsentForm(nothingTyped, form, en);
  assert.deepEqual("errors" in decision && decision.errors.map(({ field }) => field), [
    "value",
    "signerRelation",
    "signerName",
    "signedOn",
    "evidence",
  ]);
});

test("a date of signature that cannot be read is asked again", () => {
  const decision = decideConsentForm({ ...complete, signedOn: "last week" }, form, en);
  assert.deepEqual("errors" in decision && decision.errors.map(({ field }) => field), ["signedOn"]);
});

test("a scan goes along with paper, and not with a word of mouth", () => {
  const scan = { name: "form.pdf", base64: "JVBERi0=" };
  assert.equal(requestOf({ ...complete, scan }).scan, "JVBERi0=");
  assert.equal(requestOf({ ...complete, scan, evidence: "verbal" }).scan, undefined);
});

test("a minor's own form is for one visit", () => {
  assert.equal(requestOf(complete, { ...form, id: "minor-one-visit" }).oneVisit, true);
  assert.equal(requestOf(complete).oneVisit, undefined);
});

test("a language that the form does not have is not sent", () => {
  assert.equal(requestOf({ ...complete, language: "es" }).language, "es");
  assert.equal(requestOf({ ...complete, language: "fr" }).language, "en");
});
