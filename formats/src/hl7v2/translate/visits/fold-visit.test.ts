import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Encounter } from "../../../fhir/index.ts";
import { translated } from "../../testing/translating.ts";
import { foldVisit } from "./fold-visit.ts";
import type { ToldVisit } from "./told-visit.ts";

const pid = "PID|1||7^^^CGH^MR||Finch^Walter";
const pv1 = (fields: Record<number, string>) =>
  Array.from({ length: 46 }, (_, index) => ({ 0: "PV1", 2: "I", 19: "V100^^^CGH^VN", ...fields })[index] ?? "").join(
    "|",
  );

/** What an event of 12 March, at this time of day, tells of the visit V100. */
function at(time: string, event: string, fields: Record<number, string> = {}): ToldVisit {
  const { visit } = translated(`ADT^${event}`, [`EVN|${event}|20260312${time}`, pid, pv1(fields)]);
  if (visit === undefined) throw new Error("The event tells of no visit.");
  return visit;
}

const clock = (dateTime: string | undefined) => dateTime?.slice(11, 16) ?? "";
const stays = (encounter: Encounter) =>
  (encounter.location ?? []).map(
    ({ location, status, period }) => `${location?.display} ${status} ${clock(period?.start)}-${clock(period?.end)}`,
  );
const where = (...events: ToldVisit[]) => stays(foldVisit(events));
const statusOf = (...events: ToldVisit[]) => foldVisit(events).status;

const [ward, unit, theatre] = ["4E", "ICU", "OR"];
const admission = at("0800", "A01", { 3: ward });
const discharge = at("1600", "A03", { 3: ward, 36: "01" });

test("a bed move ends the stay in the old place and begins one in the new", () => {
  assert.deepEqual(where(admission, at("1000", "A02", { 3: unit, 6: ward })), [
    "4E completed 08:00-10:00",
    "ICU active 10:00-",
  ]);
});

test("a move whose place before was never told shows that place too", () => {
  assert.deepEqual(where(admission, at("1000", "A02", { 3: unit, 6: theatre })), [
    "4E completed 08:00-",
    "OR completed -10:00",
    "ICU active 10:00-",
  ]);
});

test("a cancelled move goes, and the patient is where PV1-3 says", () => {
  const move = at("1000", "A02", { 3: unit });
  assert.deepEqual(where(admission, move, at("1010", "A12", { 3: ward })), ["4E active 08:00-"]);
  assert.deepEqual(where(admission, at("1010", "A12", { 3: ward })), ["4E active 08:00-"]);
  const further = at("1005", "A02", { 3: theatre });
  assert.deepEqual(where(admission, move, further, at("1010", "A12", { 3: unit })), [
    "4E completed 08:00-10:00",
    "ICU active 10:00-",
  ]);
});

test("a discharge ends visit and stay, and keeps where the patient went", () => {
  const encounter = foldVisit([admission, discharge]);
  assert.equal(encounter.status, "finished");
  assert.deepEqual([clock(encounter.period?.start), clock(encounter.period?.end)], ["08:00", "16:00"]);
  assert.equal(encounter.hospitalization?.dischargeDisposition?.coding?.[0]?.code, "01");
  assert.deepEqual(stays(encounter), ["4E completed 08:00-16:00"]);
});

test("a change after the discharge reopens nothing and drops nothing", () => {
  const encounter = foldVisit([admission, discharge, at("1700", "A08", { 3: "", 7: "12^Okafor^Amara" })]);
  assert.equal(encounter.status, "finished");
  assert.equal(encounter.hospitalization?.dischargeDisposition?.coding?.[0]?.code, "01");
  assert.equal(encounter.participant?.length, 1);
  assert.equal(clock(encounter.period?.end), "16:00");
});

test("a cancelled discharge puts the patient back, without end and disposition", () => {
  const encounter = foldVisit([admission, discharge, at("1700", "A13", { 3: ward })]);
  assert.equal(encounter.status, "in-progress");
  assert.equal(encounter.period?.end, undefined);
  assert.equal(encounter.hospitalization, undefined);
  assert.deepEqual(stays(encounter), ["4E active 08:00-"]);
});

test("a cancel takes back only what was before it", () => {
  const again = at("1800", "A03", { 36: "02" });
  assert.equal(statusOf(admission, again, at("1700", "A13"), discharge), "finished");
  assert.equal(statusOf(at("0900", "A11"), at("0930", "A01")), "in-progress");
});

