import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { Intake } from "../../server/src/intake/index.ts";
import { FixedClock } from "../../server/src/platform/clock.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { ensurePartitions } from "../../server/src/platform/partitions.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../../test/support/database.ts";
import { sendTo } from "../../test/support/intake-world.ts";
import { testKeys } from "../../test/support/patients.ts";
import { judgeRecord } from "./judge-record.ts";
import { numberedMessage } from "./numbered-feed.ts";
import type { SentMessage } from "./send-under-load.ts";

let database: TestDatabase;
let sent: SentMessage[];

before(async () => {
  database = await createTestDatabase();
  const connection = new Database({ url: database.appUrl, connectionsMax: 4 });
  const clock = new FixedClock("2026-03-12T15:00:00Z");
  await ensurePartitions(connection, clock.now());
  const log = makeLog({ level: "silent" });
  const context = { database: connection, clock, log, keys: testKeys, metrics: makeMetrics() };
  const intake = new Intake(context, { openIntake: true });
  sent = [];
  for (const source of [0, 1]) {
    for (let number = 0; number < 20; number++) {
      const { bytes, ...message } = numberedMessage(source, 5, number);
      const { code } = await sendTo(intake, bytes);
      sent.push({ ...message, answer: code === "AA" ? "accepted" : "refused" });
    }
  }
  await intake.stop();
  await connection.close();
});
after(() => database.drop());

/** Judges the record after a change that no product should make, and undoes it. */
async function judgeAfter(change: string): Promise<string> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query("create schema if not exists kept");
    const tables = [
      "intake.message",
      "intake.quarantine",
      "identity.patient",
      "record.resource",
      "record.resource_history",
    ];
    for (const table of tables) await client.query(`create table kept.${table.replace(".", "_")} as table ${table}`);
    await client.query(change);
    const verdict = await judgeRecord(database.ownerUrl, sent);
    for (const table of tables) {
      await client.query(`truncate ${table}`);
      const columns = await writtenColumns(client, table);
      await client.query(`insert into ${table} (${columns}) select ${columns} from kept.${table.replace(".", "_")}`);
    }
    await client.query("drop schema kept cascade");
    const said = (["lost", "doubled", "reordered"] as const).filter((name) => verdict[name] > 0);
    return said.join(" ") || "whole";
  } finally {
    await client.end();
  }
}

/** All that are not worked out by the database itself. */
async function writtenColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]!.names;
}

const aKey = "(select key from intake.receipt where control_id = 'NORTH-5-6')";

for (const [what, change, verdict] of [
  ["nothing was touched", "select 1", "whole"],
  ["a message's bytes are gone", `delete from intake.message where key = ${aKey}`, "lost"],
  [
    "a message's bytes are not those that were sent",
    `update intake.message set raw = '\\x00' where key = ${aKey}`,
    "lost",
  ],
  ["a refused message is not kept", "delete from intake.quarantine", "lost"],
  [
    "a message is there twice",
    `insert into intake.message select key, received_at + interval '1 s', digest, source_id, type, patient_id, raw
     from intake.message where key = ${aKey}`,
    "doubled",
  ],
  [
    "somebody is two persons",
    "update identity.patient set person_id = gen_random_uuid() where record_number = 'NORTH-5'",
    "doubled",
  ],
  [
    "a result is not on the chart",
    `delete from record.resource where kind = 'Observation' and message_key =
       (select key from intake.receipt where control_id = 'NORTH-5-19')`,
    "lost reordered",
  ],
  [
    "an older value is on the chart",
    `update record.resource set body = jsonb_set(body, '{valueQuantity,value}', '1') where kind = 'Observation'`,
    "reordered",
  ],
  [
    "versions stand in another order than messages came",
    `update record.resource_history h set message_key = o.message_key from record.resource_history o
     where h.kind = 'Observation' and o.patient_id = h.patient_id and o.id = h.id and h.version + o.version = 3`,
    "reordered",
  ],
] as const) {
  test(`the crash bench sees when ${what}`, async () => {
    assert.equal(await judgeAfter(change), verdict);
  });
}
