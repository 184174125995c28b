import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, aResult } from "../../../../test/support/intake-world.ts";
import { aQuarantine, type QuarantineWorld } from "../../../../test/support/quarantine-world.ts";
import { addParticipant } from "../../accounts/index.ts";
import { dismissQuarantined, findMessages, listQuarantine, replayQuarantined } from "../index.ts";

let world: QuarantineWorld;
beforeEach(async () => {
  world = await aQuarantine();
});
afterEach(() => world.close());

const find = async (controlId: string, engineer = world.engineer) =>
  (await findMessages(world.context, engineer, { controlId })).map(({ state, answer, faults }) => [
    state,
    answer,
    faults[0]?.place,
  ]);

test("a message that was answered AA is found by its control id, however that is written", async () => {
  for (const controlId of ["C-1", "c.2 x", "Q:4\\T\\5", `long${"9".repeat(400)}`]) {
    assert.equal((await world.send(aMessage({ controlId }))).code, "AA");
    assert.deepEqual(await find(controlId), [["on-chart", "AA", undefined]]);
  }
  assert.deepEqual(await find("Q:4&5"), [["on-chart", "AA", undefined]]);
  assert.deepEqual(await find("C-2"), []);
});

test("a message in quarantine is found with its fault and answer; after its replay, on the chart", async () => {
  await world.send(aMessage({ controlId: "B1", recordNumber: "000000" }));
  assert.deepEqual(await find("B1"), [["quarantined", "AE", "PID-3"]]);
  const { id } = await world.only();
  const mended = aMessage({ controlId: "B1" });
  await replayQuarantined(world.context, world.engineer, { id, mended });
  assert.deepEqual(await find("B1"), [["on-chart", "AA", undefined]]);
  const [found] = await findMessages(world.context, world.engineer, { controlId: "B1" });
  assert.equal(found?.quarantineId, id);
});

test("both messages of one control id are found, and what became of each", async () => {
  await world.send(aResult({ controlId: "R1", value: "4.1" }));
  world.clock.advance(1_000);
  await world.send(aResult({ controlId: "R1", value: "5.9" }));
  assert.deepEqual(await find("R1"), [
    ["on-chart", "AA", undefined],
    ["quarantined", "AE", "MSH-10"],
  ]);
  const { id } = await world.only();
  await replayQuarantined(world.context, world.engineer, { id });
  assert.deepEqual(await find("R1"), [
    ["on-chart", "AA", undefined],
    ["on-chart", "AA", undefined],
  ]);
});

test("a control id that came round again after a week finds both messages", async () => {
  await world.send(aResult({ controlId: "R1", value: "4.1", fillerNumber: "F1" }));
  world.clock.advance(8 * 86_400_000);
  await world.send(aResult({ controlId: "R1", value: "5.9", fillerNumber: "F2" }));
  assert.deepEqual(await find("R1"), [
    ["on-chart", "AE", "MSH-10"],
    ["on-chart", "AA", undefined],
  ]);
});

test("a dismissed message is found as such", async () => {
  await world.send(aMessage({ controlId: "B1", recordNumber: "000000" }));
  const { id } = await world.only();
  await dismissQuarantined(world.context, world.engineer, { ids: [id], reason: "Sent by mistake." });
  assert.deepEqual(await find("B1"), [["dismissed", "AE", undefined]]);
});

test("an engineer of another participant finds nothing and changes nothing", async () => {
  await world.send(aMessage({ controlId: "GOOD" }));
  await world.send(aMessage({ controlId: "B1", recordNumber: "000000" }));
  const { id } = await world.only();
  const elsewhere = await world.context.database.transaction((tx) =>
    addParticipant(tx, { name: "Elsewhere", type: "hospital", timeZone: "UTC", now: world.clock.now() }),
  );
  const stranger = { ...world.engineer, scope: { participantId: elsewhere.id } };
  assert.deepEqual(await find("GOOD", stranger), []);
  assert.deepEqual(await find("B1", stranger), []);
  assert.deepEqual(await listQuarantine(world.context, stranger, {}), { messages: [], counts: [] });
  const replayed = await replayQuarantined(world.context, stranger, { id });
  assert.ok(!("refused" in replayed) && replayed.outcome === "not-found");
  const [dismissed] = await dismissQuarantined(world.context, stranger, { ids: [id], reason: "Sent by mistake." });
  assert.equal(dismissed?.outcome, "not-found");
  assert.equal((await world.only()).state, "waiting");
});
