import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import {
  aMessage,
  anIntake,
  aResult,
  type IntakeWorld,
  type MessageTerms,
  sendTo,
} from "../../../../test/support/intake-world.ts";
import { findPersons } from "../../identity/index.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

type Row = { patient_id: string; person_id: string; record_number: string; family: string | null; state: string };
const patients = () =>
  world.query<Row>(
    "select patient_id, person_id, record_number, family, state from identity.patient order by created_at, record_number",
  );
const byFamily = async (family: string) => (await patients()).find((patient) => patient.family === family)!;
const resultsOf = async (patientId: string) =>
  (
    await world.query<{ value: number }>(
      "select (body #>> '{valueQuantity,value}')::float as value from record.resource where patient_id = $1 and kind = 'Observation' order by id",
      [patientId],
    )
  ).map(({ value }) => value);
const found = async (identifier: string) =>
  (await world.context.database.transaction((tx) => findPersons(tx, world.context, { identifier }, 10))).map(
    ({ family }) => family,
  );

async function send(...messages: string[]): Promise<void> {
  for (const message of messages) {
    const answer = await world.send(message);
    assert.equal(answer.code, "AA", answer.text);
  }
}

const [ada, walter] = [
  { family: "FINCH", birthDate: "20010101" },
  { family: "VOSS", birthDate: "19500505" },
];
const at = (time: string) => `20260312${time}00-0400`;
const registration = (recordNumber: string, time: string, who: Partial<MessageTerms>) =>
  aMessage({ type: "ADT^A28", recordNumber, sentAt: at(time), segments: [], ...who });
const change = (from: string, to: string, time: string, who: Partial<MessageTerms>) =>
  aMessage({ type: "ADT^A47", recordNumber: to, sentAt: at(time), segments: [`MRG|${from}^^^HARBOUR^MR`], ...who });
const merge = (from: string, to: string, time: string, who: Partial<MessageTerms>, type = "ADT^A40") =>
  aMessage({ type, recordNumber: to, sentAt: at(time), segments: [`MRG|${from}^^^HARBOUR^MR`], ...who });
const result = (recordNumber: string, time: string, value: string, who: Partial<MessageTerms>) =>
  aResult({ recordNumber, sentAt: at(time), value, fillerNumber: `F${time}`, ...who });

test("a changed record number is the same patient's: what comes under it joins what came before", async () => {
  await send(registration("1", "0800", ada), result("1", "0810", "4.1", ada));
  await send(change("1", "9", "0900", ada), result("9", "0910", "4.2", ada));
  const [patient, ...others] = await patients();
  assert.deepEqual([patient?.record_number, others.length], ["9", 0]);
  assert.deepEqual((await resultsOf(patient!.patient_id)).toSorted(), [4.1, 4.2]);
  assert.deepEqual([await found("9"), await found("1")], [["FINCH"], []]);
  const [{ numbers } = { numbers: [] }] = await world.query<{ numbers: string[] }>(
    "select array(select jsonb_array_elements(body->'identifier')->>'value') as numbers from record.resource where kind = 'Patient'",
  );
  assert.deepEqual(numbers, ["9"]);
});

test("swap of record numbers: by three changes each patient has the other's number, with all their own data", async () => {
  await send(registration("1", "0800", ada), result("1", "0801", "4.1", ada));
  await send(registration("2", "0800", walter), result("2", "0802", "5.9", walter));
  await send(change("1", "T", "0900", ada), change("2", "1", "0901", walter), change("T", "2", "0902", ada));
  await send(result("2", "0910", "4.2", ada), result("1", "0911", "5.8", walter));
  assert.equal((await patients()).length, 2);
  const [finch, voss] = [await byFamily("FINCH"), await byFamily("VOSS")];
  assert.deepEqual([finch.record_number, voss.record_number], ["2", "1"]);
  assert.deepEqual((await resultsOf(finch.patient_id)).toSorted(), [4.1, 4.2]);
  assert.deepEqual((await resultsOf(voss.patient_id)).toSorted(), [5.8, 5.9]);
  assert.notEqual(finch.person_id, voss.person_id);
  assert.deepEqual([await found("1"), await found("2"), await found("T")], [["VOSS"], ["FINCH"], []]);
});

