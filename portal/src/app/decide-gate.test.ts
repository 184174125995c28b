import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "@crossbay/contract";
import { decideGate } from "./decide-gate.ts";

const affiliation = {
  id: "01890000-0000-7000-8000-000000000001",
  participantId: "01890000-0000-7000-8000-000000000002",
  participantName: "Lantern Street Family Practice",
  title: "Nurse practitioner",
  emergencyServices: false,
};
const allowed = { allowed: true };
const working: Session = {
  state: "active",
  exchangeName: "Crossbay",
  demonstration: true,
  affiliations: [affiliation],
  actingFor: affiliation,
  purpose: "treatment",
  verdicts: {
    searchPatients: allowed,
    readCharts: allowed,
    recordConsent: allowed,
    watchFeeds: { allowed: false },
    manageUsers: { allowed: false },
    keepDesk: { allowed: false },
    train: { allowed: false },
    administer: { allowed: false },
    auditAccounts: { allowed: false },
    auditAccess: { allowed: false },
    servePatients: { allowed: false },
    explainRefusals: { allowed: false },
    giveSupport: { allowed: false },
    publishHelp: { allowed: false },
    seeSources: { allowed: false },
    seeArrivals: allowed,
    receiveDeliveries: allowed,
  },
};
const nothingSpecial = { hidden: false, ownWindow: false, trainingLink: false };
const gate = (path: string, changed: Partial<Session> = {}, more: Partial<typeof nothingSpecial> = {}) =>
  decideGate({ session: { ...working, ...changed }, ...nothingSpecial, path, ...more }).show;

test("somebody signed out sees only the pages of signing in", () => {
  assert.equal(gate("/sign-in/forgotten", { state: "signed-out" }), "page");
  assert.equal(gate("/persons/1", { state: "signed-out" }), "redirect");
});

test("a personal training link opens the training pages and no others", () => {
  const withLink = { trainingLink: true };
  assert.equal(gate("/aum", { state: "signed-out" }, withLink), "page");
  assert.equal(gate("/training/courses/privacy", { state: "signed-out" }, withLink), "page");
  assert.equal(gate("/aum/users", { state: "signed-out" }, withLink), "redirect");
  assert.equal(gate("/search", { state: "signed-out" }, withLink), "redirect");
  assert.equal(gate("/aum", { state: "signed-out" }), "redirect");
});

test("a temporary password leads only to choosing one's own", () => {
  assert.equal(gate("/search", { state: "set-password" }), "redirect");
  assert.equal(gate("/set-password", { state: "set-password" }), "page");
});

test("a locked session shows nothing but the lock", () => {
  assert.equal(gate("/persons/1", { state: "locked" }), "lock");
  assert.equal(gate("/persons/1", {}, { hidden: true }), "lock");
});

test("a result window closes with the session instead of asking for a password", () => {
  assert.equal(gate("/persons/1/results/2", { state: "locked" }, { ownWindow: true }), "closed-window");
  assert.equal(gate("/persons/1/results/2", { state: "signed-out" }, { ownWindow: true }), "closed-window");
});

test("the purpose is asked before patients, once, and only of those who may search", () => {
  const { purpose: _, ...unstated } = working;
  const ask = (path: string, session: Session) => decideGate({ session, ...nothingSpecial, path }).show;
  assert.equal(ask("/search", unstated), "purpose");
  assert.equal(ask("/account", unstated), "page");
  const manager = { ...unstated, verdicts: { ...working.verdicts!, searchPatients: { allowed: false } } };
  assert.equal(ask("/search", manager), "page");
});

test("somebody with several affiliations chooses for whom they act first", () => {
  const { actingFor: _, ...undecided } = working;
  assert.equal(decideGate({ session: undecided, ...nothingSpecial, path: "/search" }).show, "affiliation");
});

test("somebody signed in has no use for the sign-in page", () => {
  assert.equal(gate("/sign-in"), "redirect");
});

test("a session that an EHR opened for one patient asks for the purpose before that patient's chart", () => {
  const onePatient: Partial<Session> = { onePatient: true };
  const verdicts = { ...working.verdicts!, searchPatients: { allowed: false } };
  const undecided = { ...working, ...onePatient, verdicts };
  delete undecided.purpose;
  assert.equal(decideGate({ session: undecided, ...nothingSpecial, path: "/persons/1" }).show, "purpose");
  assert.equal(gate("/persons/1", { ...onePatient, verdicts }), "page");
});
