import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Components,
  componentsNow,
  databaseState,
  freshnessOf,
  headline,
  itemFaults,
  type KeptItem,
  mailState,
  phaseOf,
  textMessageState,
} from "./status-rules.ts";

const now = new Date("2026-03-12T14:00:00Z");
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const well: Components = {
  portal: "working",
  "sign-in": "working",
  charts: "working",
  "messages-in": "working",
  mail: "working",
  "text-messages": "working",
};
const item = (terms: Partial<KeptItem>): KeptItem => ({
  id: "0",
  kind: "incident",
  title: "Slow charts",
  text: "We are looking into it.",
  components: ["charts"],
  componentState: "slow",
  from: minutes(-10),
  until: null,
  toldOnSignIn: true,
  endedAt: null,
  ...terms,
});

test("an incident lasts until somebody ends it, maintenance until its hour", () => {
  assert.equal(phaseOf(item({ until: minutes(-1) }), now), "now");
  assert.equal(phaseOf(item({ kind: "maintenance", until: minutes(-1) }), now), "over");
  assert.equal(phaseOf(item({ kind: "maintenance", from: minutes(5), until: minutes(9) }), now), "coming");
  assert.equal(phaseOf(item({ endedAt: now }), now), "over");
});

test("what people say of a part counts where it is graver than what is measured", () => {
  assert.equal(componentsNow(well, [item({})], now).charts, "slow");
  assert.equal(componentsNow({ ...well, charts: "down" }, [item({})], now).charts, "down");
  assert.equal(componentsNow(well, [item({ from: minutes(5) })], now).charts, "working");
  assert.equal(headline(well), "Everything works.");
  assert.equal(headline({ ...well, mail: "slow" }), "Something is slower than usual.");
  assert.equal(headline({ ...well, mail: "maintenance" }), "Maintenance is under way.");
});

test("how fresh the data is, is said without the name of any source", () => {
  const live = { state: "live", lastMessageAt: minutes(-3).toISOString() } as const;
  const silent = { state: "silent", lastMessageAt: minutes(-300).toISOString() } as const;
  const at = { listening: true, now };
  assert.equal(freshnessOf([{ state: "never" }], at).words, "No source has sent anything yet.");
  assert.equal(
    freshnessOf([live, live], at).words,
    "All sources send as they usually do. The newest message came 3 minutes ago.",
  );
  assert.equal(freshnessOf([live, live, silent], at).state, "working");
  assert.match(freshnessOf([live, live, silent], at).words, /^2 of 3 sources send as they usually do\./);
  assert.equal(freshnessOf([live, silent, silent], at).state, "slow");
  assert.equal(freshnessOf([silent], { listening: true, now }).state, "working");
  assert.equal(freshnessOf([silent], { listening: false, now }).state, "down");
});

test("mail is judged by how long the oldest waits, text messages by failures in a row, the database by its answer", () => {
  assert.deepEqual(
    [undefined, minutes(-9), minutes(-10), minutes(-60)].map((at) => mailState(at, now)),
    ["working", "working", "slow", "down"],
  );
  assert.deepEqual([0, 1, 3].map(textMessageState), ["working", "slow", "down"]);
  assert.deepEqual([5, 2_000, undefined].map(databaseState), ["working", "slow", "down"]);
});

test("an entry without what it needs is refused, field by field", () => {
  const typed = { title: "Work on the network", text: "Some", components: [], toldOnSignIn: false };
  const fields = (entry: Parameters<typeof itemFaults>[0]) => itemFaults(entry, now).map(({ field }) => field);
  assert.deepEqual(fields({ ...typed, kind: "announcement" }), []);
  assert.deepEqual(fields({ ...typed, kind: "incident" }), ["components", "componentState"]);
  assert.deepEqual(fields({ ...typed, kind: "maintenance", components: ["mail"] }), ["until"]);
  assert.deepEqual(
    fields({ ...typed, kind: "maintenance", components: ["mail"], until: minutes(-5).toISOString() }).length,
    2,
  );
});
