import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AccessFlags,
  AccessReport,
  BreachCases,
  ConsentSample,
  ConsentSamples,
  GlassReviews,
  PatientRequests,
  PrivacyChoices,
  RefusalExplanation,
  VipList,
} from "@crossbay/contract";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { breachCases } from "./breaches.ts";
import { generalSample, samples } from "./consent-samples.ts";
import { closedRequests, newRequest, proofedRequest, sentRequest } from "./patient-requests.ts";
import {
  auditorsChoices,
  firstReport,
  glassElsewhere,
  glassSettled,
  glassWaiting,
  nextReport,
  officersChoices,
  openFlags,
  settledFlags,
  watched,
} from "./privacy.ts";
import { refusalExplained } from "./refusals.ts";

function assertFits(schema: TSchema, answer: unknown): void {
  assert.deepEqual(Value.Errors(schema, answer), []);
}

test("canned reports, flags and watched patients are what the contract says", () => {
  for (const choices of [officersChoices, auditorsChoices]) assertFits(PrivacyChoices, choices);
  for (const report of [firstReport, nextReport]) assertFits(AccessReport, report);
  for (const flags of [openFlags, settledFlags]) assertFits(AccessFlags, { flags, open: flags.length, more: false });
  assertFits(VipList, watched);
});

test("canned broken glass, samples and cases are what the contract says", () => {
  for (const events of [glassWaiting, [glassElsewhere], glassSettled]) {
    assertFits(GlassReviews, { events, waiting: events.length, more: false });
  }
  assertFits(ConsentSamples, samples);
  assertFits(ConsentSample, generalSample);
  assertFits(BreachCases, { cases: breachCases, open: 1 });
});

test("canned requests and explanations are what the contract says", () => {
  const requests = [newRequest, proofedRequest, sentRequest, ...closedRequests];
  assertFits(PatientRequests, { requests, waiting: 4, late: 1 });
  assertFits(RefusalExplanation, refusalExplained);
});
