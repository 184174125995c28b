import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ReplayOutcome } from "@crossbay/contract";
import { aMessage, aResult, sendTo } from "../../../../test/support/intake-world.ts";
import { aQuarantine, type QuarantineWorld } from "../../../../test/support/quarantine-world.ts";
import { newId } from "../../platform/ids.ts";
import { onRecordChanged } from "../../record/index.ts";
import { replayMany, replayQuarantined, showQuarantined } from "../index.ts";

let world: QuarantineWorld;
beforeEach(async () => {
  world = await aQuarantine();
});
afterEach(() => world.close());

const replay = (id: string, mended?: string) => replayQuarantined(world.context, world.engineer, { id, mended });
const done = async (id: string, mended?: string): Promise<ReplayOutcome> => {
  const outcome = await replay(id, mended);
  assert.ok(!("refused" in outcome), JSON.stringify(outcome));
  return outcome;
};
const refusedBecause = async (id: string, mended: string): Promise<string> => {
  const outcome = await replay(id, mended);
  assert.ok("refused" in outcome, JSON.stringify(outcome));
  return outcome.sentence;
};
const count = async (table: string, where = "true"): Promise<number> =>
  (await world.query<{ count: number }>(`select count(*)::integer as count from ${table} where ${where}`))[0]!.count;
const history = async (id: string) =>
  (await showQuarantined(world.context, world.engineer, { id }))!.history.map(({ what }) => what);

/** A record number of zeros is refused; the same message with a real one is not. */
const broken = aMessage({ controlId: "B1", recordNumber: "000000" });
const mended = broken.replace("000000^^^", "100200^^^");

test("a message that was mended is on the chart, and both its bytes and those that came are answered AA from then on", async () => {
  assert.equal((await world.send(broken)).code, "AE");
  const { id } = await world.only();
  assert.deepEqual(await done(id, mended), { id, outcome: "on-chart", faults: [] });
  assert.equal((await world.send(broken)).code, "AA");
  assert.equal((await world.send(mended)).code, "AA");
  assert.equal((await world.send(broken.replace("QUILL", "OTHER"))).code, "AE");
  assert.equal(await count("identity.patient"), 1);
  assert.equal((await world.list()).filter(({ state }) => state === "replayed").length, 1);
  const [kept] = await world.query<{ raw: Buffer; received_at: Date }>("select raw, received_at from intake.message");
  assert.equal(kept?.raw.toString(), mended);
  assert.deepEqual(kept?.received_at, world.clock.now());
  const [original] = await world.query<{ raw: Buffer }>("select raw from intake.quarantine where id = $1", [id]);
  assert.equal(original?.raw.toString(), broken);
  assert.deepEqual(await history(id), ["received", "replayed"]);
});

test("a message is put on the chart as it came once its sender's fault, or ours, is gone", async () => {
  const takeBack = onRecordChanged(async () => {
    throw new Error("a fault");
  });
  const message = aResult({ controlId: "R9" });
  assert.equal((await world.send(message)).code, "AE");
  takeBack();
  const { id, reason } = await world.only();
  assert.equal(reason, "refused-by-store");
  assert.equal((await done(id)).outcome, "on-chart");
  assert.equal((await world.send(message)).code, "AA");
  assert.equal(await count("record.resource", "kind = 'Observation'"), 1);
});

test("what is still refused waits on: its verdict is the new one, and the attempt stands in its history", async () => {
  await world.send(broken);
  const { id } = await world.only();
  const outcome = await done(id);
  assert.equal(outcome.outcome, "still-refused");
  assert.equal(outcome.faults[0]?.place, "PID-3");
  const still = await done(id, broken.replace("ADT^A01", "SIU^S12"));
  assert.deepEqual([still.outcome, still.faults[0]?.place], ["still-refused", "MSH-9.1"]);
  const after = await world.only();
  assert.deepEqual([after.state, after.reason, after.faults[0]?.place], ["waiting", "untranslatable", "PID-3"]);
  assert.deepEqual(await history(id), ["received", "replay-refused", "replay-refused"]);
  assert.equal((await world.send(broken)).code, "AE");
});

