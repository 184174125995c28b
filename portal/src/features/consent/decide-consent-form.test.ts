import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../ui/words/en.ts";
import { decideConsentForm, nothingTyped, type TypedConsent } from "./decide-consent-form.ts";

const form = {
  id: "community",
  version: 3,
  language: "en",
  title: "Consent",
  choices: ["grant" as const, "deny" as const],
  text: "",
};
const complete: TypedConsent = {
  value: "grant",
  signerRelation: "self",
  signerName: " Maria Twinning ",
  signedOn: "3/12/2026",
  evidence: "paper-on-file",
};

test("a complete form becomes a request that names form, version and language", () => {
  assert.deepEqual(decideConsentForm(complete, form, en), {
    request: {
      value: "grant",
      formId: "community",
      formVersion: 3,
      language: "en",
      signedOn: "2026-03-12",
      signerName: "Maria Twinning",
      signerRelation: "self",
      evidence: "paper-on-file",
    },
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
