import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type FeedsWorld, startFeedsWorld } from "../../../../test/support/feeds-world.ts";
import type { Source } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Mail } from "../../platform/mail.ts";
import { makeMetrics } from "../../platform/metrics.ts";
import { firstRow, sql } from "../../platform/sql.ts";
import { FeedWatch } from "./feed-watch.ts";
import { viewFeeds } from "./view-feeds.ts";

let world: FeedsWorld;
let harbour: Source;
beforeEach(async () => {
  world = await startFeedsWorld();
  const hospital = await world.participant({ name: "Harbour Hospital" });
  const other = await world.participant({ name: "Lantern Street" });
  await world.participant({ name: "The exchange", type: "exchange" });
  harbour = await world.source(hospital, "HARBOUR");
  const engineer = { titleId: "interface-engineer" };
  await world.person({ participantId: hospital.id, ...engineer, email: "nils@harbour.example" });
  await world.person({ participantId: other.id, ...engineer, email: "mia@lantern.example" });
  await world.person({ participantId: hospital.id, titleId: "physician", email: "amara@harbour.example" });
  await world.person({ participantId: hospital.id, ...engineer, email: "new@harbour.example", state: "in-training" });
});
afterEach(() => world.stop());

/** A process that watches. The world's clock stands at 2026-03-12T14:00:00Z, a Thursday, ten in the morning in New York. */
const aWatch = (mail: { send(mail: Mail): Promise<void> } = world.context.mail): FeedWatch =>
  new FeedWatch({ ...world.context, mail, metrics: makeMetrics(), alarmMail: "alarms@exchange.example" });

const minutes = (count: number): void => world.clock.advance(count * 60_000);
const mails = () => world.outbox.mails.map(({ subject }) => subject).toReversed();
const state = async () => (await viewFeeds(world.context, "every-participant")).feeds[0]!.state;

/** Spoke every five minutes for four weeks, until just now. */
const aSteadyFeed = () => world.speakEvery(harbour, 5, "2026-02-12T14:00:00Z", "2026-03-12T14:00:00Z");

/** Watches once a minute. */
async function watchFor(count: number, ...watches: readonly FeedWatch[]): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    minutes(1);
    for (const watch of watches) await watch.watchNow();
  }
}

test("a feed that falls silent is mailed once to those who look after it, and once when it is heard again", async () => {
  await aSteadyFeed();
  const watch = aWatch();
  await watchFor(10, watch);
  assert.deepEqual(mails(), []);
  assert.equal(await state(), "live");
  await watchFor(30, watch);
  assert.deepEqual(mails(), ["Crossbay Health Information Exchange: HARBOUR is silent"]);
  assert.equal(await state(), "silent");
  assert.deepEqual(
    { to: world.outbox.mails[0]!.to, text: world.outbox.mails[0]!.text },
    {
      to: "nils@harbour.example, alarms@exchange.example",
      text: [
        "To whoever looks after the feeds of Harbour Hospital,",
        "",
        "nothing has come from Feed HARBOUR (HARBOUR) since 12 Mar 2026, 09:55 (America/New_York).",
        "Silence of up to 15 minutes is usual at this hour.",
        "",
        "All feeds: http://localhost:8080/feeds",
        "Another mail tells when it is over.",
      ].join("\n"),
    },
  );
  await world.speak(harbour, world.clock.now().toISOString());
  assert.equal(await state(), "live", "the page does not wait for the watch");
  await watchFor(10, watch);
  assert.deepEqual(mails().slice(1), ["Crossbay Health Information Exchange: HARBOUR is heard again"]);
  assert.match(
    world.outbox.mails[0]!.text,
    /It was silent from 12 Mar 2026, 09:55 .*; this was seen at 12 Mar 2026, 10:41/,
  );
});

test("two processes that watch at once raise one alarm and send one mail", async () => {
  await aSteadyFeed();
  const watches = [aWatch(), aWatch()];
  await watchFor(12, ...watches);
  for (let minute = 0; minute < 10; minute++) {
    minutes(1);
    await Promise.all(watches.map((watch) => watch.watchNow()));
  }
  assert.equal(mails().length, 1);
});

