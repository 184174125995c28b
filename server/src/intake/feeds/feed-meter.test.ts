import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, type IntakeWorld, sendTo } from "../../../../test/support/intake-world.ts";
import type { Intake } from "../intake.ts";
import type { IntakeOptions } from "../intake-context.ts";
import { medianDelaySeconds } from "./feed-delay-rules.ts";
import { FeedMeter } from "./feed-meter.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

/** Intake as a process has it, which counts. */
function aCountingIntake(): { intake: Intake; meter: FeedMeter } {
  const meter = new FeedMeter(world.context);
  const onAnswered: IntakeOptions["onAnswered"] = (message, answer) => meter.count(message, answer);
  return { intake: world.another({ outageMsMax: 0, onAnswered }), meter };
}

type Minute = { minute: Date; messages: number; errors: number };
const minutes = () =>
  world.query<Minute>("select minute, messages, errors from intake.feed_minute order by source_id, minute");
type Hour = {
  hour: Date;
  messages: number;
  errors: number;
  not_stored: number;
  clock_ahead: number;
  spoke: string;
  delays: number[];
  delay_highest_ms: string;
};
const hours = () => world.query<Hour>("select * from intake.feed_hour order by hour");

test("messages of several processes are counted together, by minute and by hour", async () => {
  const [one, other] = [aCountingIntake(), aCountingIntake()];
  await sendTo(one.intake, aMessage());
  await sendTo(one.intake, aMessage({ type: "SIU^S12^SIU_S12" }));
  await sendTo(other.intake, aMessage());
  world.clock.advance(2 * 60_000);
  await sendTo(other.intake, aMessage());
  assert.deepEqual(await minutes(), [], "nothing is written beside the messages themselves");
  await Promise.all([one.meter.flush(), other.meter.flush()]);
  await one.meter.flush();
  assert.deepEqual(await minutes(), [
    { minute: new Date("2026-03-12T15:00:00Z"), messages: 3, errors: 1 },
    { minute: new Date("2026-03-12T15:02:00Z"), messages: 1, errors: 0 },
  ]);
  const [hour, ...more] = await hours();
  assert.equal(more.length, 0);
  assert.deepEqual([hour!.messages, hour!.errors, hour!.not_stored], [4, 1, 0]);
  assert.equal(hour!.spoke, "5", "bits of minute 0 and minute 2");
  assert.deepEqual(await world.query("select last_at from intake.feed"), [
    { last_at: new Date("2026-03-12T15:02:00Z") },
  ]);
});

test("the delay is from the time in the message, read in its source's zone, to its arrival", async () => {
  const { intake, meter } = aCountingIntake();
  // 15:00 UTC is 11:00 in New York.
  for (const sentAt of ["20260312105500", "20260312105500-0400", "20260312145958Z", "20260312", "never"]) {
    await sendTo(intake, aMessage({ sentAt }));
  }
  await meter.flush();
  const [hour] = await hours();
  assert.equal(hour!.delay_highest_ms, "300000");
  const median = medianDelaySeconds(hour!.delays, 300_000)!;
  assert.ok(median > 240 && median <= 300, `${median} s`);
  assert.equal(
    hour!.delays.reduce((sum, count) => sum + count),
    3,
    "a day without a time is no moment",
  );
});

test("a message from the future shows a clock that is ahead, and no delay below nothing", async () => {
  const { intake, meter } = aCountingIntake();
  await sendTo(intake, aMessage({ sentAt: "20260312110030" }));
  await sendTo(intake, aMessage({ sentAt: "20260312110002" }));
  await meter.flush();
  const [hour] = await hours();
  assert.deepEqual([hour!.clock_ahead, hour!.delay_highest_ms, hour!.delays[0]], [1, "0", 2]);
});

test("history that is loaded says nothing of a delay", async () => {
  const { intake, meter } = aCountingIntake();
  await sendTo(intake, aMessage({ sentAt: "20251112110030" }));
  await meter.flush();
  const [hour] = await hours();
  assert.deepEqual([hour!.messages, hour!.delays.some(Boolean)], [1, false]);
});

test("frames of unknown senders are nobody's feed", async () => {
  const { intake, meter } = aCountingIntake();
  await sendTo(intake, aMessage({ application: "NOBODY" }));
  await sendTo(intake, "no message at all");
  await meter.flush();
  assert.deepEqual(await minutes(), []);
});

test("while the store is away a feed speaks but does not fail, and what was counted is added later", async () => {
  const { intake, meter } = aCountingIntake();
  await sendTo(intake, aMessage(), "one");
  world.proxy.down();
  assert.equal((await sendTo(intake, aMessage(), "two")).code, "closed");
  await meter.flush();
  await sendTo(intake, aMessage(), "three");
  await meter.flush();
  world.proxy.up();
  await meter.stop();
  const [hour] = await hours();
  assert.deepEqual([hour!.messages, hour!.errors, hour!.not_stored], [3, 0, 2]);
  assert.equal((await minutes())[0]!.messages, 3);
  assert.equal(world.logged.filter((line) => line.includes("feeds could not be counted")).length, 1);
});

test("counts that may be in the tables already are not added again", async () => {
  const { intake, meter } = aCountingIntake();
  await sendTo(intake, aMessage());
  world.proxy.breakNextCommit("after");
  await meter.flush();
  await meter.flush();
  assert.equal((await minutes())[0]!.messages, 1);
});
