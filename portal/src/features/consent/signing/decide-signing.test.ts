import assert from "node:assert/strict";
import { test } from "node:test";
import { noSignature } from "../../../ui/form/draw-signature.ts";
import { en } from "../../../ui/words/en.ts";
import { decideSigning, type TypedSigning } from "./decide-signing.ts";

const typed: TypedSigning = { value: "grant", relation: "self", signerName: "" };
const decide = (change: Partial<TypedSigning>, typedName: string, formId = "standard") =>
  decideSigning(
    {
      typed: { ...typed, ...change },
      signature: { ...noSignature, typedName },
      form: { id: formId, version: 2, language: "es" },
      patientName: "Henry Osei",
      today: "2026-03-12",
    },
    en,
  );
const fieldsOf = (decision: ReturnType<typeof decide>) =>
  "errors" in decision ? decision.errors.map(({ field }) => field) : [];

test("a typed name is the signature of a patient who signs for themselves today", () => {
  assert.deepEqual(decide({}, " Henry K. Osei "), {
    request: {
      value: "grant",
      formId: "standard",
      formVersion: 2,
      language: "es",
      signedOn: "2026-03-12",
      signerName: "Henry K. Osei",
      signerRelation: "self",
      evidence: "e-signature",
    },
  });
});

test("nothing is signed without a choice, for whom, and a signature", () => {
  assert.deepEqual(fieldsOf(decide({ value: undefined, relation: undefined }, "")), ["value", "relation", "signature"]);
});

test("who signs for the patient writes a name of their own", () => {
  assert.deepEqual(fieldsOf(decide({ relation: "guardian" }, "Ann Osei")), ["signerName"]);
  assert.deepEqual(fieldsOf(decide({ relation: "guardian", signerName: "Ann Osei" }, "Ann Osei")), []);
});

test("a minor's form is signed for one visit", () => {
  const decision = decide({}, "Noor Aziz", "minor-one-visit");
  assert.equal("request" in decision && decision.request.oneVisit, true);
});
