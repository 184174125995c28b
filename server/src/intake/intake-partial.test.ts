import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, type IntakeWorld } from "../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const body = async (kind: string): Promise<Record<string, unknown>> => {
  const found = await world.query<{ body: Record<string, unknown> }>(
    "select body from record.resource where kind = $1",
    [kind],
  );
  assert.equal(found.length, 1);
  return found[0]!.body;
};

/** A result of the visit V100 that says of patient and visit no more than it must. */
const sparse = (birthDate: string): string =>
  aMessage({
    type: "ORU^R01^ORU_R01",
    sentAt: "20260312110000-0400",
    birthDate,
    segments: [
      "PV1||I|||||||||||||||||V100",
      "OBR|1||F9|2823-3^Potassium^LN",
      "OBX|1|NM|2823-3^Potassium^LN||4.1|||||F",
    ],
  });

test("a result that is silent about birth date and visit takes neither away", async () => {
  assert.equal((await world.send(aMessage())).code, "AA");
  const [patient, visit] = [await body("Patient"), await body("Encounter")];
  assert.equal((await world.send(sparse(""))).code, "AA");
  assert.deepEqual(await body("Patient"), patient);
  assert.deepEqual(await body("Encounter"), visit);
  const [indexed] = await world.query<{ birth_date: string }>("select birth_date::text from identity.patient");
  assert.equal(indexed?.birth_date, "1961-02-24");
});

test("a visit that only a result told of is replaced by the admission that comes later", async () => {
  assert.equal((await world.send(sparse("19610224"))).code, "AA");
  const admission = aMessage({ sentAt: "20260312113000-0400" });
  assert.equal((await world.send(admission)).code, "AA");
  assert.ok((await body("Encounter")).period);
});

test("what the sender deletes is gone from chart and index", async () => {
  assert.equal((await world.send(aMessage())).code, "AA");
  const deleting = aMessage({ type: "ADT^A08^ADT_A01", sentAt: "20260312113000-0400", birthDate: '""' });
  assert.equal((await world.send(deleting)).code, "AA");
  assert.equal((await body("Patient")).birthDate, undefined);
  const [indexed] = await world.query<{ birth_date: string | null }>("select birth_date from identity.patient");
  assert.equal(indexed?.birth_date, null);
});
