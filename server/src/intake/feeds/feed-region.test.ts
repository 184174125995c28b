import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type FeedsWorld, startFeedsWorld } from "../../../../test/support/feeds-world.ts";
import { makeMetrics } from "../../platform/metrics.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Database, Tx } from "../../platform/transaction.ts";
import { FeedWatch } from "./feed-watch.ts";
import { viewFeeds } from "./view-feeds.ts";

// A region of 200 feeds, each of which spoke every other minute of the last 28 days.
const sources = 200;
let world: FeedsWorld;

before(async () => {
  world = await startFeedsWorld();
  const { id } = await world.participant({ name: "Harbour Hospital" });
  await world.transaction(async (tx) => {
    const now = world.clock.now();
    await run(
      tx,
      sql`insert into accounts.source (id, participant_id, code, name, sending_application, sending_facility,
            assigning_authority, time_zone, mapped_by, created_at)
          select gen_random_uuid(), ${id}::uuid, 'F' || lpad(n::text, 3, '0'), 'Feed ' || n, 'ADT', n::text, n::text,
            'America/New_York', 'configured', ${now}::timestamptz
          from generate_series(1, ${sources}::integer) n`,
    );
    await run(
      tx,
      sql`insert into intake.feed_hour (source_id, hour, messages, errors, not_stored, clock_ahead, spoke, delays,
            delay_highest_ms)
          select id, hour, 30, 1, 0, 0, x'555555555555555'::bigint, array_fill(1, array[52]), 5000
          from accounts.source,
            generate_series(${now}::timestamptz - interval '28 days', ${now}::timestamptz - interval '1 hour', '1 hour') hour`,
    );
    await run(
      tx,
      sql`insert into intake.feed_minute (source_id, minute, messages, errors)
          select id, minute, 1, 0 from accounts.source,
            generate_series(${now}::timestamptz - interval '1 day', ${now}::timestamptz - interval '2 minutes', '2 minutes') minute`,
    );
    await run(
      tx,
      sql`insert into intake.feed (source_id, last_at) select id, ${now}::timestamptz from accounts.source`,
    );
  });
});
after(() => world.stop());

/** A database that counts the statements of its transactions. */
function counted(database: Database): { database: Database; statements: () => number } {
  let statements = 0;
  const count =
    <Result>(work: (tx: Tx) => Promise<Result>) =>
    async (tx: Tx): Promise<Result> => {
      const client = tx as unknown as { query?: (...asked: unknown[]) => unknown };
      const ask = client.query!.bind(client);
      client.query = (...asked) => {
        statements++;
        return ask(...asked);
      };
      try {
        return await work(tx);
      } finally {
        // What the class has is there again.
        delete client.query;
      }
    };
  const counting = {
    transaction: <Result>(work: (tx: Tx) => Promise<Result>) => database.transaction(count(work)),
    snapshot: <Result>(work: (tx: Tx) => Promise<Result>) => database.snapshot(count(work)),
  } as Database;
  return { database: counting, statements: () => statements };
}

test("the page of 200 feeds takes four statements, however many feeds there are", async () => {
  const { database, statements } = counted(world.context.database);
  const page = await viewFeeds({ database, clock: world.clock }, "every-participant");
  assert.equal(page.feeds.length, sources);
  assert.equal(page.feeds[0]!.messagesToday, 24 * 30 - 1, "the minute a day ago is over");
  assert.equal(statements(), 4);
});

test("200 rhythms of four weeks are learnt within four minutes, in as many statements each as one would take", async () => {
  const { database, statements } = counted(world.context.database);
  const watch = new FeedWatch({ ...world.context, database, metrics: makeMetrics(), alarmMail: undefined });
  const perMinute: number[] = [];
  for (let minute = 0; minute < 5; minute++) {
    const before = statements();
    await watch.watchNow();
    perMinute.push(statements() - before);
    world.clock.advance(60_000);
  }
  assert.deepEqual(new Set(perMinute.slice(0, 4)).size, 1);
  assert.ok(perMinute[0]! <= 18, `${perMinute[0]} statements`);
  assert.ok(perMinute[4]! < perMinute[0]!, "nothing is left to learn");
  const { feeds } = await viewFeeds(world.context, "every-participant");
  assert.deepEqual(new Set(feeds.map(({ rhythm }) => rhythm?.silenceMinutesMax)), new Set([15]));
});
