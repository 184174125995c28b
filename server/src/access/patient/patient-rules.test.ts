import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientId } from "../../platform/ids.ts";
import { nothingDecided } from "../consent/consent-rules.ts";
import { decidePatient, type PatientRelation, relationFault } from "./patient-rules.ts";

const today = "2026-03-12";
const born = (...birthDates: (string | undefined)[]) =>
  birthDates.map((birthDate, at) => ({ patientId: `patient-${at}` as PatientId, birthDate, today }));

test("nothing about somebody of 10 to 17 goes to a parent, nor to anybody else who stands for them", () => {
  for (const relation of ["parent", "guardian", "health-care-agent", "other-representative"] as const) {
    assert.equal(relationFault(relation, born("2016-03-12")), "minor", `${relation}, on the tenth birthday`);
    assert.equal(relationFault(relation, born("2008-03-13")), "minor", `${relation}, the day before the eighteenth`);
  }
});

test("a parent gets what is about a child of under ten, and a guardian too", () => {
  assert.equal(relationFault("parent", born("2016-03-13")), undefined);
  assert.equal(relationFault("guardian", born("2020-01-01")), undefined);
});

test("from the 18th birthday on a parent does not speak for the child; a guardian or an agent may", () => {
  assert.equal(relationFault("parent", born("2008-03-12")), "adult");
  assert.equal(relationFault("guardian", born("2008-03-12")), undefined);
  assert.equal(relationFault("health-care-agent", born("1950-01-01")), undefined);
});

test("whoever is of 10 to 17 gets what is about themselves; a child of under ten does not ask alone", () => {
  assert.equal(relationFault("self", born("2010-01-01")), undefined);
  assert.equal(relationFault("self", born("2020-01-01")), "child");
  assert.equal(relationFault("self", born(undefined)), undefined);
});

test("where the birth date is in doubt, what protects a minor counts", () => {
  assert.equal(relationFault("parent", born("2008")), "minor", "the year alone");
  assert.equal(relationFault("parent", born(undefined)), "minor", "no birth date");
  assert.equal(relationFault("parent", born("1980-01-01", "2012-01-01")), "minor", "sources differ");
  assert.equal(relationFault("parent", born("2019-05")), undefined, "a small child whose day of birth is not known");
});

test("a proofed patient gets everything of their own, whatever they decided for others", () => {
  const ways = ["patient-record", "patient-consents", "patient-access-report"] as const;
  for (const way of ways) {
    const denied = { ...nothingDecided, value: "deny", scope: "everyone" } as const;
    const decision = decidePatient({ way, relation: "self", patients: born("1984-03-12"), consent: denied });
    assert.deepEqual(decision.permitted && [decision.rule, decision.withhold], ["patient-request", []]);
  }
});

test("a refusal names its rule, and somebody who does not exist has nothing", () => {
  const asked = (relation: PatientRelation, birthDate: string) =>
    decidePatient({ way: "patient-record", relation, patients: born(birthDate), consent: nothingDecided });
  const minors = asked("parent", "2012-01-01");
  assert.equal(!minors.permitted && minors.reason, "relation-minor");
  const nobody = decidePatient({ way: "patient-record", relation: "self", patients: [], consent: undefined });
  assert.equal(!nobody.permitted && nobody.reason, "not-found");
});
