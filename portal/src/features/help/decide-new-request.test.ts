import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../ui/words/en.ts";
import { decideNewRequest, emptyRequest, type RequestDraft } from "./decide-new-request.ts";
import { readNewRequestAddress } from "./new-request-address.ts";

const decide = (draft: Partial<RequestDraft>, choosesTitle = false) =>
  decideNewRequest({ draft: { ...emptyRequest, subject: "Help", text: "Please", ...draft }, choosesTitle, words: en });
const wrongFields = (draft: Partial<RequestDraft>, choosesTitle = false) => {
  const decided = decide(draft, choosesTitle);
  return "wrong" in decided ? decided.wrong.map(({ field }) => field) : [];
};

test("an empty form says what is missing, in the order of its fields", () => {
  assert.deepEqual(wrongFields({ subject: " ", text: "" }), ["request-subject", "request-type", "request-text"]);
});

test("a deactivation needs to know who, and a last day is optional but must be a date", () => {
  assert.deepEqual(wrongFields({ type: "deactivation", onDate: "soon" }), ["request-user", "request-onDate"]);
  assert.deepEqual(decide({ type: "deactivation", user: " bwhitlock ", onDate: "3/12/2026" }), {
    request: {
      type: "deactivation",
      subject: "Help",
      text: "Please",
      fields: { user: "bwhitlock", onDate: "2026-03-12" },
    },
  });
});

test("only whoever gives titles must choose one", () => {
  assert.deepEqual(wrongFields({ type: "role-change", user: "Ben Whitlock" }), []);
  assert.deepEqual(wrongFields({ type: "role-change", user: "Ben Whitlock" }, true), ["request-titleId"]);
});

test("a new e-mail address must look like one", () => {
  assert.deepEqual(wrongFields({ type: "email-change", user: "Ben", newEmail: "ben at home" }), ["request-newEmail"]);
});

test("a new e-mail address is the sender's own, unless another name is given", () => {
  const own = decide({ type: "email-change", newEmail: "ben@crossbay.example" });
  assert.deepEqual("request" in own && own.request.fields, { newEmail: "ben@crossbay.example" });
});

test("what was typed for another kind of request is not sent", () => {
  assert.deepEqual(decide({ type: "other", user: "bwhitlock", patient: "Henry Osei" }), {
    request: { type: "other", subject: "Help", text: "Please" },
  });
});

test("a link fills in the kind and the request number, and nothing that it invents", () => {
  assert.deepEqual(readNewRequestAddress({ type: "deactivation", request: 12, patient: "Osei" }), {
    type: "deactivation",
    request: "12",
  });
  assert.deepEqual(readNewRequestAddress({ type: "password", request: " " }), {});
});
