import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParticipantLine } from "@crossbay/contract";
import { filterParticipants } from "./filter-participants.ts";

const participant = (name: string, more: Partial<ParticipantLine> = {}): ParticipantLine => ({
  id: name,
  name,
  type: "hospital",
  emergencyServices: false,
  part2Program: false,
  mentalHealthLicensed: false,
  minorConsentServices: false,
  siteCount: 1,
  userCount: 1,
  ...more,
});

const grace = { accountId: "grace", name: "LIN, Grace", email: "grace@example.org" };
const all = [
  participant("Crossbay General Hospital", { emergencyServices: true, relationshipManager: grace }),
  participant("Peña Family Practice", { type: "private-practice" }),
  participant("Old Pier Hospice", { type: "hospice", endedAt: "2025-01-01T00:00:00Z" }),
];
const names = (filters: Partial<Parameters<typeof filterParticipants>[1]>) =>
  filterParticipants(all, { text: "", ended: false, ...filters }).map(({ name }) => name);

test("a participant is found by parts of its name, whatever the case and accents", () => {
  assert.deepEqual(names({ text: "hosp GEN" }), ["Crossbay General Hospital"]);
  assert.deepEqual(names({ text: "pena" }), ["Peña Family Practice"]);
});

test("those without a relationship manager can be found, and ended ones only when asked for", () => {
  assert.deepEqual(names({ manager: "nobody" }), ["Peña Family Practice"]);
  assert.deepEqual(names({ manager: "grace" }), ["Crossbay General Hospital"]);
  assert.deepEqual(names({ type: "hospice" }), []);
  assert.deepEqual(names({ type: "hospice", ended: true }), ["Old Pier Hospice"]);
});

test("a flag leaves those that have it", () => {
  assert.deepEqual(names({ flag: "emergencyServices" }), ["Crossbay General Hospital"]);
});
