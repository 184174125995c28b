import assert from "node:assert/strict";
import { test } from "node:test";
import { accountsDefaults } from "../settings.ts";
import { dayMs, decideSend, decideTry } from "./slow-down-rules.ts";

const now = new Date("2026-03-12T14:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test("each failure after the fifth doubles the wait, up to fifteen minutes", () => {
  const waits = [4, 5, 6, 7, 8, 9, 30].map((failures) => {
    const verdict = decideTry(Array<Date>(failures).fill(now), now, accountsDefaults);
    return verdict.allowed ? 0 : (verdict.retryAt.getTime() - now.getTime()) / 60_000;
  });
  assert.deepEqual(waits, [0, 1, 2, 4, 8, 15, 15]);
});

test("when the wait is over one more try is made", () => {
  const failures = [ago(60), ...Array<Date>(4).fill(ago(90))];
  assert.deepEqual(decideTry(failures, now, accountsDefaults), { allowed: true, nth: 6 });
});

test("the next message may go when the oldest of the window is out of it", () => {
  const limits = { max: 3, windowMs: 600_000, perDayMax: 10 };
  assert.deepEqual(decideSend([ago(10), ago(20)], now, limits), { allowed: true });
  assert.deepEqual(decideSend([ago(10), ago(20), ago(100)], now, limits), {
    allowed: false,
    retryAt: new Date(now.getTime() + 500_000),
  });
  const tenToday = Array.from({ length: 10 }, (_, nth) => ago(3600 * (nth + 1)));
  assert.deepEqual(decideSend(tenToday, now, limits), {
    allowed: false,
    retryAt: new Date(ago(36_000).getTime() + dayMs),
  });
});
