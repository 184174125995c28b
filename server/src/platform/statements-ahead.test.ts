import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { prepared, rows, sendPrepared, sql } from "./sql.ts";
import { Database, type Tx } from "./transaction.ts";

let testDatabase: TestDatabase;
let database: Database;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.ownerUrl, connectionsMax: 2 });
  await database.transaction((tx) => rows(tx, sql`create table public.note (number integer primary key)`));
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const send = (tx: Tx, number: number): void =>
  sendPrepared(tx, "insert-note", "insert into public.note values ($1)", [number]);
const numbers = (tx: Tx): Promise<{ number: number }[]> =>
  prepared(tx, "notes", "select number from public.note order by number", []);
const kept = async (): Promise<number[]> => (await database.transaction(numbers)).map(({ number }) => number);

test("statements sent ahead are done, in order, before the next one that is waited for", async () => {
  const seen = await database.transaction(async (tx) => {
    send(tx, 1);
    send(tx, 2);
    const before = await numbers(tx);
    send(tx, 3);
    return before;
  });
  assert.deepEqual(seen, [{ number: 1 }, { number: 2 }]);
  assert.deepEqual(await kept(), [1, 2, 3]);
});

test("a failure of a statement sent ahead fails the transaction with its own reason, at the commit", async () => {
  const work = database.transaction(async (tx) => {
    send(tx, 1);
    send(tx, 1);
  });
  await assert.rejects(work, { code: "23505" });
  assert.deepEqual(await kept(), []);
});

test("a failure of a statement sent ahead is the reason of what fails after it", async () => {
  const work = database.transaction(async (tx) => {
    send(tx, 1);
    send(tx, 1);
    return numbers(tx);
  });
  await assert.rejects(work, { code: "23505" });
  assert.deepEqual(await kept(), []);
});

test("of statements that are asked together the first failure is the reason, whoever hears of it first", async () => {
  const work = database.transaction(async (tx) => {
    send(tx, 1);
    const asked = prepared(tx, "insert-and-tell", "insert into public.note values ($1) returning number", [1]);
    const after = numbers(tx);
    const slow = asked.catch(async (error) => {
      await after.catch(() => {});
      throw error;
    });
    return Promise.all([slow, after]);
  });
  await assert.rejects(work, { code: "23505" });
  assert.deepEqual(await kept(), []);
});

test("a transaction that gives up takes back what was sent ahead, and its connection serves the next", async () => {
  for (let time = 0; time < 5; time++) {
    const work = database.transaction(async (tx) => {
      send(tx, time);
      throw new Error("given up");
    });
    await assert.rejects(work, /given up/);
  }
  await database.transaction(async (tx) => send(tx, 9));
  assert.deepEqual(await kept(), [9]);
});
