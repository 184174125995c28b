import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, type IntakeWorld, type MessageTerms } from "../../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const [ada, walter] = [
  { recordNumber: "1", family: "FINCH", birthDate: "20010101" },
  { recordNumber: "2", family: "VOSS", birthDate: "19500505" },
];
const at = (time: string) => `20260312${time}00-0400`;
const pv1 = (visit: string) => `PV1|1|I|4E||||||||||||||||${visit}`;
const admission = (who: MessageTerms, time: string, visit = "V1", account = "") => {
  const message = aMessage({ sentAt: at(time), segments: [pv1(visit), "DG1|1||I10^Hypertension^I10"], ...who });
  return account === "" ? message : message.replace(/(\rPID[^\r]*)/, `$1${"|".repeat(10)}${account}`);
};
const result = (who: MessageTerms, time: string, value: string, visit = "V1") =>
  aMessage({
    type: "ORU^R01",
    sentAt: at(time),
    segments: [
      pv1(visit),
      `OBR|1||F${time}|2823-3^Potassium^LN`,
      `OBX|1|NM|2823-3^Potassium^LN||${value}|mmol/L|||||F`,
    ],
    ...who,
  });
const move = (from: MessageTerms, to: MessageTerms, time: string, visit = "V1") =>
  aMessage({
    type: "ADT^A45",
    sentAt: at(time),
    segments: [`MRG|${from.recordNumber}^^^HARBOUR^MR`, pv1(visit)],
    ...to,
  });

async function send(...messages: string[]): Promise<void> {
  for (const message of messages) {
    const answer = await world.send(message);
    assert.equal(answer.code, "AA", answer.text);
  }
}

/** What the chart of the patient of this number shows: kinds and values, without the registration. */
async function chartOf({ recordNumber }: MessageTerms): Promise<string[]> {
  const rows = await world.query<{ what: string }>(
    `select coalesce(r.body #>> '{valueQuantity,value}', trim(r.kind || ' ' || coalesce(r.status, ''))) as what
     from record.resource r join identity.patient p using (patient_id)
     where p.record_number = $1 and r.kind in ('Encounter', 'Observation', 'Condition')
       and r.status is distinct from 'entered-in-error'
     order by what`,
    [recordNumber],
  );
  return rows.map(({ what }) => what);
}
const all = async () => [await chartOf(ada), await chartOf(walter)];
const whole = (...values: string[]) => [...values, "Condition", "Encounter in-progress"];

test("moved visit: it leaves the wrong chart with its diagnoses and results, and is on the right one", async () => {
  await send(admission(ada, "0800"), result(ada, "0810", "4.1"), admission(walter, "0700", "V9"));
  await send(move(ada, walter, "0900"));
  assert.deepEqual(await chartOf(ada), []);
  assert.deepEqual(await chartOf(walter), [
    "4.1",
    "Condition",
    "Condition",
    "Encounter in-progress",
    "Encounter in-progress",
  ]);
  await send(result(walter, "0910", "4.2"));
  assert.ok((await chartOf(walter)).includes("4.2"));
  const visits = await world.query("select from record.resource where kind = 'Encounter'");
  assert.equal(visits.length, 3, "later messages under the right patient tell of the same visit");
  const history = await world.query("select from record.resource_history where kind = 'Observation'");
  assert.equal(history.length, 1, "what was taken off the chart stays in the history");
});

test("a late message about a moved visit goes to whom the visit belongs now", async () => {
  await send(admission(ada, "0800"), admission(walter, "0700", "V9"), move(ada, walter, "0900"));
  await send(result(ada, "0830", "4.1"));
  assert.ok((await chartOf(walter)).includes("4.1"));
  assert.deepEqual(await chartOf(ada), []);
});