test("the same swap within one batch ends the same", async () => {
  const messages = [
    registration("1", "0800", ada),
    registration("2", "0800", walter),
    registration("77", "0800", { family: "OSEI", birthDate: "19800808" }),
    change("1", "T", "0900", ada),
    change("2", "1", "0901", walter),
    change("T", "2", "0902", ada),
    result("2", "0910", "4.2", ada),
  ];
  const answers = await Promise.all(messages.map((message) => world.send(message, "one connection")));
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set(["AA"]));
  assert.deepEqual(await resultsOf((await byFamily("FINCH")).patient_id), [4.2]);
  assert.equal((await byFamily("VOSS")).record_number, "1");
});

test("a late message about a number belongs to whom the number meant when it was written", async () => {
  await send(registration("1", "0800", ada), change("1", "9", "0900", ada), registration("1", "1000", walter));
  await send(result("1", "0830", "4.1", ada), result("1", "1030", "5.9", walter));
  const [finch, voss] = [await byFamily("FINCH"), await byFamily("VOSS")];
  assert.notEqual(finch.patient_id, voss.patient_id);
  assert.deepEqual(await resultsOf(finch.patient_id), [4.1]);
  assert.deepEqual(await resultsOf(voss.patient_id), [5.9]);
});

test("a change that arrives late still changes the number, and nothing else of what is newer", async () => {
  await send(registration("1", "1000", { ...ada, family: "FINCH-VOSS" }), change("1", "9", "0900", ada));
  await send(registration("9", "1010", { ...ada, family: "FINCH-VOSS" }), registration("1", "1020", walter));
  const rows = (await patients()).map(({ record_number, family }) => `${record_number} ${family}`);
  assert.deepEqual(rows.toSorted(), ["1 VOSS", "9 FINCH-VOSS"]);
  assert.deepEqual([await found("1"), await found("9")], [["VOSS"], ["FINCH-VOSS"]]);
});

test("a number that is changed to one with a patient of its own is merged into it", async () => {
  await send(registration("1", "0800", ada), registration("2", "0800", { ...ada, family: "FYNCH" }));
  await send(change("1", "2", "0900", ada));
  const [one, two] = await patients();
  assert.deepEqual([one?.state, two?.state, one?.person_id === two?.person_id], ["merged", "active", true]);
});

test("a change that is sent again changes nothing", async () => {
  const changed = change("1", "9", "0900", ada);
  await send(registration("1", "0800", ada), changed);
  const before = [await patients(), await world.query("select * from identity.renumbered order by number_id")];
  await send(changed);
  assert.deepEqual(
    [await patients(), await world.query("select * from identity.renumbered order by number_id")],
    before,
  );
});

for (const type of ["ADT^A34", "ADT^A36", "ADT^A40"]) {
  test(`${type} retires a number in favour of another`, async () => {
    await send(registration("1", "0800", ada), registration("2", "0810", walter), merge("2", "1", "0900", ada, type));
    const [one, two] = await patients();
    assert.deepEqual([one?.state, two?.state, one?.person_id === two?.person_id], ["active", "merged", true]);
  });
}

test("one message can merge several patients", async () => {
  await send(registration("1", "0800", ada), registration("3", "0801", walter));
  const several = merge("2", "1", "0900", ada).trimEnd();
  await send(`${several}\rPID|2||3^^^HARBOUR^MR||VOSS^Odalys||19500505|F\rMRG|4^^^HARBOUR^MR\r`);
  const states = (await patients()).map(({ record_number, state }) => `${record_number} ${state}`);
  assert.deepEqual(states.toSorted(), ["1 active", "2 merged", "3 active", "4 merged"]);
});

