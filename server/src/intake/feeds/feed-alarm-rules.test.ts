import assert from "node:assert/strict";
import { test } from "node:test";
import { decideAlarms, type FeedSigns, feedState } from "./feed-alarm-rules.ts";
import { bucketOfDelay, medianDelaySeconds, noDelays } from "./feed-delay-rules.ts";

const now = new Date("2026-03-12T15:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const aFeed = (signs: Partial<FeedSigns> = {}): FeedSigns => ({
  now,
  lastAt: minutesAgo(1),
  messages: 100,
  errors: 0,
  newlyWaiting: 0,
  open: {},
  ...signs,
});
const watch = { since: minutesAgo(10_000), allowedMinutes: 30 };
const nothing = { open: [], close: [] };

test("silence for longer than allowed is an alarm, which the next message ends", () => {
  assert.deepEqual(decideAlarms(aFeed({ lastAt: minutesAgo(30) }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ lastAt: minutesAgo(31) }), watch), { open: ["silence"], close: [] });
  const open = { silence: { since: minutesAgo(40) } };
  assert.deepEqual(decideAlarms(aFeed({ lastAt: minutesAgo(40), open }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ lastAt: minutesAgo(1), open }), watch), { open: [], close: ["silence"] });
});

test("an alarm stands although a later hour would allow the silence", () => {
  const signs = aFeed({ lastAt: minutesAgo(40), open: { silence: { since: minutesAgo(40) } } });
  assert.deepEqual(decideAlarms(signs, { ...watch, allowedMinutes: 900 }), nothing);
  assert.deepEqual(decideAlarms(signs, { ...watch, allowedMinutes: undefined }), nothing);
});

test("a feed without a rhythm, or that has never spoken, raises no alarm", () => {
  assert.deepEqual(
    decideAlarms(aFeed({ lastAt: minutesAgo(9_000) }), { ...watch, allowedMinutes: undefined }),
    nothing,
  );
  assert.deepEqual(decideAlarms(aFeed({ lastAt: undefined, messages: 0 }), watch), nothing);
});

test("silence while the exchange itself was away is nobody's fault", () => {
  const signs = aFeed({ lastAt: minutesAgo(300) });
  assert.deepEqual(decideAlarms(signs, { ...watch, since: minutesAgo(20) }), nothing);
  assert.deepEqual(decideAlarms(signs, { ...watch, since: minutesAgo(31) }), { open: ["silence"], close: [] });
});

test("after four weeks nobody waits for a feed any more", () => {
  const long = minutesAgo(28 * 24 * 60);
  assert.deepEqual(decideAlarms(aFeed({ lastAt: long }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ lastAt: long, open: { silence: { since: long } } }), watch), {
    open: [],
    close: ["silence"],
  });
});

test("more than a fifth of refused messages is an alarm, until it is less than half of that", () => {
  assert.deepEqual(decideAlarms(aFeed({ messages: 10, errors: 2 }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ messages: 10, errors: 3 }), watch), { open: ["errors"], close: [] });
  assert.deepEqual(decideAlarms(aFeed({ messages: 9, errors: 9 }), watch), nothing);
  const open = { errors: { since: minutesAgo(60) } };
  assert.deepEqual(decideAlarms(aFeed({ messages: 20, errors: 3, open }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ messages: 20, errors: 2, open }), watch), { open: [], close: ["errors"] });
  assert.deepEqual(decideAlarms(aFeed({ messages: 0, errors: 0, open }), watch), nothing);
});

test("a quarantine that fills is an alarm, however small the share", () => {
  assert.deepEqual(decideAlarms(aFeed({ messages: 5_000, errors: 20, newlyWaiting: 20 }), watch).open, ["errors"]);
  const open = { errors: { since: minutesAgo(60) } };
  assert.deepEqual(decideAlarms(aFeed({ newlyWaiting: 10, open }), watch), nothing);
  assert.deepEqual(decideAlarms(aFeed({ newlyWaiting: 9, open }), watch).close, ["errors"]);
});

test("a feed's state is one word", () => {
  const silence = { since: minutesAgo(90) };
  const errors = { since: minutesAgo(90) };
  assert.equal(feedState(aFeed({ lastAt: undefined })), "never");
  assert.equal(feedState(aFeed()), "live");
  assert.equal(feedState(aFeed({ lastAt: minutesAgo(16) })), "quiet");
  assert.equal(feedState(aFeed({ open: { errors } })), "failing");
  assert.equal(feedState(aFeed({ lastAt: minutesAgo(90), open: { silence, errors } })), "silent");
  assert.equal(feedState(aFeed({ lastAt: minutesAgo(1), open: { silence } })), "live");
});

test("the median delay comes from counts that add up over processes, and is at most a fifth off", () => {
  for (const seconds of [0.08, 0.5, 3, 60, 3_600, 86_400]) {
    const delays = noDelays();
    delays[bucketOfDelay(seconds * 1_000)]! += 3;
    delays[bucketOfDelay(0)]!++;
    delays[bucketOfDelay(90_000_000)]!++;
    const median = medianDelaySeconds(delays, 90_000_000)!;
    assert.ok(seconds < 0.1 ? median <= 0.1 : Math.abs(median / seconds - 1) < 0.2, `${seconds} s became ${median} s`);
  }
  assert.equal(medianDelaySeconds(noDelays(), 0), undefined);
  assert.equal(bucketOfDelay(1e15), noDelays().length - 1);
});
