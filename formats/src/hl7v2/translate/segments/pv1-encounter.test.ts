import assert from "node:assert/strict";
import { test } from "node:test";
import { ofType, translated, warned } from "../../testing/translating.ts";

const pid = "PID|1||7^^^CGH^MR||Finch^Walter";
const pv1 = (fields: Record<number, string>) =>
  Array.from({ length: 53 }, (_, index) => ({ 0: "PV1", 2: "I", 19: "V100^^^CGH^VN", ...fields })[index] ?? "").join(
    "|",
  );
const visit = (event: string, line: string, ...more: string[]) =>
  ofType(translated(event, [pid, line, ...more]), "Encounter")[0];

test("a visit has its class, times, people, place and number", () => {
  const translation = translated("ADT^A01", [
    pid,
    pv1({
      3: "4E^136^B^CGH^^N^North^4",
      4: "E",
      6: "ED^1^^CGH",
      7: "1234567893^Okafor^Amara^^^Dr",
      10: "MED",
      14: "7",
      36: "01",
      44: "202603110800",
      50: "A55^^^CGH",
    }),
    "PV2|||^Chest pain||||||||3||||||||||||||1",
  ]);
  const encounter = ofType(translation, "Encounter")[0]!;
  assert.equal(encounter.id, "Encounter(PATIENT(CGH\\|7)|VISIT|URN:CROSSBAY:AUTHORITY:CGH#V100)");
  assert.equal(encounter.status, "in-progress");
  assert.deepEqual(encounter.class, {
    system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    code: "IMP",
    display: "inpatient encounter",
  });
  assert.deepEqual(encounter.period, { start: "2026-03-11T08:00:00-04:00" });
  assert.deepEqual(
    encounter.identifier?.map(({ value }) => value),
    ["V100", "A55"],
  );
  assert.deepEqual(encounter.type?.[0]?.coding?.[0]?.display, "Emergency");
  assert.deepEqual(
    encounter.serviceType?.coding?.map(({ system, code }) => [system, code]),
    [
      ["http://terminology.hl7.org/CodeSystem/service-type", "382"],
      ["http://terminology.hl7.org/CodeSystem/v2-0069", "MED"],
    ],
  );
  assert.deepEqual(
    encounter.participant?.map((one) => [one.type?.[0]?.coding?.[0]?.code, one.individual?.display]),
    [["ATND", "Dr Amara Okafor"]],
  );
  assert.deepEqual(
    encounter.location?.map((one) => [one.location?.display, one.status]),
    [
      ["ED, room 1, CGH", "completed"],
      ["4E, room 136, bed B, floor 4, building North, CGH", "active"],
    ],
  );
  assert.equal(
    encounter.hospitalization?.dischargeDisposition?.coding?.[0]?.system,
    "http://terminology.hl7.org/CodeSystem/v2-0112",
  );
  assert.equal(encounter.reasonCode?.[0]?.text, "Chest pain");
  assert.equal(encounter.priority?.coding?.[0]?.code, "EM");
  assert.equal(encounter.length?.value, 3);
  const practitioner = ofType(translation, "Practitioner")[0]!;
  assert.deepEqual(practitioner.identifier?.[0]?.system, "http://hl7.org/fhir/sid/us-npi");
  assert.deepEqual(ofType(translation, "Location").length, 2);
});

const statuses: [what: string, event: string, fields: Record<number, string>, status: string][] = [
  ["an admission is in progress", "ADT^A01", {}, "in-progress"],
  ["a discharge is finished", "ADT^A03", {}, "finished"],
  ["a visit with a discharge time is finished", "ADT^A08", { 45: "202603120900" }, "finished"],
  ["a preadmission is planned", "ADT^A04", { 2: "P" }, "planned"],
  ["a registration is in progress", "ADT^A04", { 2: "O" }, "in-progress"],
  ["an unknown class has an unknown status", "ADT^A08", { 2: "U" }, "unknown"],
];
for (const [what, event, fields, status] of statuses) {
  test(what, () => assert.equal(visit(event, pv1(fields))?.status, status));
}

const classes: [string, string][] = [
  ["E", "EMER"],
  ["I", "IMP"],
  ["O", "AMB"],
  ["P", "PRENC"],
  ["R", "R"],
];
for (const [sent, code] of classes) {
  test(`patient class ${sent} is ${code}`, () => assert.equal(visit("ADT^A01", pv1({ 2: sent }))?.class?.code, code));
}

test("a class outside of the table stays the sender's own, with a warning", () => {
  const translation = translated("ADT^A01", [pid, pv1({ 2: "DAYCARE" })]);
  assert.equal(ofType(translation, "Encounter")[0]?.class?.code, "DAYCARE");
  assert.deepEqual(warned(translation), ["103 PV1-2"]);
});

test("the same visit has the same id whatever the message; another patient's visit of the same number has another", () => {
  const id = (event: string, line: string, patient = pid) =>
    ofType(translated(event, [patient, line]), "Encounter")[0]?.id;
  assert.equal(id("ADT^A01", pv1({ 2: "E" })), id("ADT^A03", pv1({ 45: "202603121000" })));
  assert.notEqual(id("ADT^A01", pv1({})), id("ADT^A01", pv1({}), "PID|1||8^^^CGH^MR"));
});

test("a visit without a number is known by its admission, else an admission by its own time, else there is none", () => {
  const none = { 19: "" };
  assert.match(visit("ADT^A08", pv1({ ...none, 44: "202603110800" }))?.id ?? "", /ADMITTED\|2026-03-11T12:00:00/);
  assert.match(visit("ADT^A01", pv1(none))?.id ?? "", /EVENT\|2026-03-12T14:15:00/);
  assert.equal(visit("ADT^A08", pv1(none)), undefined);
});

test("a visit that a result mentions is marked as mentioned, an admission's is not", () => {
  assert.equal(translated("ORU^R01", [pid, pv1({}), "OBR|1||F1|1^X^L"]).mentioned.length, 1);
  assert.deepEqual(translated("ADT^A01", [pid, pv1({})]).mentioned, []);
});