test("a mail that cannot be sent is tried again a minute later, and then no more", async () => {
  await aSteadyFeed();
  let tries = 0;
  const watch = aWatch({
    async send(mail) {
      tries++;
      if (tries <= 2) throw new Error("The mail server is away.");
      await world.context.mail.send(mail);
    },
  });
  await watchFor(18, watch);
  assert.deepEqual([tries, mails().length], [2, 0]);
  await watchFor(10, watch);
  assert.deepEqual([tries, mails().length], [3, 1]);
});

test("an alarm that ended before anybody could be told is one mail, not two", async () => {
  await aSteadyFeed();
  await watchFor(20, aWatch({ send: () => Promise.reject(new Error("The mail server is away.")) }));
  await world.speak(harbour, world.clock.now().toISOString());
  await watchFor(5, aWatch());
  assert.deepEqual(mails(), ["Crossbay Health Information Exchange: HARBOUR is heard again"]);
});

test("after the exchange itself was away no feed is blamed for the silence", async () => {
  await aSteadyFeed();
  const watch = aWatch();
  await watchFor(3, watch);
  minutes(120);
  await watchFor(10, watch);
  assert.deepEqual(mails(), []);
  await watchFor(10, watch);
  assert.equal(mails().length, 1, "unless it stays silent");
});

test("a feed whose messages are refused fails, until they are taken again", async () => {
  await aSteadyFeed();
  const watch = aWatch();
  minutes(1);
  await world.speak(harbour, "2026-03-12T14:00:30Z", 20, 8);
  await watch.watchNow();
  assert.equal(await state(), "failing");
  assert.deepEqual(mails(), ["Crossbay Health Information Exchange: HARBOUR fails"]);
  assert.match(
    world.outbox.mails[0]!.text,
    /8 of 31 messages of one hour were answered AE or AR; 0 waited in quarantine/,
  );
  minutes(5);
  await world.speak(harbour, "2026-03-12T14:05:30Z", 60);
  await watchFor(3, watch);
  assert.equal(await state(), "live");
  assert.deepEqual(mails().slice(1), ["Crossbay Health Information Exchange: HARBOUR no longer fails"]);
});

test("a quarantine that fills is an alarm although most messages are taken", async () => {
  await aSteadyFeed();
  await world.speak(harbour, "2026-03-12T14:00:00Z", 5_000, 20);
  await world.run(
    sql`insert into intake.quarantine (id, key, source_id, control_id, type, digest, reason, errors, raw, received_at)
        select ${newId()}::uuid, decode(lpad(to_hex(n), 8, '0'), 'hex'), ${harbour.id}::uuid, n, 'ADT^A01', '', 'unreadable', '[]', '',
          ${world.clock.now()} from generate_series(1, 20) n`,
  );
  minutes(1);
  await aWatch().watchNow();
  assert.deepEqual(mails(), ["Crossbay Health Information Exchange: HARBOUR fails"]);
});

test("operators see the age of the last message, what waits and which alarm stands, by source", async () => {
  await aSteadyFeed();
  const metrics = makeMetrics();
  const watch = new FeedWatch({ ...world.context, metrics, alarmMail: undefined });
  await watchFor(30, watch);
  const text = await metrics.metrics();
  assert.match(text, /^crossbay_feed_last_message_age_seconds\{source="HARBOUR"\} 2100$/m);
  assert.match(text, /^crossbay_feed_waiting_messages\{source="HARBOUR"\} 0$/m);
  assert.match(text, /^crossbay_feed_alarm\{source="HARBOUR",kind="silence"\} 1$/m);
  assert.match(text, /^crossbay_feed_alarm\{source="HARBOUR",kind="errors"\} 0$/m);
});

test("what is older than a rhythm needs is let go", async () => {
  await world.speakEvery(harbour, 600, "2026-01-20T00:00:00Z", "2026-03-12T14:00:00Z");
  await aWatch().watchNow();
  const tooOld = await world.transaction((tx) =>
    firstRow<{ minutes: number; hours: number }>(
      tx,
      sql`select (select count(*)::integer from intake.feed_minute where minute < '2026-03-10T14:00Z') as minutes,
            (select count(*)::integer from intake.feed_hour where hour < '2026-02-05T14:00Z') as hours`,
    ),
  );
  assert.deepEqual(tooOld, { minutes: 0, hours: 0 });
});
