import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";
import type { Tx } from "../platform/transaction.ts";
import { onRecordChanged, type RecordChange } from "../record/index.ts";

let world: IntakeWorld;
let takeBack: () => void;
beforeEach(async () => {
  world = await anIntake();
  takeBack = onRecordChanged(refusePoison);
});
afterEach(async () => {
  takeBack();
  await world.close();
});

/** Stands for whatever in one message makes its transaction fail: here, a potassium of 66.6. */
async function refusePoison(_tx: Tx, changes: readonly RecordChange[]): Promise<void> {
  for (const { resource } of changes) {
    if (resource.resourceType === "Observation" && resource.valueQuantity?.value === 66.6) {
      throw new Error("SECRET words about the value 66.6");
    }
  }
}

type Quarantined = { reason: string; errors: { code: string; location?: object }[]; raw: Buffer; control_id: string };
const quarantine = () =>
  world.query<Quarantined>("select reason, errors, raw, control_id from intake.quarantine order by received_at, id");
const receipts = () => world.query<{ state: string }>("select state from intake.receipt");

test("a message that cannot be read is kept with its reason, and answered with what is wrong and where", async () => {
  const message = aMessage({ segments: ["this is no segment"] });
  const answer = await world.send(message);
  assert.equal(answer.code, "AE");
  assert.match(answer.text, /\rERR\|\|PID\^1\|100\^Segment sequence error\^HL70357\|E\|\|\|\|The line after this PID/);
  const [kept, ...more] = await quarantine();
  assert.equal(more.length, 0);
  assert.equal(kept?.reason, "unreadable");
  assert.equal(kept?.raw.toString(), message);
  assert.deepEqual(await receipts(), [{ state: "quarantined" }]);
  assert.deepEqual(await world.query("select from intake.message"), []);
});

test("an event or type that is not taken is refused with AR, and kept", async () => {
  const answer = await world.send(aMessage({ type: "SIU^S12^SIU_S12" }));
  assert.equal(answer.code, "AR");
  assert.match(answer.text, /\|20[01]\^/);
  assert.equal((await quarantine())[0]?.reason, "unsupported");
  assert.equal((await world.send(aMessage({ version: "3.0" }))).code, "AR");
});

test("a placeholder for a record number makes nobody's chart", async () => {
  for (const recordNumber of ["UNKNOWN", "000000", "9999999"]) {
    const answer = await world.send(aMessage({ recordNumber }));
    assert.equal(answer.code, "AE");
    assert.match(answer.text, /ERR\|\|PID\^1\^3\|204\^/);
  }
  assert.deepEqual(await world.query("select from identity.patient"), []);
});

test("a message that waits in quarantine is answered the same when it comes again, and kept once", async () => {
  const message = aMessage({ type: "SIU^S12^SIU_S12" });
  const first = await world.send(message);
  const again = await world.send(message, "two");
  assert.equal(again.code, first.code);
  assert.equal(again.text.slice(again.text.indexOf("\rMSA")), first.text.slice(first.text.indexOf("\rMSA")));
  assert.equal((await quarantine()).length, 1);
});

test("the same control id with other bytes is kept aside, never dropped, and answered the same until it is settled", async () => {
  assert.equal((await world.send(aResult({ controlId: "R1", value: "4.1" }))).code, "AA");
  const other = aResult({ controlId: "R1", value: "5.9" });
  const answer = await world.send(other);
  assert.equal(answer.code, "AE");
  assert.match(answer.text, /ERR\|\|MSH\^1\^10\|205\^/);
  assert.equal((await world.send(other)).code, "AE");
  const [kept, ...more] = await quarantine();
  assert.equal(more.length, 0);
  assert.equal(kept?.reason, "control-id-reused");
  assert.equal(kept?.raw.toString(), other);
  await world.query("update intake.quarantine set settled_at = now()");
  assert.equal((await world.send(other)).code, "AA");
  assert.equal((await world.send(aResult({ controlId: "R1", value: "4.1" }))).code, "AA");
});

test("a control id that comes round again after a week is a new message", async () => {
  assert.equal((await world.send(aResult({ controlId: "R1", value: "4.1", fillerNumber: "F1" }))).code, "AA");
  world.clock.advance(7 * 86_400_000 + 1);
  assert.equal((await world.send(aResult({ controlId: "R1", value: "5.9", fillerNumber: "F2" }))).code, "AA");
  assert.deepEqual(await quarantine(), []);
  const [results] = await world.query<{ count: number }>(
    "select count(*)::integer as count from record.resource where kind = 'Observation'",
  );
  assert.equal(results?.count, 2);
  assert.equal((await world.query("select from intake.message")).length, 2);
});

test("one poisoned message between good ones goes to quarantine alone", async () => {
  const poison = aResult({ recordNumber: "3", value: "66.6" });
  const good = [1, 2, 4, 5].map((n) => aResult({ recordNumber: String(n) }));
  const messages = [...good.slice(0, 2), poison, ...good.slice(2)];
  const answers = await Promise.all(messages.map((message, at) => world.send(message, `connection ${at}`)));
  assert.deepEqual(
    answers.map(({ code }) => code),
    ["AA", "AA", "AE", "AA", "AA"],
  );
  assert.match(answers[2]!.text, /\|207\^/);
  const [kept, ...more] = await quarantine();
  assert.equal(more.length, 0);
  assert.equal(kept?.reason, "refused-by-store");
  assert.equal(kept?.raw.toString(), poison);
  assert.equal((await world.send(poison)).code, "AE");
  assert.equal((await quarantine()).length, 1);
  const [patients] = await world.query<{ count: number }>("select count(*)::integer as count from identity.patient");
  assert.equal(patients?.count, 4);
});

test("what fails is logged without a word of the message", async () => {
  await world.send(aResult({ family: "SECRETNAME", recordNumber: "SECRETNUMBER", value: "66.6" }));
  await world.send(aMessage({ family: "SECRETNAME", segments: ["SECRET line"] }));
  assert.doesNotMatch(world.logged.join(""), /SECRET/);
});