test("a replay that the store refuses leaves nothing behind but its attempt", async () => {
  await world.send(broken);
  const { id } = await world.only();
  const takeBack = onRecordChanged(async () => {
    throw new Error("SECRET words");
  });
  try {
    const outcome = await done(id, mended);
    assert.deepEqual([outcome.outcome, outcome.faults[0]?.code], ["still-refused", "207"]);
  } finally {
    takeBack();
  }
  assert.equal(await count("identity.patient"), 0);
  assert.equal(await count("intake.message"), 0);
  assert.deepEqual(await history(id), ["received", "replay-refused"]);
  assert.doesNotMatch(world.logged.join(""), /SECRET/);
});

test("replaying twice, or by many at once, puts a message on the chart once", async () => {
  await world.send(broken);
  const { id } = await world.only();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => done(id, mended)));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), [
    "already-settled",
    "already-settled",
    "already-settled",
    "already-settled",
    "on-chart",
  ]);
  assert.equal((await done(id)).outcome, "already-settled");
  assert.equal(await count("intake.message"), 1);
  assert.equal(await count("intake.quarantine_event", "what = 'replayed'"), 1);
});

test("messages are replayed while their senders send them again and again, over several connections and processes", async () => {
  const takeBack = onRecordChanged(async () => {
    throw new Error("a fault");
  });
  // Of two patients only, so that they wait for each other.
  const messages = Array.from({ length: 24 }, (_, at) => aMessage({ recordNumber: String(1 + (at % 2)) }));
  for (const message of messages) assert.equal((await world.send(message)).code, "AE");
  takeBack();
  const ids = (await world.list()).map(({ id }) => id);
  const other = world.another();
  const [first, second, ...answers] = await Promise.all([
    replayMany(world.context, world.engineer, ids),
    replayMany(world.context, world.engineer, ids.toReversed()),
    ...messages.flatMap((message, at) => [world.send(message, `${at % 3}`), sendTo(other, message, `${at % 3}`)]),
  ]);
  const outcomes = [...first, ...second].map(({ outcome }) => outcome);
  assert.deepEqual(new Set(outcomes), new Set(["on-chart", "already-settled"]));
  assert.equal(outcomes.filter((outcome) => outcome === "on-chart").length, messages.length);
  assert.ok(answers.every(({ code, text }) => code === "AA" || (code === "AE" && !text.includes("send it again"))));
  for (const message of messages) assert.equal((await world.send(message)).code, "AA");
  assert.equal(await count("intake.message"), messages.length);
  assert.equal(await count("identity.patient"), 2);
});

test("the second of two messages with one control id becomes a message of its own, and the first stays", async () => {
  const first = aResult({ controlId: "R1", value: "4.1", fillerNumber: "F1" });
  const second = aResult({ controlId: "R1", value: "5.9", fillerNumber: "F2" });
  assert.equal((await world.send(first)).code, "AA");
  assert.equal((await world.send(second)).code, "AE");
  const { id, reason } = await world.only();
  assert.equal(reason, "control-id-reused");
  const detail = await showQuarantined(world.context, world.engineer, { id });
  assert.equal(detail?.earlier?.isOnChart, true);
  assert.doesNotMatch(detail?.earlier?.text ?? "", /QUILLFEATHER|4\.1/);
  assert.equal((await done(id)).outcome, "on-chart");
  assert.equal((await world.send(first)).code, "AA");
  assert.equal((await world.send(second)).code, "AA");
  assert.equal(await count("record.resource", "kind = 'Observation'"), 2);
  assert.equal(await count("intake.message"), 2);
  assert.equal(await count("intake.receipt"), 2);
  assert.equal((await done(id)).outcome, "already-settled");
});

test("a replayed message never overwrites newer facts", async () => {
  const old = aMessage({ controlId: "O1", recordNumber: "000000", family: "OLDNAME", sentAt: "20260301100000-0400" });
  await world.send(old);
  const { id } = await world.only();
  await world.send(aMessage({ recordNumber: "100200", family: "NEWNAME", sentAt: "20260310100000-0400" }));
  assert.equal((await done(id, old.replace("000000^^^", "100200^^^"))).outcome, "on-chart");
  const [patient] = await world.query<{ body: string }>(
    "select body::text as body from record.resource where kind = 'Patient'",
  );
  assert.match(patient?.body ?? "", /NEWNAME/);
});

