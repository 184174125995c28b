import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { AuditWorld } from "../../../test/support/audit-world.ts";

let audit: AuditWorld;
beforeEach(async () => {
  audit = await AuditWorld.begin();
});
afterEach(() => audit.end());

const words = "Restored after the disk had failed; Omar Haddad";

/** Twelve sealed records, of which a restore brought the first eight back, with copies on write-once storage. */
async function restoredWithoutItsTail(): Promise<void> {
  audit.withAnchorFolder();
  await audit.twelveSealed();
  await audit.sealer().keepCopy();
  audit.clock.advance(60_000);
  await audit.cutTail(8);
}

test("after a restore that lost the newest records the chain goes on, and every verification says what was lost", async () => {
  await restoredWithoutItsTail();
  assert.equal((await audit.verify()).ok, false);
  await assert.rejects(audit.sealer().sealNow(), /audit-resume/);
  assert.deepEqual(await audit.resume(), { resumed: { number: 1, afterSequence: 8, lostTo: 12, moved: 0 } });
  const restores = [{ at: audit.clock.now().toISOString(), after: 8, lost: 4, words }];
  const before = await audit.verify();
  assert.ok(before.ok);
  assert.deepEqual([before.sealed, before.unsealed, before.restores], [8, 1, restores]);
  audit.clock.advance(1000);
  await audit.write(6);
  await audit.seal();
  await audit.sealer().keepCopy();
  const after = await audit.verify();
  assert.ok(after.ok, JSON.stringify(after));
  assert.deepEqual([after.sealed, after.unsealed, after.copies, after.restores], [15, 0, 1, restores]);
});

test("in a database that counts transactions from lower than before, the chain goes on", async () => {
  await audit.twelveSealed();
  await audit.asFromAnotherServer();
  await audit.write(2);
  await assert.rejects(audit.sealer().sealNow(), /audit-resume/);
  assert.deepEqual(await audit.resume(), { resumed: { number: 1, afterSequence: 12, lostTo: 12, moved: 2 } });
  await audit.write(2);
  await audit.seal();
  const verdict = await audit.verify();
  assert.ok(verdict.ok, JSON.stringify(verdict));
  assert.deepEqual([verdict.sealed, verdict.restores?.[0]?.lost], [17, 0]);
  const { rows } = await audit.owner.query(
    "select action from audit.entry join audit.seal on entry_id = id where sequence > 12 order by sequence",
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["chart-view", "chart-view", "audit-resume", "chart-view", "chart-view"],
  );
});

test("a second restore is said beside the first", async () => {
  await restoredWithoutItsTail();
  await audit.resume();
  audit.clock.advance(1000);
  await audit.seal();
  await audit.write(4);
  await audit.seal();
  await audit.cutTail(9);
  audit.clock.advance(1000);
  assert.deepEqual(await audit.resume(), { resumed: { number: 2, afterSequence: 9, lostTo: 13, moved: 0 } });
  audit.clock.advance(1000);
  await audit.write(2);
  await audit.seal();
  const verdict = await audit.verify();
  assert.ok(verdict.ok, JSON.stringify(verdict));
  assert.deepEqual(
    verdict.restores?.map(({ after, lost }) => [after, lost]),
    [
      [8, 4],
      [9, 4],
    ],
  );
});

test("where nothing was restored there is nothing to resume", async () => {
  await audit.twelveSealed();
  assert.deepEqual(await audit.resume(), { refused: "not-needed" });
  assert.equal((await audit.verify()).ok, true);
});

test("a chain that goes on again already is left alone", async () => {
  await restoredWithoutItsTail();
  await audit.resume();
  assert.deepEqual(await audit.resume(), { refused: "not-needed" });
  audit.clock.advance(1000);
  await audit.seal();
  assert.deepEqual(await audit.resume(), { refused: "not-needed" });
});

test("a restored record that was tampered with is not carried on from", async () => {
  await restoredWithoutItsTail();
  const entryId = await audit.entryIdOf(3);
  await audit.owner.query("update audit.entry set username = 'somebody else' where id = $1", [entryId]);
  const answer = await audit.resume();
  assert.ok("finding" in answer);
  assert.deepEqual([answer.finding.sequence, answer.finding.entryId], [3, entryId]);
  const { rows } = await audit.owner.query("select count(*)::int as eras from audit.era");
  assert.deepEqual(rows, [{ eras: 0 }]);
});

for (const [name, tamper] of [
  ["whose lost records are many more than were said", "update audit.era set lost_to = 99"],
  ["whose words were changed", "update audit.era set words = 'Nothing to see here'"],
  ["that is denied", "delete from audit.era"],
] as const) {
  test(`found: a restore ${name}`, async () => {
    await restoredWithoutItsTail();
    await audit.resume();
    audit.clock.advance(1000);
    await audit.write(2);
    await audit.seal();
    assert.equal((await audit.verify()).ok, true);
    await audit.owner.query(tamper);
    const verdict = await audit.verify();
    assert.deepEqual([verdict.ok, !verdict.ok && verdict.sequence], [false, 9]);
  });
}

test("found: a restore that somebody without the key made up to excuse a cut tail", async () => {
  await restoredWithoutItsTail();
  await audit.owner.query(
    `insert into audit.era (number, begun_at, after_sequence, chain, lost_to, moved, words, key_id, signature)
     select 1, now(), 8, chain, 12, 0, 'Restored', key_id, signature from audit.anchor where sequence = 8`,
  );
  const verdict = await audit.verify();
  assert.ok(!verdict.ok);
  assert.match(verdict.problem, /no statement that this exchange signed/);
});

test("found: a record whose era was changed", async () => {
  await restoredWithoutItsTail();
  await audit.resume();
  audit.clock.advance(1000);
  await audit.write(4);
  await audit.seal();
  const entryId = await audit.entryIdOf(10);
  for (const era of [0, 2]) {
    await audit.owner.query("update audit.entry set era = $2 where id = $1", [entryId, era]);
    assert.equal((await audit.verify()).ok, false, `era ${era}`);
  }
});

test("the application can neither begin an era nor choose an entry's", async () => {
  const app = new pg.Client({ connectionString: audit.appUrl });
  await app.connect();
  try {
    for (const statement of [
      "insert into audit.era (number, begun_at, after_sequence, chain, lost_to, moved, words, key_id, signature) values (1, now(), 0, '', 9, 0, '', '', '')",
      "update audit.era set words = ''",
      "delete from audit.era",
      "truncate audit.era",
      "alter table audit.entry alter column era set default 7",
      "update audit.entry set era = 1",
      `insert into audit.entry (id, recorded_at, action, outcome, request_id, era)
       values (gen_random_uuid(), '2026-03-31Z', 'search', 'permitted', 'r', 1)`,
    ]) {
      await assert.rejects(app.query(statement), { code: "42501" }, statement);
    }
  } finally {
    await app.end();
  }
});
