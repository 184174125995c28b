import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { Encounter, Patient } from "@crossbay/formats/fhir";
import fc from "fast-check";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const pv1 = (fields: Record<number, string>) =>
  Array.from({ length: 46 }, (_, index) => ({ 0: "PV1", 2: "I", 19: "V100", ...fields })[index] ?? "").join("|");

/** An event of 12 March at this time of day. */
const event = (trigger: string, time: string, fields: Record<number, string> = {}, ...more: string[]): string =>
  aMessage({ type: `ADT^${trigger}`, sentAt: `20260312${time}00-0400`, segments: [pv1(fields), ...more] });

async function send(...messages: string[]): Promise<void> {
  for (const message of messages) assert.equal((await world.send(message)).code, "AA");
}

const visit = async (): Promise<Encounter> =>
  (await world.query<{ body: Encounter }>("select body from record.resource where kind = 'Encounter'"))[0]!.body;
const patient = async (): Promise<Patient> =>
  (await world.query<{ body: Patient }>("select body from record.resource where kind = 'Patient'"))[0]!.body;
const clock = (dateTime: string | undefined) => dateTime?.slice(11, 16) ?? "";
const stays = ({ location = [] }: Encounter) =>
  location.map(
    ({ location, status, period }) => `${location?.display} ${status} ${clock(period?.start)}-${clock(period?.end)}`,
  );

test("bed moves: the chart knows every place and the present one", async () => {
  await send(event("A01", "0800", { 3: "4E" }), event("A02", "0900", { 3: "ICU", 6: "4E" }));
  assert.deepEqual(stays(await visit()), ["4E completed 08:00-09:00", "ICU active 09:00-"]);
  await send(event("A12", "0905", { 3: "4E" }));
  assert.deepEqual(stays(await visit()), ["4E active 08:00-"]);
});

test("a change after the discharge reopens nothing", async () => {
  await send(event("A01", "0800"), event("A03", "0900", { 36: "01" }), event("A08", "0930"));
  const encounter = await visit();
  assert.equal(encounter.status, "finished");
  assert.equal(encounter.hospitalization?.dischargeDisposition?.coding?.[0]?.code, "01");
});

test("a cancelled discharge puts the patient back to bed", async () => {
  await send(event("A01", "0800", { 3: "4E" }), event("A03", "0900", { 3: "4E", 36: "01" }), event("A13", "0905"));
  const encounter = await visit();
  assert.equal(encounter.status, "in-progress");
  assert.equal(encounter.period?.end, undefined);
  assert.equal(encounter.hospitalization?.dischargeDisposition, undefined);
});

test("late arrival: admission and move after the discharge fill in what was missing, in whatever order and batch", async () => {
  const late = [
    event("A03", "0945", { 3: "ICU", 36: "01" }),
    event("A02", "0900", { 3: "ICU", 6: "4E" }),
    event("A01", "0800", { 3: "4E", 7: "12^Okafor^Amara" }),
  ];
  const answers = await Promise.all(late.map((message, index) => world.send(message, `connection ${index}`)));
  assert.deepEqual(
    answers.map(({ code }) => code),
    ["AA", "AA", "AA"],
  );
  const encounter = await visit();
  assert.equal(encounter.status, "finished");
  assert.deepEqual([clock(encounter.period?.start), clock(encounter.period?.end)], ["08:00", "09:45"]);
  assert.deepEqual(stays(encounter), ["4E completed 08:00-09:00", "ICU completed 09:00-09:45"]);
  assert.equal(encounter.participant?.length, 1);
  const [row] = await world.query<{ event_at: Date }>("select event_at from record.resource where kind = 'Encounter'");
  assert.equal(row?.event_at.toISOString(), "2026-03-12T13:45:00.000Z");
});

