import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManagedUser } from "@crossbay/contract";
import { countGroups, filterUsers, noFilters } from "./filter-users.ts";

const user = (name: string, more: Partial<ManagedUser> = {}): ManagedUser => ({
  accountId: name,
  affiliationId: name,
  username: name.slice(0, 4).toLowerCase(),
  name,
  email: `${name.slice(0, 4).toLowerCase()}@cgh.example`,
  mobile: "•• 12",
  participantId: "cgh",
  participantName: "Crossbay General Hospital",
  titleId: "nurse",
  title: "Nurse",
  accessLevel: "Clinical",
  state: "active",
  since: "2026-01-03T10:00:00Z",
  training: "complete",
  clinicalAlerts: false,
  ...more,
});
const users = [
  user("MUÑOZ, José", { titleId: "physician" }),
  user("WHITLOCK, Ben", { state: "suspended" }),
  user("REYES, Ana", { state: "in-training", leave: { from: "2026-11-20" } }),
];
const found = (filters: Partial<typeof noFilters>) =>
  filterUsers(users, { ...noFilters, ...filters }).map(({ name }) => name);

test("a name is found without its accents and in any order of its words", () => {
  assert.deepEqual(found({ text: "jose munoz" }), ["MUÑOZ, José"]);
});

test("filters hold together", () => {
  assert.deepEqual(found({ group: "suspended", text: "ben" }), ["WHITLOCK, Ben"]);
  assert.deepEqual(found({ group: "suspended", titleId: "physician" }), []);
});

test("each group says how many it holds", () => {
  assert.deepEqual(countGroups(users), { all: 3, active: 1, coming: 1, suspended: 1, leave: 1, overdue: 0 });
});
