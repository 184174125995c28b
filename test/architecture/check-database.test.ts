import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { createTestDatabase } from "../support/database.ts";
import { projectRoot } from "../support/project-root.ts";
import { checkDatabase, checkStores, foreignTables } from "./check-database.ts";

async function breachesAfter(changes: string): Promise<string[]> {
  const database = await createTestDatabase();
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  try {
    await client.query(changes);
    return await checkDatabase(client);
  } finally {
    await client.end();
    await database.drop();
  }
}

test("every table says what it holds and can be spread over many machines", async () => {
  assert.deepEqual(await breachesAfter("select 1"), []);
});

test("each way to a table that cannot be spread is caught", async () => {
  const breaches = await breachesAfter(`
    create schema stray;
    create table stray.thing (id int);
    create table record.silent (id int);
    create table record.vague (id int);
    comment on table record.vague is 'Something';
    create table record.lonely (id uuid primary key, patient_id uuid not null);
    comment on table record.lonely is 'Keyed by itself alone. distribution: patient_id';
    create table record.linked (
      patient_id uuid not null, id uuid not null, account_id uuid references accounts.account,
      primary key (patient_id, id), unique (patient_id, account_id) deferrable
    );
    comment on table record.linked is 'Refers to another slice. distribution: patient_id';
    create table record.child (
      patient_id uuid not null primary key, id uuid, foreign key (patient_id, id) references record.linked
    );
    comment on table record.child is 'Refers to a distributed table. distribution: patient_id';
    create table record.near (patient_id uuid primary key, span int4range, exclude using gist (span with &&));
    comment on table record.near is 'Append-only, yet not. distribution: patient_id';
    grant delete on record.near to crossbay_app;`);

  assert.deepEqual(breaches, [
    "record.near is append-only, but the application may update or delete its rows.",
    "record.silent has no comment: say what it holds and how it is spread.",
    "record.vague does not say how it is spread: 'distribution: <column>' or 'reference table'.",
    "stray.thing belongs to no slice: a slice owns the schema of its own name.",
    "record.lonely is spread by patient_id, which its unique index lonely_pkey does not contain.",
    "record.child refers by child_patient_id_id_fkey to record.linked, which is not a reference table.",
    "record.linked refers by linked_account_id_fkey to accounts.account of another slice.",
    "record.linked has linked_patient_id_account_id_key, which is deferrable: distributed databases refuse it.",
    "record.near has near_span_excl, which is an exclusion constraint: distributed databases refuse it.",
    "record.near has near_span_excl, which is a GiST index: distributed databases refuse it.",
  ]);
});

test("each store keeps to the tables of its own slice", () => {
  assert.deepEqual(checkStores(projectRoot), []);
});

test("a store that joins another slice's table is caught", () => {
  const sql = "select 1 from record.resource r join identity.patient p using (patient_id)";
  assert.deepEqual(foreignTables("server/src/record/chart-store.ts", sql), [
    "server/src/record/chart-store.ts touches identity.patient: ask identity through its door.",
  ]);
});