test("whatever the order of arrival, the same events make the same visit", async () => {
  const events = (recordNumber: string) =>
    [
      event("A05", "0700", { 2: "P" }),
      event("A01", "0800", { 3: "4E", 7: "12^Okafor" }),
      event("A02", "0830", { 3: "ICU", 6: "4E" }),
      event("A12", "0835", { 3: "4E" }),
      event("A03", "0900", { 3: "4E", 36: "20" }),
      event("A13", "0910", { 3: "4E" }),
      event("A08", "0920", { 7: "34^Voss" }),
      event("A03", "0945", { 3: "4E", 36: "01" }),
    ].map((message) => message.replace("100200", recordNumber));
  const orders = fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), { numRuns: 6, seed: 7 });
  for (const [number, order] of [[0, 1, 2, 3, 4, 5, 6, 7], ...orders].entries()) {
    const messages = events(`${7000 + number}`);
    await send(...order.map((at) => messages[at]!));
  }
  const visits = await world.query<{ body: Encounter; event_at: Date }>(
    `select body - '{id,subject}'::text[] as body, event_at from record.resource where kind = 'Encounter'`,
  );
  assert.equal(visits.length, 7);
  for (const { body, event_at } of visits) {
    assert.deepEqual(body, visits[0]?.body);
    assert.equal(event_at.toISOString(), "2026-03-12T13:45:00.000Z");
  }
  const dead = await world.query("select from record.resource where kind = 'Patient' and body ? 'deceasedDateTime'");
  assert.equal(dead.length, 0);
});

test("an event that is sent again changes nothing", async () => {
  const move = event("A02", "0900", { 3: "ICU" });
  await send(event("A01", "0800", { 3: "4E" }), move, event("A02", "0930", { 3: "OR" }));
  const before = [await visit(), await world.query("select * from record.resource_history order by id, version")];
  await send(move);
  assert.deepEqual(
    [await visit(), await world.query("select * from record.resource_history order by id, version")],
    before,
  );
  assert.equal((await world.query("select from record.visit_event")).length, 3);
});

test("who was discharged as one who died is dead, until that discharge is cancelled", async () => {
  await send(event("A01", "0800"), event("A03", "0900", { 36: "20", 45: "20260312085000-0400" }));
  assert.equal((await patient()).deceasedDateTime, "2026-03-12T08:50:00-04:00");
  await send(event("A08", "0910"));
  assert.equal((await patient()).deceasedDateTime, "2026-03-12T08:50:00-04:00");
  await send(event("A13", "0920"));
  assert.equal((await patient()).deceasedDateTime, undefined);
});

test("a death that arrives late, or is cancelled late, is still told", async () => {
  await send(event("A01", "0800"), event("A31", "1000"), event("A03", "0900", { 36: "20" }));
  assert.equal((await patient()).deceasedDateTime, "2026-03-12T09:00:00-04:00");
  await send(event("A13", "0905"));
  assert.equal((await patient()).deceasedDateTime, undefined);
});

test("what the registration says of a death outweighs the disposition", async () => {
  const dead = event("A03", "0900", { 36: "20" });
  await send(event("A01", "0800"), dead.replace(/(\rPID[^\r]*)/, `$1${"|".repeat(22)}N`));
  assert.deepEqual([(await patient()).deceasedBoolean, (await patient()).deceasedDateTime], [false, undefined]);
});

test("a deleted visit stays in the history, entered in error", async () => {
  await send(event("A01", "0800", {}, "DG1|1||I10^Hypertension^I10"), event("A23", "0900"));
  assert.equal((await visit()).status, "entered-in-error");
  const [kept] = await world.query<{ status: string }>("select body->>'status' as status from record.resource_history");
  assert.equal(kept?.status, "in-progress");
});

test("person-level messages tell of the person and of no visit", async () => {
  await send(event("A28", "0800"), event("A31", "0900"));
  assert.equal((await world.query("select from record.resource where kind = 'Encounter'")).length, 0);
  assert.equal((await world.query("select from record.resource where kind = 'Patient'")).length, 1);
});

test("a late admission takes its place before what a result mentioned of the visit", async () => {
  await send(
    aResult({
      segments: [
        "PV1||I|||||||||||||||||V100",
        "OBR|1||F1|2823-3^Potassium^LN",
        "OBX|1|NM|2823-3^Potassium^LN||4.1|||||F",
      ],
      sentAt: "20260312100000-0400",
    }),
    event("A01", "0800", { 3: "4E" }),
  );
  assert.deepEqual(stays(await visit()), ["4E active 08:00-"]);
});

test("what one event calls confidential stays so when the next is silent", async () => {
  await send(event("A01", "0800", {}, "PV2||||||||||||||||||||||Y"), event("A08", "0900"));
  const [row] = await world.query<{ labels: string[] }>("select labels from record.resource where kind = 'Encounter'");
  assert.deepEqual(row?.labels, ["restricted"]);
});
