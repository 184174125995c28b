import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { type Child, startChild } from "../../bench/child.ts";
import { judgeRecord } from "../../bench/crash/judge-record.ts";
import { feedSources, kindOf, numberedMessage } from "../../bench/crash/numbered-feed.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { addFeedSources, PatientSenders } from "../support/durable-exchange.ts";
import { codesOf, WireClient } from "../support/wire-client.ts";

const messages = 16;
const people = 6;

type Exchanges = { database: TestDatabase; ports: number[]; stop(): Promise<void> };

let two: Exchanges;
let one: Exchanges;

before(async () => {
  [two, one] = await Promise.all([startExchanges(2), startExchanges(1)]);
});
after(async () => {
  await Promise.all([two.stop(), one.stop()]);
});

/** So many processes of the product on one database. */
async function startExchanges(count: number): Promise<Exchanges> {
  const database = await createTestDatabase();
  const home = mkdtempSync(join(tmpdir(), "crossbay-processes-"));
  const connection = new Database({ url: database.appUrl, connectionsMax: 1 });
  await addFeedSources({ database: connection });
  await connection.close();
  const environment = {
    CROSSBAY_HOME: home,
    CROSSBAY_DATABASE_URL: database.appUrl,
    CROSSBAY_DATABASE_OWNER_URL: database.ownerUrl,
    CROSSBAY_MLLP_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "error",
  };
  const running: Child[] = [];
  const ports: number[] = [];
  for (let n = 0; n < count; n++) {
    const child = startChild(new URL("../../bench/ingest/exchange.ts", import.meta.url), environment);
    running.push(child);
    ports.push((await child.ask<{ port: number }>({})).port);
  }
  return {
    database,
    ports,
    async stop() {
      await Promise.all(running.map((child) => child.stop()));
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What the database holds, without what differs from run to run. */
async function summaryOf({ ownerUrl }: TestDatabase): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*) from intake.message)::int as messages,
         (select count(*) from intake.quarantine)::int as quarantined,
         (select count(*) from identity.patient)::int as patients,
         (select count(distinct person_id) from identity.patient)::int as persons,
         (select count(*) from record.resource_history)::int as "oldVersions",
         (select array_agg(p.record_number || ' ' || r.kind || ' ' || r.version order by p.record_number, r.kind, r.version)
          from record.resource r join identity.patient p using (patient_id)) as versions`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

test("two processes on one database make of a feed what one process makes of it", async () => {
  const [split, alone] = [new PatientSenders(...two.ports), new PatientSenders(...one.ports)];
  await Promise.all([split.send(messages, { people }), alone.send(messages, { people })]);
  for (const [senders, { database }] of [
    [split, two],
    [alone, one],
  ] as const) {
    const { lost, doubled, reordered, examples } = await judgeRecord(database.ownerUrl, senders.sent);
    assert.deepEqual({ lost, doubled, reordered }, { lost: 0, doubled: 0, reordered: 0 }, examples.join("\n"));
  }
  const summary = await summaryOf(two.database);
  assert.deepEqual(summary, await summaryOf(one.database));
  assert.equal(summary.persons, people);
});

test("a message that reaches both processes at once is accepted by both and stored once", async () => {
  const clients = await Promise.all(two.ports.map((port) => WireClient.connect(port)));
  const before = (await summaryOf(two.database)).messages as number;
  const numbers = Array.from({ length: 30 }, (_, n) => 1_000 + n).filter((number) => kindOf(number) !== "unsupported");
  for (const number of numbers) {
    const { bytes } = numberedMessage(number % feedSources.length, 1, number);
    const answers = await Promise.all(
      clients.map(async (client) => {
        await client.send(bytes);
        return client.answer();
      }),
    );
    assert.deepEqual(answers.flatMap(codesOf), ["AA", "AA"]);
  }
  for (const client of clients) client.close();
  assert.equal((await summaryOf(two.database)).messages, before + numbers.length);
});
