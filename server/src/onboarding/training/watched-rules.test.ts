import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addWatched, isCompleted, notWatched, type Watched } from "./watched-rules.ts";

const durationSeconds = 300;
const start = new Date("2026-03-12T14:00:00Z");
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** Plays from a moment on, told every few seconds. */
function play(
  watched: Watched,
  { from, to, at, every }: { from: number; to: number; at: number; every: number },
): Watched {
  let now = watched;
  for (let second = from; second < to; second += every) {
    const toSeconds = Math.min(to, second + every);
    now = addWatched(now, { fromSeconds: second, toSeconds, durationSeconds, now: after(at + toSeconds - from) });
  }
  return now;
}

test("who plays the video from its beginning to its end has watched it, however often the player tells", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (every) => {
      const watched = play(notWatched(start), { from: 0, to: durationSeconds, at: 0, every });
      assert.ok(isCompleted(watched, durationSeconds));
    }),
  );
});

test("late and bunched reports of somebody who plays on are counted whole", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 100, maxLength: 100 }), (delays) => {
      let watched = notWatched(start);
      let told = 0;
      delays.forEach((delay, i) => {
        told = Math.max(told, (i + 1) * 3 + delay);
        watched = addWatched(watched, {
          fromSeconds: i * 3,
          toSeconds: (i + 1) * 3,
          durationSeconds,
          now: after(told),
        });
      });
      assert.ok(isCompleted(watched, durationSeconds));
    }),
  );
});

const reports = fc.array(
  fc.record({
    wait: fc.double({ min: 0, max: 60, noNaN: true }),
    fromSeconds: fc.double({ min: 0, max: 400, noNaN: true }),
    toSeconds: fc.double({ min: 0, max: 400, noNaN: true }),
  }),
  { maxLength: 60 },
);

test("nobody has ever watched more than the server's clock allows, whatever is told", () => {
  fc.assert(
    fc.property(reports, (told) => {
      let watched = notWatched(start);
      let seconds = 0;
      for (const { wait, fromSeconds, toSeconds } of told) {
        seconds += wait;
        const before = watched.furthestSeconds;
        watched = addWatched(watched, { fromSeconds, toSeconds, durationSeconds, now: after(seconds) });
        assert.ok(watched.furthestSeconds <= seconds * 1.1 + 5 + 0.01);
        assert.ok(watched.furthestSeconds >= before);
        assert.ok(watched.furthestSeconds <= durationSeconds);
        assert.ok(watched.resumeAtSeconds <= watched.furthestSeconds);
      }
    }),
  );
});

test("skipping ahead is not watching", () => {
  const watched = play(notWatched(start), { from: 0, to: 60, at: 0, every: 5 });
  const skipped = play(watched, { from: 200, to: 300, at: 60, every: 5 });
  assert.equal(skipped.furthestSeconds, 60);
  assert.ok(!isCompleted(skipped, durationSeconds));
});

test("the same minute in three tabs is one minute", () => {
  const one = { from: 0, to: 60, at: 0, every: 5 };
  const watched = play(play(play(notWatched(start), one), one), one);
  assert.equal(watched.furthestSeconds, 60);
});

test("a script that tells of the whole video at once has watched five seconds of it", () => {
  const watched = addWatched(notWatched(start), { fromSeconds: 0, toSeconds: 300, durationSeconds, now: start });
  assert.equal(watched.furthestSeconds, 5);
  const hasty = Array.from({ length: 200 }).reduce<Watched>(
    (before) =>
      addWatched(before, { fromSeconds: before.furthestSeconds, toSeconds: 300, durationSeconds, now: start }),
    watched,
  );
  assert.equal(hasty.furthestSeconds, 5);
});

test("a night away from the page counts for two minutes at most", () => {
  const watched = addWatched(notWatched(start), {
    fromSeconds: 0,
    toSeconds: 300,
    durationSeconds,
    now: after(36_000),
  });
  assert.equal(watched.furthestSeconds, 120);
});

test("a clock that goes back takes nothing away and gives nothing", () => {
  const watched = play(notWatched(start), { from: 0, to: 60, at: 0, every: 5 });
  const back = addWatched(watched, { fromSeconds: 60, toSeconds: 120, durationSeconds, now: after(-3600) });
  assert.ok(back.furthestSeconds >= 60 && back.furthestSeconds <= 72);
  assert.deepEqual(back.reportedAt, watched.reportedAt);
});

test("watching again what was watched moves only the place to go on from", () => {
  const watched = play(notWatched(start), { from: 0, to: 100, at: 0, every: 5 });
  const again = play(watched, { from: 20, to: 30, at: 100, every: 5 });
  assert.equal(again.furthestSeconds, 100);
  assert.equal(again.resumeAtSeconds, 30);
});

test("all but the end is not the whole video", () => {
  const watched = play(notWatched(start), { from: 0, to: 297, at: 0, every: 3 });
  assert.ok(!isCompleted(watched, durationSeconds));
  assert.ok(isCompleted(play(watched, { from: 297, to: 299, at: 297, every: 1 }), durationSeconds));
});
