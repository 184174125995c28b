import assert from "node:assert/strict";
import { test } from "node:test";
import { translated, translateLines } from "../testing/translating.ts";
import { supportedEvents } from "./supported-events.ts";

const pid = "PID|1||7^^^CGH^MR||Alvarez^José";

for (const event of supportedEvents) {
  test(`${event} is translated`, () => {
    const translation = translated(event, [pid, "MRG|8^^^CGH^MR||A8", "PV1|1|I|||||||||||||||||V1"]);
    assert.equal(`${event.slice(0, 3)}^${translation.event}`, event);
  });
}

const refusals: [what: string, event: string, lines: string[], code: string, place: string][] = [
  ["another message type", "MFN^M02", [pid], "200", "MSH-9"],
  ["another trigger event", "ADT^A17", [pid], "201", "MSH-9"],
  ["no PID", "ADT^A01", ["PV1|1|I"], "101", "PID-3"],
  ["two patients", "ORU^R01", [pid, "OBR|1", "PID|2||8"], "100", "PID-undefined"],
  ["a merge without MRG", "ADT^A40", [pid], "101", "MRG-1"],
  ["a merge with an empty MRG-1", "ADT^A40", [pid, "MRG|"], "101", "MRG-1"],
  ["a moved visit without its number", "ADT^A45", [pid, "MRG|8^^^CGH^MR", "PV1|1|I"], "101", "PV1-19"],
  ["a moved visit without the patient it leaves", "ADT^A45", [pid, "PV1|1|I"], "101", "MRG-1"],
  ["a moved account without its number", "ADT^A44", [pid, "MRG|8^^^CGH^MR"], "101", "MRG-3"],
  ["an account that goes from a patient to the same", "ADT^A44", [pid, "MRG|7^^^CGH^MR||A1"], "102", "MRG-1"],
  ["a record number that is changed to itself", "ADT^A47", [pid, "MRG|7^^^CGH^MR"], "102", "MRG-1"],
  ["a merge of a number with itself", "ADT^A40", [pid, "MRG|7^^^CGH^MR"], "102", "MRG-1"],
];
for (const [what, event, lines, code, place] of refusals) {
  test(`refused with its place: ${what}`, () => {
    const translation = translateLines(event, lines);
    assert.ok(!translation.ok);
    const { location } = translation.error;
    assert.deepEqual([translation.error.code, `${location?.segment}-${location?.field}`], [code, place]);
  });
}

test("old senders leave the event to EVN, or out of a result", () => {
  assert.equal(translated("ADT", ["EVN|A04|20260312", pid]).event, "A04");
  assert.equal(translated("ORU", [pid]).event, "R01");
});

test("the event's time is EVN-2, then EVN-6, then MSH-7, then the time of receipt", () => {
  const at = (lines: string[]) => translated("ADT^A08", [...lines, pid]).eventAt;
  assert.equal(at(["EVN|A08|202603120900||||202603120800"]), "2026-03-12T13:00:00.000Z");
  assert.equal(at(["EVN|A08|||||202603120800"]), "2026-03-12T12:00:00.000Z");
  assert.equal(at([]), "2026-03-12T14:15:00.000Z");
  const late = { receivedAt: new Date("2026-03-10T00:00:00Z") };
  assert.equal(translated("ADT^A08", [pid], late).eventAt, "2026-03-10T00:00:00.000Z");
});

test("a wrong clock of the sender does not put an event into the future", () => {
  const translation = translated("ADT^A08", ["EVN|A08|20991231||||202603120800", pid]);
  assert.equal(translation.eventAt, "2026-03-12T12:00:00.000Z");
  assert.equal(translation.warnings.length, 1);
});

test("every resource has an id and points to the patient", () => {
  const translation = translated("ADT^A01", [
    pid,
    "NK1|1|Alvarez^Jose|SON",
    "PV1|1|I|||||||||||||||||V1",
    "AL1|1|DA|^Latex",
    "DG1|1||I10^X^I10C",
    "IN1|1|P|3|M",
    "OBX|1|NM|8867-4^Pulse^LN||70",
  ]);
  assert.equal(translation.resources.length, 6);
  for (const resource of translation.resources) {
    assert.ok(resource.id);
    const about = "subject" in resource ? resource.subject : "patient" in resource ? resource.patient : undefined;
    const beneficiary = resource.resourceType === "Coverage" ? resource.beneficiary : about;
    assert.equal(beneficiary?.reference, `Patient/${translation.patient.patientId}`);
  }
});