test("a visit that was moved by mistake comes back", async () => {
  await send(admission(ada, "0800"), result(ada, "0810", "4.1"), admission(walter, "0700", "V9"));
  const before = await all();
  await send(move(ada, walter, "0900"), move(walter, ada, "0930"));
  assert.deepEqual(await all(), before);
  await send(result(ada, "0815", "4.3"));
  assert.deepEqual(await chartOf(ada), whole("4.1", "4.3"));
});

test("a move that is sent again changes nothing", async () => {
  const moved = move(ada, walter, "0900");
  await send(admission(ada, "0800"), result(ada, "0810", "4.1"), moved);
  const before = await world.query("select * from record.resource order by patient_id, id");
  await send(moved);
  assert.deepEqual(await world.query("select * from record.resource order by patient_id, id"), before);
});

test("all visits of an account move with it", async () => {
  await send(
    admission(ada, "0800", "V1", "ACC7"),
    admission(ada, "0810", "V2", "ACC7"),
    admission(ada, "0820", "V3", "ACC8"),
  );
  await send(aMessage({ type: "ADT^A44", sentAt: at("0900"), segments: ["MRG|1^^^HARBOUR^MR||ACC7"], ...walter }));
  assert.equal((await chartOf(ada)).filter((what) => what.startsWith("Encounter")).length, 1);
  assert.equal((await chartOf(walter)).filter((what) => what.startsWith("Encounter")).length, 2);
});

test("a visit of the same patient gets another number and account, with all that hangs on it", async () => {
  await send(admission(ada, "0800", "V1", "ACC7"), result(ada, "0810", "4.1"));
  const renumbered = aMessage({
    type: "ADT^A45",
    sentAt: at("0900"),
    segments: ["MRG|1^^^HARBOUR^MR||ACC7||V1", pv1("V2")],
    ...ada,
  }).replace(/(\rPID[^\r]*)/, `$1${"|".repeat(10)}ACC8`);
  await send(renumbered, result(ada, "0910", "4.2", "V2"));
  assert.deepEqual(await chartOf(ada), whole("4.1", "4.2"));
  const numbers = await world.query<{ numbers: string[] }>(
    `select array(select jsonb_array_elements(body->'identifier')->>'value') as numbers from record.resource
     where kind = 'Encounter' and status <> 'entered-in-error'`,
  );
  assert.deepEqual(numbers[0]?.numbers, ["V2", "ACC8"]);
  await send(result(ada, "0820", "4.3"));
  assert.deepEqual(await chartOf(ada), whole("4.1", "4.2", "4.3"));
});

test("a visit that only changes its account stays where it is", async () => {
  await send(admission(ada, "0800"), move(ada, ada, "0900"));
  assert.deepEqual(await chartOf(ada), whole());
});

test("a visit that nobody knows is not moved, and the receipt says so", async () => {
  await send(admission(ada, "0800"));
  const moved = move(ada, walter, "0900", "V5");
  await send(moved);
  const receipts = await world.query<{ codes: string }>(
    "select jsonb_path_query_array(answer, '$.errors[*].sentence')::text as codes from intake.receipt order by received_at, control_id",
  );
  assert.deepEqual(
    receipts.map(({ codes }) => codes),
    ["[]", '["The patient in MRG-1 has no such visit: nothing was moved."]'],
  );
  assert.deepEqual(await chartOf(ada), whole());
});

test("a death that a moved visit told moves with it", async () => {
  const dead = aMessage({
    type: "ADT^A03",
    sentAt: at("0830"),
    segments: [`${pv1("V1")}${"|".repeat(17)}20`],
    ...ada,
  });
  await send(admission(ada, "0800"), dead, admission(walter, "0700", "V9"), move(ada, walter, "0900"));
  const deaths = await world.query<{ family: string }>(
    `select p.family from record.resource r join identity.patient p using (patient_id)
     where r.kind = 'Patient' and r.body ? 'deceasedDateTime'`,
  );
  assert.deepEqual(
    deaths.map(({ family }) => family),
    ["VOSS"],
  );
});
