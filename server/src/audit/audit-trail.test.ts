import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { FixedClock } from "../platform/clock.ts";
import { makeHttpServer } from "../platform/http.ts";
import type { ParticipantId, PersonId } from "../platform/ids.ts";
import { newId } from "../platform/ids.ts";
import { makeLog } from "../platform/log.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { ensurePartitions } from "../platform/partitions.ts";
import { Database } from "../platform/transaction.ts";
import {
  type AuditEntry,
  AuditTrail,
  AuditUnavailableError,
  auditEntriesAbout,
  auditEntriesOfRequest,
} from "./index.ts";

const clock = new FixedClock("2026-03-10T09:00:00Z");
let testDatabase: TestDatabase;
let database: Database;
let owner: pg.Client;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.appUrl, connectionsMax: 4 });
  owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
  await ensurePartitions(database, clock.now());
});
afterEach(async () => {
  await owner.end();
  await database.close();
  await testDatabase.drop();
});

const aTrail = (db: Database = database): AuditTrail =>
  new AuditTrail({ database: db, clock, log: makeLog({ level: "silent" }), metrics: makeMetrics() });

const aLook = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  action: "chart-view",
  outcome: "permitted",
  requestId: "request-1",
  ...change,
});

test("what was recorded can be read as soon as the record resolves", async () => {
  const personId = newId<PersonId>();
  await aTrail().record([aLook({ personId, way: "portal-chart", purpose: "treatment", detail: { results: 12 } })]);
  const [entry, ...more] = await database.snapshot((tx) => auditEntriesAbout(tx, personId, 10));
  assert.equal(more.length, 0);
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.way, entry?.purpose, entry?.detail, entry?.recordedAt],
    ["chart-view", "permitted", "portal-chart", "treatment", { results: 12 }, clock.now()],
  );
});

test("readers who come while a commit is under way share the next one", async () => {
  const trail = aTrail();
  const requestId = "two hundred readers";
  await Promise.all(Array.from({ length: 200 }, () => trail.record([aLook({ requestId })])));
  const { rows } = await owner.query(
    "select count(*)::int as entries, count(distinct transaction_id)::int as commits from audit.entry where request_id = $1",
    [requestId],
  );
  assert.deepEqual(rows, [{ entries: 200, commits: 2 }]);
});

test("an entry that the database refuses does not take its neighbours along", async () => {
  const trail = aTrail();
  const good = [aLook({ requestId: "good" }), aLook({ requestId: "good" })];
  const bad = aLook({ actor: { accountId: newId(), username: "x", participantId: "no id" as ParticipantId } });
  const outcomes = await Promise.allSettled([good[0]!, bad, good[1]!].map((entry) => trail.record([entry])));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.equal((await database.snapshot((tx) => auditEntriesOfRequest(tx, "good"))).length, 2);
});

test("a name typed at sign-in is kept whatever it is made of", async () => {
  const username = "a\0b\ud800c' --";
  const requestId = "odd name";
  await aTrail().record([
    { action: "sign-in", outcome: "failed", actor: { accountId: newId(), username }, requestId, detail: { username } },
  ]);
  const [entry] = await database.snapshot((tx) => auditEntriesOfRequest(tx, requestId));
  assert.equal(entry?.username, "a\ufffdb\ufffdc' --");
  assert.deepEqual(entry?.detail, { username: "a\ufffdb\ufffdc' --" });
});

test("without a database nothing is recorded, and the caller is told to show nothing", async () => {
  const closed = new Database({ url: testDatabase.appUrl, connectionsMax: 1 });
  await closed.close();
  await assert.rejects(aTrail(closed).record([aLook()]), (error: unknown) => {
    assert.ok(error instanceof AuditUnavailableError);
    assert.equal(error.problem, "audit-unavailable");
    assert.ok(error.cause);
    return true;
  });
});

test("a request that cannot be recorded is answered 503, and nothing of what it read", async () => {
  const closed = new Database({ url: testDatabase.appUrl, connectionsMax: 1 });
  await closed.close();
  const log = makeLog({ level: "silent" });
  const http = await makeHttpServer({ log, metrics: makeMetrics(), trustedProxies: [] });
  const trail = aTrail(closed);
  http.get("/chart", async () => {
    await trail.record([aLook()]);
    return { secret: true };
  });
  const answer = await http.inject("/chart");
  assert.deepEqual([answer.statusCode, answer.json().code], [503, "audit-unavailable"]);
  assert.doesNotMatch(answer.body, /secret/);
  await http.close();
});

test("when too much is waiting, the next reader is refused at once and the waiting ones are served", async () => {
  const trail = aTrail();
  await owner.query("begin");
  await owner.query("lock table audit.entry in access exclusive mode");
  const many = Array.from({ length: 10_000 }, () => aLook({ requestId: "waiting" }));
  const waiting = [trail.record(many), trail.record(many)];
  await assert.rejects(trail.record([aLook()]), AuditUnavailableError);
  await owner.query("commit");
  await Promise.all(waiting);
  await trail.record([aLook({ requestId: "served again" })]);
});

test("the application can neither change nor remove an entry, nor choose its place in the chain", async () => {
  await aTrail().record([aLook({ requestId: "kept" })]);
  const app = new pg.Client({ connectionString: testDatabase.appUrl });
  await app.connect();
  try {
    for (const statement of [
      "update audit.entry set action = 'search'",
      "delete from audit.entry",
      "truncate audit.entry",
      "update audit.entry_2026_03 set action = 'search'",
      "delete from audit.entry_2026_03",
      "drop table audit.entry_2026_03",
      "update audit.seal set digest = ''",
      "delete from audit.seal",
      "update audit.anchor set chain = ''",
      "delete from audit.anchor",
      "truncate audit.seal",
      "truncate audit.anchor",
      "alter table audit.entry disable trigger all",
      "alter table audit.entry owner to current_user",
      `insert into audit.entry_2026_03 (id, recorded_at, action, outcome, request_id)
       values (gen_random_uuid(), '2026-03-10Z', 'search', 'permitted', 'r')`,
      `insert into audit.entry (id, recorded_at, action, outcome, request_id, transaction_id)
       values (gen_random_uuid(), '2026-03-10Z', 'search', 'permitted', 'r', '1')`,
    ]) {
      await assert.rejects(app.query(statement), { code: "42501" }, statement);
    }
  } finally {
    await app.end();
  }
});
