import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { createTestDatabase } from "./database.ts";

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("each test has a database of its own with the newest schema, whose owner is not the application", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);

  await query(first.ownerUrl, "create table only_here (id int)");
  const [schemas] = await query(
    second.appUrl,
    `select to_regclass('only_here') is null as "isApart", current_user as "role",
            (select count(*)::int from pg_namespace where nspname in ('audit', 'record', 'intake')) as "schemas"`,
  );
  assert.deepEqual(schemas, { isApart: true, role: "crossbay", schemas: 3 });
  await assert.rejects(query(second.appUrl, "create table record.mine (id int)"), /permission denied/);
  await first.drop();
  await assert.rejects(query(first.appUrl, "select 1"), /does not exist/);
});