test("control id and sender must stay, or it would be another message", async () => {
  await world.send(broken);
  const { id } = await world.only();
  assert.match(await refusedBecause(id, mended.replace("|B1|", "|B2|")), /control id/);
  assert.match(await refusedBecause(id, mended.replace("|HARBOUR|", "|ELSEWHERE|")), /MSH-3, MSH-4/);
  assert.match(await refusedBecause(id, "no message at all"), /MSH/);
  assert.deepEqual(await history(id), ["received"]);
  assert.equal((await world.only()).state, "waiting");
});

test("a message without a control id gets one from who mends it, unless it stands for another message", async () => {
  const nameless = aMessage({ controlId: "" });
  assert.equal((await world.send(nameless)).code, "AE");
  await world.send(aMessage({ controlId: "TAKEN", recordNumber: "7" }));
  const { id } = await world.only();
  const withId = (controlId: string) => nameless.replace("ADT_A01||P", `ADT_A01|${controlId}|P`);
  assert.match(await refusedBecause(id, withId("TAKEN")), /stands for another message/);
  assert.equal((await done(id, withId("MINE"))).outcome, "on-chart");
  assert.equal((await world.send(nameless)).code, "AA");
  assert.equal((await world.send(withId("MINE"))).code, "AA");
  assert.equal(await count("intake.message"), 2);
});

test("many are replayed the oldest first, and answered in the order in which they were asked", async () => {
  const takeBack = onRecordChanged(async () => {
    throw new Error("a fault");
  });
  for (const recordNumber of ["1", "2", "3"]) {
    await world.send(aMessage({ recordNumber }));
    world.clock.advance(1_000);
  }
  takeBack();
  const ids = (await world.list()).map(({ id }) => id);
  const unknown = newId();
  const outcomes = await replayMany(world.context, world.engineer, [...ids, unknown]);
  assert.deepEqual(
    outcomes.map(({ id, outcome }) => [id, outcome]),
    [...ids.map((id) => [id, "on-chart"]), [unknown, "not-found"]],
  );
  const events = await world.query<{ quarantine_id: string }>(
    "select quarantine_id from intake.quarantine_event order by id",
  );
  assert.deepEqual(events.map(({ quarantine_id }) => quarantine_id).toSorted(), ids.toSorted());
});

test("letters beyond ASCII survive the mending, whatever character set the message declares", async () => {
  const latin = Buffer.from(broken.replace("|2.5.1", "|2.5.1||||||8859/2"), "latin1");
  await world.send(latin);
  const { id } = await world.only();
  const text = mended.replace("|2.5.1", "|2.5.1||||||8859/2").replace("QUILLFEATHER", "Dvořák").replaceAll("\r", "\n");
  assert.equal((await done(id, text)).outcome, "on-chart");
  const [patient] = await world.query<{ body: string }>(
    "select body::text as body from record.resource where kind = 'Patient'",
  );
  assert.match(patient?.body ?? "", /Dvořák/);
});

test("every attempt is in the audit record, with the patient where data went on a chart", async () => {
  await world.send(broken);
  const { id } = await world.only();
  for (const text of [undefined, mended, undefined]) {
    await done(id, text);
    world.clock.advance(1_000);
  }
  const entries = await world.audited("message-replay");
  assert.deepEqual(
    entries.map(({ outcome, detail, patients }) => [outcome, detail.replay, patients]),
    [
      ["failed", "still-refused", 0],
      ["succeeded", "on-chart", 1],
      ["refused", "already-settled", 0],
    ],
  );
  assert.ok(entries.every(({ detail }) => detail.operator === true && detail.quarantineId === id));
});

test("while the store is away nothing is settled, and a lost commit is looked up", async () => {
  await world.send(broken);
  const { id } = await world.only();
  world.proxy.down();
  await assert.rejects(replay(id, mended));
  world.proxy.up();
  assert.equal((await world.only()).state, "waiting");
  const takeBack = onRecordChanged(async () => world.proxy.breakNextCommit("after"));
  try {
    assert.equal((await done(id, mended)).outcome, "already-settled");
  } finally {
    takeBack();
  }
  assert.equal(await count("intake.message"), 1);
  assert.equal((await world.send(broken)).code, "AA");
});
