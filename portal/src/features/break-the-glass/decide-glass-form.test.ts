import assert from "node:assert/strict";
import { test } from "node:test";
import type { GlassPage } from "@crossbay/contract";
import { en } from "../../ui/words/en.ts";
import { decideGlassForm, nothingTyped, type TypedGlass } from "./decide-glass-form.ts";

const page: Pick<GlassPage, "attestations" | "attestationVersion"> = {
  attestationVersion: 1,
  attestations: [
    { id: "emergency", text: "" },
    { id: "data-may-matter", text: "" },
    { id: "no-denial-known", text: "" },
  ],
};
const complete: TypedGlass = {
  attested: ["emergency", "data-may-matter", "no-denial-known"],
  reason: "unconscious-or-confused",
  reasonWords: "",
  directedBy: "",
};
const fieldsOf = (typed: TypedGlass) => {
  const decision = decideGlassForm(typed, page, en);
  return "errors" in decision ? decision.errors.map(({ field }) => field) : [];
};

test("all three attested and a reason chosen become a request", () => {
  assert.deepEqual(decideGlassForm({ ...complete, directedBy: " Dr Okafor " }, page, en), {
    request: {
      attestationVersion: 1,
      attested: { emergency: true, "data-may-matter": true, "no-denial-known": true },
      reason: "unconscious-or-confused",
      directedBy: "Dr Okafor",
    },
  });
});

test("an error leads to the first thing that was not attested", () => {
  assert.deepEqual(fieldsOf({ ...complete, attested: ["emergency"] }), ["data-may-matter"]);
  assert.deepEqual(fieldsOf(nothingTyped), ["emergency", "reason"]);
});

test("another reason needs words, and a listed one sends none", () => {
  assert.deepEqual(fieldsOf({ ...complete, reason: "other", reasonWords: "  " }), ["reasonWords"]);
  const listed = decideGlassForm({ ...complete, reasonWords: "typed before" }, page, en);
  assert.equal("request" in listed && listed.request.reasonWords, undefined);
});
