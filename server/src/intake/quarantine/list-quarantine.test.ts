import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, aResult } from "../../../../test/support/intake-world.ts";
import { aQuarantine, type QuarantineWorld } from "../../../../test/support/quarantine-world.ts";
import { onRecordChanged } from "../../record/index.ts";
import { listQuarantine, showQuarantined, unmaskQuarantined } from "../index.ts";

let world: QuarantineWorld;
beforeEach(async () => {
  world = await aQuarantine();
});
afterEach(() => world.close());

const show = async (id: string) => (await showQuarantined(world.context, world.engineer, { id }))!;

test("each reason for which a message can wait is listed with its place and a sentence", async () => {
  await world.send(aMessage({ segments: ["this is no segment"] }));
  await world.send(aMessage({ type: "SIU^S12^SIU_S12" }));
  await world.send(aMessage({ recordNumber: "000000" }));
  await world.send(aResult({ controlId: "R1", value: "4.1" }));
  await world.send(aResult({ controlId: "R1", value: "5.9" }));
  const takeBack = onRecordChanged(async () => {
    throw new Error("a fault");
  });
  await world.send(aResult({ value: "6.6" }));
  await world.send(aResult({ controlId: "FAULT", value: "7.7" }));
  takeBack();
  // A fault of ours in translation cannot be had on purpose.
  await world.query("update intake.quarantine set reason = 'translation-failed' where control_id = 'FAULT'");
  const { messages, counts } = await listQuarantine(world.context, world.engineer, { state: "waiting" });
  const byReason = Object.fromEntries(messages.map(({ reason, faults }) => [reason, faults[0]?.place]));
  assert.deepEqual(byReason, {
    unreadable: "PID",
    unsupported: "MSH-9.1",
    untranslatable: "PID-3",
    "control-id-reused": "MSH-10",
    "refused-by-store": undefined,
    "translation-failed": undefined,
  });
  assert.ok(messages.every(({ faults, sourceCode }) => faults[0]!.sentence.endsWith(".") && sourceCode === "HARBOUR"));
  assert.deepEqual(counts.map(({ reason, place, count }) => `${reason} ${place} ${count}`).sort(), [
    "control-id-reused MSH-10 1",
    "refused-by-store undefined 1",
    "translation-failed undefined 1",
    "unreadable PID 1",
    "unsupported MSH-9 1",
    "untranslatable PID-3 1",
  ]);
  const page = await listQuarantine(world.context, world.engineer, { place: "PID-3" });
  assert.deepEqual(
    page.messages.map(({ reason }) => reason),
    ["untranslatable"],
  );
  assert.equal(page.counts.length, 6);
});

test("a long list comes a hundred at a time, newest first, nothing twice", async () => {
  await world.query(
    `insert into intake.quarantine (id, key, source_id, control_id, type, digest, reason, errors, raw, received_at)
     select gen_random_uuid(), decode(lpad(to_hex(n), 8, '0'), 'hex'), $1, n::text, 'ADT^A01', '', 'unreadable', '[]', 'x',
       timestamptz '2026-03-01' + (n / 3) * interval '1 second'
     from generate_series(1, 250) n`,
    [world.source.id],
  );
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listQuarantine(world.context, world.engineer, after === undefined ? {} : { after });
    seen.push(...page.messages.map(({ receivedAt, id }) => `${receivedAt} ${id}`));
    after = page.after;
    assert.ok(page.messages.length <= 100);
  } while (after !== undefined);
  assert.equal(new Set(seen).size, 250);
  assert.deepEqual(seen, seen.toSorted().reverse());
});

test("a message is masked unless a reason is given, which stands in its history and in the audit record", async () => {
  await world.send(aMessage({ recordNumber: "000000", family: "QUILLFEATHER" }));
  const { id } = await world.only();
  const masked = await show(id);
  assert.equal(masked.unmasked, false);
  assert.match(masked.text, /^MSH\|\^~\\&\|ADTSYS\|HARBOUR\|.*\nEVN\|A01\|/);
  assert.doesNotMatch(masked.text, /QUILLFEATHER|Odalys|19610224/);
  assert.equal(masked.charset, "Not declared; read as UTF-8.");
  const reason = "The ward asks whose message this is.";
  const readable = await unmaskQuarantined(world.context, world.engineer, { id, reason });
  assert.match(readable?.text ?? "", /QUILLFEATHER\^Odalys/);
  assert.equal(readable?.text.length, masked.text.length);
  assert.deepEqual(
    readable?.history.map(({ what, by, detail }) => [what, by, detail]),
    [
      ["received", undefined, undefined],
      ["unmasked", "The operator", reason],
    ],
  );
  const [entry] = await world.audited("message-unmask");
  assert.deepEqual([entry?.outcome, entry?.detail.reason, entry?.detail.quarantineId], ["permitted", reason, id]);
  assert.equal((await world.audited("message-view")).length, 1);
});

test("retries of what waits are counted, and those of good messages are not", async () => {
  const broken = aMessage({ recordNumber: "000000" });
  for (let times = 0; times < 4; times++) await world.send(broken, `connection ${times}`);
  const { id } = await world.only();
  const { history } = await show(id);
  assert.deepEqual(
    history.map(({ what, detail }) => [what, detail]),
    [
      ["received", undefined],
      ["came-again", "The same bytes came again 3 times, most recently now."],
    ],
  );
});

test("of a message that is too long for a page the beginning is shown, and that it is", async () => {
  await world.send(aMessage({ recordNumber: "000000", segments: [`NTE|1||${"long ".repeat(300)}`] }));
  const { id } = await world.only();
  const detail = await showQuarantined(world.context, world.engineer, { id, charactersMax: 400 });
  assert.deepEqual([detail?.text.length, detail?.cutAt], [400, 400]);
  assert.equal((await show(id)).cutAt, undefined);
});
