import assert from "node:assert/strict";
import { test } from "node:test";
import { translated, translateLines, warned } from "../../testing/translating.ts";
import type { ConsentSegment } from "./consent-segment.ts";

const pid = "PID|1||100200^^^CGH^MR||Quill^Odalys||19610224|F";
const con = { consentSegment: { segment: "CON" } } as const;
const local: { consentSegment: ConsentSegment } = {
  consentSegment: {
    segment: "ZCN",
    value: { field: 2, component: 1 },
    date: { field: 3, component: 1 },
    signer: { field: 4, component: 2 },
    relation: { field: 4, component: 1 },
    values: { Y: "grant", E: "emergency-only", N: "deny", W: "none", U: "nothing" },
    signers: { MTH: "parent" },
  },
};

/** CON with these fields, a release of information unless said otherwise. */
function conWith(fields: Readonly<Record<number, string>>): string {
  const all: Record<number, string> = { 1: "1", 2: "001", 11: "A", 13: "20260310", ...fields };
  return ["CON", ...Array.from({ length: 25 }, (_, at) => all[at + 1] ?? "")].join("|");
}
const told = (line: string, context: { consentSegment: ConsentSegment } = con, event = "ADT^A08") =>
  translated(event, [pid, line], context).consents.map(({ evidence: _, places: __, ...consent }) => consent);

const grant = {
  value: "grant",
  signedOn: "2026-03-10",
  signerName: "Odalys Quill",
  signer: "self",
  isVerbal: false,
} as const;

test("CON grants, denies and withdraws by table 0498; pending and bypassed decide nothing", () => {
  assert.deepEqual(told(conWith({})), [grant]);
  assert.deepEqual(told(conWith({ 11: "R^Refused^HL70498" })), [{ ...grant, value: "deny" }]);
  assert.deepEqual(told(conWith({ 11: "X" })), [{ ...grant, value: "none" }]);
  assert.deepEqual([...told(conWith({ 11: "P" })), ...told(conWith({ 11: "B" }))], []);
});

test("CON names who signed and how by tables 0548 and 0497", () => {
  const agent = { ...grant, signerName: "Ada Marsh", signer: "health-care-agent", isVerbal: true };
  assert.deepEqual(told(conWith({ 10: "T", 24: "Marsh^Ada", 25: "4" })), [agent]);
  assert.deepEqual(told(conWith({ 24: "Marsh^Ada", 25: "2" }))[0]?.signer, "parent");
});

test("a consent to something else, to nothing named, or in a result is no decision about release", () => {
  assert.deepEqual(told(conWith({ 2: "002" })), []);
  assert.deepEqual(told(conWith({}), con, "ORU^R01"), []);
  const untyped = translated("ADT^A08", [pid, conWith({ 2: "" })], con);
  assert.deepEqual([untyped.consents, warned(untyped)], [[], ["101 CON-2"]]);
});

test("a source that sends no decisions is read as before, whatever stands in CON", () => {
  const translation = translated("ADT^A08", [pid, conWith({ 11: "?" })]);
  assert.deepEqual([translation.consents, translation.warnings], [[], []]);
});

test("a local segment is read as its source was configured", () => {
  assert.deepEqual(told("ZCN|1|y|20260310", local), [grant]);
  assert.deepEqual(told("ZCN|1|E|20260310091500-0400", local)[0]?.value, "emergency-only");
  const byMother = { ...grant, value: "deny", signer: "parent", signerName: "Ada Quill" };
  assert.deepEqual(told("ZCN|1|N|20260310|MTH^Ada Quill", local), [byMother]);
  assert.deepEqual([...told("ZCN|1|U|20260310", local), ...told("ZCN|1||20260310", local)], []);
});

test("an undated decision changes nothing, with a warning", () => {
  const undated = translated("ADT^A08", [pid, conWith({ 13: "" })], con);
  assert.deepEqual([undated.consents, warned(undated)], [[], ["101 CON-13"]]);
  const local1 = translated("ADT^A08", [pid, 'ZCN|1|Y|""'], local);
  assert.deepEqual([local1.consents, warned(local1)], [[], ["101 ZCN-3"]]);
});

test("the evidence is the header and the segment, and nothing else of the message", () => {
  const [consent] = translated("ADT^A01", ["EVN|A01", pid, conWith({}), "DG1|1||F10.20"], con).consents;
  assert.match(consent?.evidence ?? "", /^MSH\|[^\n]*\nCON\|1\|001[^\n]*$/);
});

const faults: [string, string, { consentSegment: ConsentSegment }, string][] = [
  ["no status", conWith({ 11: "" }), con, "101 CON-11"],
  ["a status that is none", conWith({ 11: "constructor" }), con, "103 CON-11"],
  ["limits", conWith({ 9: "No images" }), con, "103 CON-9"],
  ["a limited consent", conWith({ 11: "L" }), con, "103 CON-11"],
  ["an end", conWith({ 15: "20270101" }), con, "102 CON-15"],
  ["a beginning to come", conWith({ 14: "20260401" }), con, "102 CON-14"],
  ["a beginning that is no day", conWith({ 14: "soon" }), con, "102 CON-14"],
  ["a signature of tomorrow", conWith({ 13: "20260313" }), con, "102 CON-13"],
  ["a month for a day", conWith({ 13: "202603" }), con, "102 CON-13"],
  ["a signature by who treats the patient", conWith({ 25: "6" }), con, "103 CON-25"],
  ["nobody named who signed for the patient", conWith({ 25: "2" }), con, "101 CON-24"],
  ["a code without a meaning", "ZCN|1|?|20260310", local, "103 ZCN-2"],
  ["a signer without a meaning", "ZCN|1|Y|20260310|DAD^Ben Quill", local, "103 ZCN-4"],
  ["the 30th of February", "ZCN|1|Y|20260230", local, "102 ZCN-3"],
];
for (const [what, line, context, place] of faults) {
  test(`a decision that cannot be kept refuses its message and says where: ${what}`, () => {
    const translation = translateLines("ADT^A08", [pid, line], context);
    assert.ok(!translation.ok);
    const { code, location, severity, sentence } = translation.error;
    assert.deepEqual([`${code} ${location?.segment}-${location?.field}`, severity], [place, "E"]);
    assert.doesNotMatch(sentence, /Quill|2026|DAD/);
  });
}
