import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feed } from "@crossbay/contract";
import { endingCertificate, needsAttention, orderFeeds } from "./order-feeds.ts";

const now = "2026-11-01T12:00:00Z";
const feed = (name: string, more: Partial<Feed> = {}): Feed => ({
  sourceId: name,
  code: name,
  name,
  participantName: "Crossbay General Hospital",
  state: "live",
  minutes: Array.from({ length: 60 }, () => 0),
  messagesToday: 0,
  waiting: 0,
  certificates: [],
  ...more,
});

test("feeds that need somebody stand before those at work and those that never spoke", () => {
  const names = orderFeeds(
    [
      feed("never", { state: "never" }),
      feed("live b"),
      feed("live a"),
      feed("holds one", { waiting: 1 }),
      feed("silent", { state: "silent" }),
      feed("failing", { state: "failing" }),
    ],
    now,
  ).map(({ name }) => name);
  assert.deepEqual(names, ["failing", "silent", "holds one", "live a", "live b", "never"]);
});

test("a certificate counts from thirty days before its end", () => {
  const ending = feed("a", { certificates: [{ subject: "CN=a", expiresAt: "2026-11-20T00:00:00Z" }] });
  const lasting = feed("b", { certificates: [{ subject: "CN=b", expiresAt: "2027-11-20T00:00:00Z" }] });
  assert.equal(endingCertificate(ending, now)?.subject, "CN=a");
  assert.equal(needsAttention(ending, now), true);
  assert.equal(endingCertificate(lasting, now), undefined);
  assert.equal(needsAttention(lasting, now), false);
});
