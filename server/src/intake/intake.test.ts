import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, aResult, type IntakeWorld, sendTo } from "../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const count = async (table: string): Promise<number> =>
  (await world.query<{ count: number }>(`select count(*)::integer as count from ${table}`))[0]!.count;

test("an accepted message is on its patient's record the moment that its answer arrives, two hundred times over", async () => {
  for (let n = 1; n <= 200; n++) {
    const message = aResult({ recordNumber: `8150${n % 20}`, value: String(n / 10), fillerNumber: `F${n}` });
    world.clock.advance(1);
    assert.equal((await world.send(message)).code, "AA");
    const [result] = await world.query<{ value: string }>(
      `select r.body->'valueQuantity'->>'value' as value from record.resource r join identity.patient p using (patient_id)
       where p.record_number = $1 and r.kind = 'Observation' order by r.recorded_at desc, r.event_at desc
       limit 1`,
      [`8150${n % 20}`],
    );
    assert.equal(Number(result?.value), n / 10);
  }
  assert.equal(await count("identity.patient"), 20);
});

test("the same bytes again add nothing and are answered as before", async () => {
  const message = aResult();
  const answers = [await world.send(message), await world.send(message), await sendTo(world.another(), message)];
  assert.deepEqual(
    answers.map(({ code }) => code),
    ["AA", "AA", "AA"],
  );
  assert.equal(await count("intake.message"), 1);
  assert.equal(await count("intake.receipt"), 1);
  assert.equal(await count("record.resource where kind = 'Observation'"), 1);
  assert.equal(await count("record.resource_history"), 0);
});

test("one message that comes over many connections and to two processes at once is stored once", async () => {
  const message = aResult();
  const other = world.another();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => sendTo(n % 2 ? other : world.intake, message, `connection ${n}`)),
  );
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set(["AA"]));
  assert.equal(await count("intake.message"), 1);
  assert.equal(await count("record.resource where kind = 'Observation'"), 1);
});

test("two processes that take the same patients' messages in any order all finish", async () => {
  const other = world.another();
  const sends = Array.from({ length: 120 }, (_, n) => {
    const message = aResult({ recordNumber: `8150${n % 7}`, fillerNumber: `F${n}` });
    return sendTo(n % 2 ? other : world.intake, message, `connection ${n % 12}`);
  });
  const answers = await Promise.all(sends);
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set(["AA"]));
  assert.equal(await count("record.resource where kind = 'Observation'"), 120);
  assert.equal(await count("identity.patient"), 7);
});

test("messages of one connection are stored in order, and the last one stands", async () => {
  const values = Array.from({ length: 40 }, (_, n) => String(n + 1));
  await Promise.all(values.map((value) => world.send(aResult({ value, fillerNumber: "F1" }))));
  const [result] = await world.query<{ value: number; version: number }>(
    "select (body->'valueQuantity'->>'value')::integer as value, version from record.resource where kind = 'Observation'",
  );
  assert.equal(result?.value, 40);
});

test("a late message does not overwrite what is newer", async () => {
  await world.send(aMessage({ type: "ADT^A08^ADT_A01", family: "NEWNAME", sentAt: "20260312120000-0400" }));
  await world.send(aMessage({ type: "ADT^A08^ADT_A01", family: "OLDNAME", sentAt: "20260311120000-0400" }));
  const [patient] = await world.query<{ family: string }>("select family from identity.patient");
  assert.equal(patient?.family, "NEWNAME");
});

test("many messages at once share commits", async () => {
  const messages = Array.from({ length: 200 }, (_, n) => aResult({ recordNumber: `8150${n}`, fillerNumber: `F${n}` }));
  const before = world.proxy.commits;
  const answers = await Promise.all(messages.map((message, n) => world.send(message, `connection ${n}`)));
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set(["AA"]));
  assert.ok(world.proxy.commits - before <= 20, `${world.proxy.commits - before} commits`);
});

test("raw bytes of an accepted message are kept as they came", async () => {
  const message = Buffer.from(aMessage({ family: "M\xdcLLER" }), "latin1");
  assert.equal((await world.send(message)).code, "AA");
  const [kept] = await world.query<{ raw: Buffer; type: string }>("select raw, type from intake.message");
  assert.deepEqual(kept?.raw, message);
  assert.equal(kept?.type, "ADT^A01");
});
