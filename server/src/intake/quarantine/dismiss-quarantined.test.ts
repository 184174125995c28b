import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, aResult } from "../../../../test/support/intake-world.ts";
import { aQuarantine, type QuarantineWorld } from "../../../../test/support/quarantine-world.ts";
import { newId } from "../../platform/ids.ts";
import { dismissQuarantined, replayQuarantined, showQuarantined } from "../index.ts";

let world: QuarantineWorld;
beforeEach(async () => {
  world = await aQuarantine();
});
afterEach(() => world.close());

const reason = "Sent by mistake, the ward has called.";
const dismiss = (...ids: string[]) => dismissQuarantined(world.context, world.engineer, { ids, reason });

test("a dismissed message stays off the chart, and its sender is told so whenever it sends it again", async () => {
  const message = aMessage({ type: "SIU^S12^SIU_S12" });
  assert.equal((await world.send(message)).code, "AR");
  const { id } = await world.only();
  assert.deepEqual(await dismiss(id), [{ id, outcome: "dismissed", faults: [] }]);
  const again = await world.send(message);
  assert.equal(again.code, "AR");
  assert.match(again.text, /\|207\^[^\r]*staff looked at this message and dismissed it/);
  assert.match(again.text, /\|20[01]\^/);
  assert.deepEqual(await world.query("select from intake.message"), []);
  const detail = await showQuarantined(world.context, world.engineer, { id });
  assert.deepEqual(
    detail?.history.map(({ what, by, detail: words }) => [what, by, words]),
    [
      ["received", undefined, undefined],
      ["dismissed", "The operator", reason],
      ["came-again", undefined, "The same bytes came again once."],
    ],
  );
  assert.match(detail?.verdicts.replay.because ?? "", /dismissed already/);
});

test("a dismissed message of a reused control id is answered AE, and the first one stays as it is", async () => {
  const first = aResult({ controlId: "R1", value: "4.1" });
  const second = aResult({ controlId: "R1", value: "5.9" });
  await world.send(first);
  await world.send(second);
  const { id } = await world.only();
  await dismiss(id);
  const again = await world.send(second);
  assert.equal(again.code, "AE");
  assert.match(again.text, /dismissed it/);
  assert.equal((await world.send(first)).code, "AA");
  const outcome = await replayQuarantined(world.context, world.engineer, { id });
  assert.ok(!("refused" in outcome) && outcome.outcome === "already-settled");
});

test("of many messages each has its own outcome, and each is in the audit record with the reason", async () => {
  await world.send(aMessage({ recordNumber: "000000" }));
  await world.send(aMessage({ recordNumber: "000000" }));
  const [one, other] = (await world.list()).map(({ id }) => id) as [string, string];
  await dismiss(one);
  const unknown = newId();
  assert.deepEqual(
    (await dismiss(one, other, unknown, other)).map(({ outcome }) => outcome),
    ["already-settled", "dismissed", "not-found", "dismissed"],
  );
  const entries = await world.audited("message-dismiss");
  assert.deepEqual(entries.map(({ detail }) => detail.dismissal).sort(), [
    "already-settled",
    "dismissed",
    "dismissed",
    "not-found",
  ]);
  assert.ok(entries.every(({ detail }) => detail.reason === reason));
});
