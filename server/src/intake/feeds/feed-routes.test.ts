import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { FeedsPage, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type FeedsWorld, startFeedsWorld } from "../../../../test/support/feeds-world.ts";
import type { Participant, Source } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow, sql } from "../../platform/sql.ts";

// The world's clock stands at 2026-03-12T14:00:00Z.
let world: FeedsWorld;
let hospital: Participant;
let harbour: Source;
let pier: Source;

beforeEach(async () => {
  world = await startFeedsWorld();
  hospital = await world.participant({ name: "Harbour Hospital" });
  const practice = await world.participant({ name: "Lantern Street", type: "private-practice" });
  const exchange = await world.participant({ name: "The exchange", type: "exchange" });
  harbour = await world.source(hospital, "HARBOUR");
  pier = await world.source(practice, "PIER");
  const engineer = { titleId: "interface-engineer" };
  await world.person({ participantId: hospital.id, ...engineer, username: "nils" });
  await world.person({ participantId: exchange.id, ...engineer, username: "kofi" });
  await world.person({ participantId: hospital.id, titleId: "physician", username: "amara" });
});
afterEach(() => world.stop());

async function signedIn(username: string): Promise<TestBrowser> {
  const browser = world.browser();
  await browser.signIn(username);
  return browser;
}

const look = (browser: TestBrowser, headers: Record<string, string> = {}) =>
  browser.get<FeedsPage>("/api/interface/feeds", headers);

async function recordedLooks(): Promise<{ permitted: number; refused: number }> {
  const counted = await world.transaction((tx) =>
    firstRow<{ permitted: number; refused: number }>(
      tx,
      sql`select count(*) filter (where outcome = 'permitted')::integer as permitted,
            count(*) filter (where outcome = 'refused')::integer as refused
          from audit.entry where action = 'feeds-view'`,
    ),
  );
  return counted!;
}

const quarantine = (source: Source, count: number) =>
  world.run(
    sql`insert into intake.quarantine (id, key, source_id, control_id, type, digest, reason, errors, raw, received_at)
        select ${newId()}::uuid, decode(lpad(to_hex(n), 8, '0'), 'hex'), ${source.id}::uuid, n, 'ADT^A01', '', 'unreadable',
          '[]', '', ${world.clock.now()} from generate_series(1, ${count}::integer) n`,
  );

test("an interface engineer sees the feeds of the own participant, the exchange's engineer all of them", async () => {
  const own = await look(await signedIn("nils"));
  assert.equal(own.status, 200, JSON.stringify(own.body));
  assert.deepEqual(
    own.body.feeds.map(({ code }) => code),
    ["HARBOUR"],
  );
  assert.equal(own.body.strangers, undefined);
  const all = await look(await signedIn("kofi"));
  assert.deepEqual(
    all.body.feeds.map(({ code, participantName }) => [code, participantName]),
    [
      ["HARBOUR", "Harbour Hospital"],
      ["PIER", "Lantern Street"],
    ],
  );
  assert.equal(all.body.strangers, 0);
});

test("nobody else sees feeds, and the refusal is recorded", async () => {
  const { status, body } = await (await signedIn("amara")).get<Problem>("/api/interface/feeds");
  assert.deepEqual([status, body.code], [403, "level-lacks-right"]);
  assert.equal((await look(world.browser())).status, 401);
  assert.deepEqual(await recordedLooks(), { permitted: 0, refused: 1 });
});

test("opening the page is recorded; a page that looks again by itself is not, and keeps nobody signed in", async () => {
  const nils = await signedIn("nils");
  await look(nils);
  for (let minute = 0; minute < 15; minute++) {
    world.clock.advance(60_000);
    await look(nils, { "x-crossbay-poll": "1" });
  }
  assert.deepEqual(await recordedLooks(), { permitted: 1, refused: 0 });
  assert.equal((await look(nils, { "x-crossbay-poll": "1" })).status, 401);
});

test("a feed shows its last hour by minute, its last day, its delay, its errors and what waits", async () => {
  await world.speak(harbour, "2026-03-11T13:59:59Z", 1_000);
  await world.speak(harbour, "2026-03-11T14:01:00Z", 5);
  await world.speak(harbour, "2026-03-12T13:00:59Z", 2);
  await world.speak(harbour, "2026-03-12T13:01:00Z", 3);
  await world.speak(harbour, "2026-03-12T13:58:10Z", 10, 5);
  await quarantine(harbour, 5);
  const [feed] = (await look(await signedIn("nils"))).body.feeds;
  assert.equal(feed!.state, "live");
  assert.equal(feed!.lastMessageAt, "2026-03-12T13:58:10.000Z");
  assert.equal(feed!.minutes.length, 60);
  assert.deepEqual([feed!.minutes[0], feed!.minutes[57], feed!.minutes[59]], [3, 10, 0]);
  assert.equal(feed!.messagesToday, 20, "of 24 hours, to the minute");
  assert.equal(feed!.errorShare, 0.25);
  assert.equal(feed!.delaySeconds?.highest, 2);
  assert.ok(feed!.delaySeconds.median > 1.6 && feed!.delaySeconds.median <= 2);
  assert.equal(feed!.waiting, 5);
  assert.deepEqual(feed!.certificates, []);
});

test("a source from which nothing has come says so, and counts nothing", async () => {
  const [, feed] = (await look(await signedIn("kofi"))).body.feeds;
  const { sourceId, minutes, ...rest } = feed!;
  assert.equal(sourceId, pier.id);
  assert.deepEqual(minutes, new Array(60).fill(0));
  assert.deepEqual(rest, {
    code: "PIER",
    name: "Feed PIER",
    participantName: "Lantern Street",
    state: "never",
    messagesToday: 0,
    waiting: 0,
    certificates: [],
  });
});

test("the next client certificate to expire stands first", async () => {
  for (const [subject, until] of [
    ["CN=later", "2027-01-01Z"],
    ["CN=sooner", "2026-04-01Z"],
  ]) {
    await world.run(
      sql`insert into accounts.source_certificate (id, source_id, fingerprint, subject, valid_from, valid_until, added_at)
          values (${newId()}, ${harbour.id}, ${Buffer.from(subject!)}, ${subject}, '2026-01-01Z', ${until}, now())`,
    );
  }
  const [feed] = (await look(await signedIn("nils"))).body.feeds;
  assert.deepEqual(feed!.certificates, [
    { subject: "CN=sooner", expiresAt: "2026-04-01T00:00:00.000Z" },
    { subject: "CN=later", expiresAt: "2027-01-01T00:00:00.000Z" },
  ]);
});