test("an outpatient who is admitted has a history of classes", () => {
  const encounter = foldVisit([at("0800", "A04", { 2: "O" }), at("0930", "A06", { 2: "I" })]);
  assert.equal(encounter.class?.code, "IMP");
  assert.deepEqual(
    encounter.classHistory?.map((one) => `${one.class?.code} ${clock(one.period?.start)}-${clock(one.period?.end)}`),
    ["AMB 08:00-09:30", "IMP 09:30-"],
  );
  const back = foldVisit([at("0800", "A01"), at("0930", "A07", { 2: "O" })]);
  assert.equal(back.class?.code, "AMB");
  assert.equal(back.classHistory?.length, 2);
});

const statuses: [what: string, events: ToldVisit[], status: string][] = [
  ["a preadmission is planned", [at("0700", "A05", { 2: "P" })], "planned"],
  ["a preadmission that is cancelled is cancelled", [at("0700", "A05", { 2: "P" }), at("0710", "A38")], "cancelled"],
  ["who came is not cancelled by a late preadmission cancel", [admission, at("0900", "A38")], "in-progress"],
  ["a cancelled admission is cancelled", [admission, at("0900", "A11")], "cancelled"],
  ["a deleted visit was entered in error", [admission, discharge, at("1900", "A23")], "entered-in-error"],
  ["a preadmitted patient who comes is here", [at("0700", "A05", { 2: "P" }), admission], "in-progress"],
  ["who comes again under the same number is here again", [admission, discharge, at("1900", "A01")], "in-progress"],
];
for (const [what, events, status] of statuses) test(what, () => assert.equal(statusOf(...events), status));

test("what the sender deletes goes", () => {
  const encounter = foldVisit([
    at("0800", "A01", { 7: "12^Okafor^Amara", 10: "MED", 44: "202603120745" }),
    at("0900", "A08", { 7: '""', 10: '""', 44: '""' }),
  ]);
  assert.deepEqual([encounter.participant?.length ?? 0, encounter.serviceType], [0, undefined]);
  assert.equal(clock(encounter.period?.start), "08:00");
});

test("a late admission gives the time and the first place, and reopens nothing", () => {
  const late = foldVisit([discharge, at("1000", "A02", { 3: unit, 6: ward }), admission]);
  assert.equal(late.status, "finished");
  assert.equal(clock(late.period?.start), "08:00");
  assert.deepEqual(stays(late).slice(0, 2), ["4E completed 08:00-10:00", "ICU completed 10:00-"]);
});

test("the events of a visit make the same visit in whatever order they arrive", () => {
  const kinds = "A01 A02 A03 A04 A05 A06 A07 A08 A11 A12 A13 A23 A38".split(" ");
  const event = fc.record({
    kind: fc.constantFrom(...kinds),
    place: fc.constantFrom("", ward, unit, theatre),
    before: fc.constantFrom("", ward, unit),
    kindOfPatient: fc.constantFrom("", "I", "O", "E", "P"),
    disposition: fc.constantFrom("", "01", "20"),
    doctor: fc.constantFrom("", "1^Okafor", "2^Voss", '""'),
    admitted: fc.constantFrom("", "202603120730", '""'),
    discharged: fc.constantFrom("", "", "202603121530"),
  });
  const visits = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 1439 }), event), {
      minLength: 1,
      maxLength: 8,
      selector: ([minute]) => minute,
    })
    .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
  fc.assert(
    fc.property(visits, ([events, shuffled]) => {
      const told = new Map(events.map((one) => [one, toldBy(one)]));
      const inOrder = events.toSorted(([a], [b]) => a - b).map((one) => told.get(one)!);
      assert.deepEqual(foldVisit(shuffled.map((one) => told.get(one)!)), foldVisit(inOrder));
    }),
    { numRuns: 300 },
  );

  function toldBy([minute, terms]: [number, { kind: string; [field: string]: string }]): ToldVisit {
    const two = (n: number) => String(n).padStart(2, "0");
    return at(`${two(Math.floor(minute / 60))}${two(minute % 60)}`, terms.kind, {
      2: terms.kindOfPatient!,
      3: terms.place!,
      6: terms.before!,
      7: terms.doctor!,
      36: terms.disposition!,
      44: terms.admitted!,
      45: terms.discharged!,
    });
  }
});