test("a deleted patient is not found or matched by that number, and is there again when registered again", async () => {
  await send(registration("1", "0800", ada), result("1", "0810", "4.1", ada));
  await send(aMessage({ type: "ADT^A29", recordNumber: "1", sentAt: at("0900"), segments: [], ...ada }));
  assert.equal((await patients())[0]?.state, "deleted");
  assert.deepEqual(await found("1"), []);
  const { patient_id } = (await patients())[0]!;
  assert.deepEqual(await resultsOf(patient_id), [4.1]);
  const activeOf = async () =>
    (
      await world.query<{ active: boolean | null }>(
        "select (body->>'active')::boolean as active from record.resource where kind = 'Patient'",
      )
    )[0]?.active;
  assert.equal(await activeOf(), false);
  await send(aMessage({ type: "ADT^A08", recordNumber: "1", sentAt: at("0930"), segments: [], ...ada }));
  assert.equal((await patients())[0]?.state, "deleted");
  await send(registration("1", "1000", ada));
  assert.equal((await patients())[0]?.state, "active");
  assert.deepEqual([await found("1"), await activeOf()], [["FINCH"], null]);
});

test("a deletion that arrives after a newer registration deletes nobody", async () => {
  await send(registration("1", "1000", ada));
  await send(aMessage({ type: "ADT^A29", recordNumber: "1", sentAt: at("0900"), segments: [], ...ada }));
  assert.equal((await patients())[0]?.state, "active");
});

test("a retired number that is registered again for the same person is in use again", async () => {
  await send(registration("1", "0800", ada), registration("2", "0801", ada), merge("2", "1", "0900", ada));
  await send(registration("2", "1000", ada));
  const rows = await patients();
  assert.deepEqual(
    rows.map(({ state }) => state),
    ["active", "active"],
  );
  assert.equal(new Set(rows.map(({ person_id }) => person_id)).size, 1);
});

test("a retired number that is registered for somebody else is a patient and person of its own", async () => {
  await send(registration("1", "0800", ada), registration("2", "0801", ada), merge("2", "1", "0900", ada));
  await send(
    aMessage({ type: "ADT^A04", recordNumber: "2", sentAt: at("1000"), ...walter }),
    result("2", "1010", "5.9", walter),
  );
  const [finch, voss] = [await byFamily("FINCH"), await byFamily("VOSS")];
  assert.notEqual(finch.person_id, voss.person_id);
  assert.deepEqual(await resultsOf(voss.patient_id), [5.9]);
  assert.deepEqual(await found("2"), ["VOSS"]);
  assert.equal((await world.query("select from identity.review")).length, 0);
});

test("a retired number that is registered again for nobody knows whom waits for a steward", async () => {
  await send(registration("1", "0800", ada), merge("2", "1", "0900", ada));
  await send(registration("2", "1000", { family: "", birthDate: "" }));
  assert.equal(new Set((await patients()).map(({ person_id }) => person_id)).size, 2);
  assert.equal((await world.query("select from identity.review")).length, 1);
});

test("two processes that change numbers at once all finish, and every result is with its patient", async () => {
  const other = world.another();
  const people = ["A", "B", "C", "D"].map((name, index) => ({
    family: `${name}FINCH`,
    birthDate: `199${index}0101`,
    from: `${index + 1}`,
    to: `9${index}`,
  }));
  await send(...people.map((who) => registration(who.from, "0800", who)));
  const messages = people.flatMap((who) => [
    change(who.from, who.to, "0900", who),
    result(who.to, "0910", "4.2", who),
    result(who.from, "0830", "4.1", who),
    registration(who.to, "0930", who),
  ]);
  const answers = await Promise.all(
    messages.map((message, index) => sendTo(index % 2 === 0 ? world.intake : other, message, `connection ${index}`)),
  );
  await other.stop();
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set(["AA"]));
  const owners = await world.query<{ family: string; values: number }>(
    `select p.family, count(*)::integer as values from record.resource r join identity.patient p using (patient_id)
     where r.kind = 'Observation' group by 1 order by 1`,
  );
  assert.equal(
    owners.reduce((sum, { values }) => sum + values, 0),
    8,
  );
  assert.deepEqual(
    owners.map(({ family }) => family),
    people.map(({ family }) => family),
  );
});

test("a patient with a changed number keeps the decisions on consent", async () => {
  await send(registration("1", "0800", ada));
  const { patient_id } = (await patients())[0]!;
  await send(change("1", "9", "0900", ada));
  assert.equal((await patients())[0]?.patient_id, patient_id);
});
