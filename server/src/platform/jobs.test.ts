import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Type } from "typebox";
import { createTestDatabase } from "../../../test/support/database.ts";
import { type JobQueue, Jobs } from "./jobs.ts";
import { makeLog } from "./log.ts";
import { Database } from "./transaction.ts";

const letters = {
  name: "letters",
  payload: Type.Object({ letter: Type.Integer() }),
  retries: 3,
  retryDelaySeconds: 60,
} satisfies JobQueue;

let database: Database;
let jobs: Jobs;

before(async () => {
  const { appUrl } = await createTestDatabase();
  database = new Database({ url: appUrl, connectionsMax: 2 });
  jobs = new Jobs({ url: appUrl, log: makeLog({ level: "silent" }) });
});
after(async () => {
  await jobs.stop();
  await database.close();
});

test("work is done that was queued in a committed transaction, once", async () => {
  await database.transaction((tx) => jobs.enqueue(tx, letters, [{ letter: 1 }, { letter: 2 }]));
  const done: number[] = [];
  assert.equal(await jobs.drain(letters, async ({ letter }) => void done.push(letter)), 2);
  assert.deepEqual(done.sort(), [1, 2]);
  assert.equal(await jobs.drain(letters, async () => assert.fail("done twice")), 0);
});

test("work of a transaction that rolled back is never done", async () => {
  const rolledBack = database.transaction(async (tx) => {
    await jobs.enqueue(tx, letters, [{ letter: 3 }]);
    throw new Error("changed our mind");
  });
  await assert.rejects(rolledBack, /changed our mind/);
  assert.equal(await jobs.drain(letters, async () => assert.fail("it was never asked for")), 0);
});

test("work that failed waits for its next try instead of being lost or repeated at once", async () => {
  await database.transaction((tx) => jobs.enqueue(tx, letters, [{ letter: 4 }]));
  let tries = 0;
  const fail = async () => {
    tries += 1;
    throw new Error("the mail server is away");
  };
  assert.equal(await jobs.drain(letters, fail), 0);
  assert.equal(await jobs.drain(letters, fail), 0);
  assert.equal(tries, 1);
});
