import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { FixedClock } from "../platform/clock.ts";
import { newId, type PatientId, type PersonId } from "../platform/ids.ts";
import { deriveKeys } from "../platform/keys.ts";
import { makeLog } from "../platform/log.ts";
import { ensurePartitions } from "../platform/partitions.ts";
import { Database } from "../platform/transaction.ts";
import { digestOf, linkOf, positionStart } from "./chain-rules.ts";
import { entriesAfter, sealsAfter } from "./chain-store.ts";
import { Sealer, verifyAudit, writeEntries } from "./index.ts";

const keys = deriveKeys(Buffer.alloc(32, 1));
const log = makeLog({ level: "silent" });
let clock: FixedClock;
let anchorFile: string;
let testDatabase: TestDatabase;
let database: Database;
let owner: pg.Client;

beforeEach(async () => {
  clock = new FixedClock("2026-03-31T23:59:58Z");
  anchorFile = join(await mkdtemp(join(tmpdir(), "crossbay-audit-")), "audit.ndjson");
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.appUrl, connectionsMax: 4 });
  owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
  await ensurePartitions(database, clock.now());
});
afterEach(async () => {
  await owner.end();
  await database.close();
  await testDatabase.drop();
  await rm(dirname(anchorFile), { recursive: true });
});

const aSealer = () => new Sealer({ database, clock, keys, log, anchorFile });
const verify = () => verifyAudit({ database, keys, anchorFile });

/** Writes looks, two a transaction, a second apart: from March into April. */
async function write(count: number): Promise<void> {
  for (let done = 0; done < count; done += 2) {
    await database.transaction((tx) =>
      writeEntries(
        tx,
        clock.now(),
        [0, 1].map((place) => ({
          action: "chart-view" as const,
          outcome: "permitted" as const,
          personId: newId<PersonId>(),
          patientIds: [newId<PatientId>(), newId<PatientId>()],
          requestId: `request-${done + place}`,
          detail: { results: done, text: "two\nlines" },
        })),
      ),
    );
    clock.advance(1000);
  }
}

/**
 * Seals everything in one batch. A transaction of a neighbouring test on the same server keeps entries unsettled while
 * it runs, so it is over first.
 */
async function seal(): Promise<void> {
  await settle();
  await aSealer().sealNow();
}

async function settle(): Promise<void> {
  for (let settled = false; !settled; ) {
    const { rows } = await owner.query(
      "select max(transaction_id) < pg_snapshot_xmin(pg_current_snapshot()) as settled from audit.entry",
    );
    settled = rows[0].settled;
  }
}

/** Three sealed batches of four records. */
async function twelveSealed(): Promise<void> {
  for (let batch = 0; batch < 3; batch += 1) {
    await write(4);
    await seal();
  }
}

async function entryIdOf(sequence: number): Promise<string> {
  const { rows } = await owner.query("select entry_id from audit.seal where sequence = $1", [sequence]);
  return rows[0].entry_id;
}

test("sealed and unsealed records of two months are counted when all is well", async () => {
  await twelveSealed();
  await write(2);
  const verdict = await verify();
  assert.deepEqual(verdict, {
    ok: true,
    sealed: 12,
    unsealed: 2,
    anchors: 3,
    oldestUnsealedAt: "2026-04-01T00:00:04.000000Z",
  });
  const { rows } = await owner.query("select count(distinct tableoid)::int as partitions from audit.entry");
  assert.deepEqual(rows, [{ partitions: 2 }]);
});

test("an empty record is well", async () => {
  assert.deepEqual(await verify(), { ok: true, sealed: 0, unsealed: 0, anchors: 0 });
});

test("time zone and date style of the database change no digest", async () => {
  await twelveSealed();
  const name = new URL(testDatabase.ownerUrl.replace("%2F", "x")).pathname.slice(1);
  await owner.query(`alter database ${name} set timezone to 'Asia/Kathmandu'`);
  await owner.query(`alter database ${name} set datestyle to 'SQL, DMY'`);
  const elsewhere = new Database({ url: testDatabase.appUrl, connectionsMax: 1 });
  try {
    assert.equal((await verifyAudit({ database: elsewhere, keys, anchorFile })).ok, true);
  } finally {
    await elsewhere.close();
  }
});

const editions = [
  "action = 'search'",
  "outcome = 'refused'",
  "recorded_at = recorded_at + interval '1 microsecond'",
  "account_id = gen_random_uuid()",
  "username = ''",
  "title = 'null'",
  "level = 'audit'",
  "participant_id = gen_random_uuid()",
  "person_id = null",
  "patient_ids = patient_ids[1:1]",
  "way = 'portal-chart'",
  "purpose = 'treatment'",
  "rule = 'consent'",
  "consent_version = '1'",
  "request_id = request_id || ' '",
  `detail = detail || '{"results": 99}'`,
];

test("an edit of any column is found, and the record named", async () => {
  await twelveSealed();
  const entryId = await entryIdOf(6);
  for (const edition of editions) {
    const before = await owner.query("select to_jsonb(e) as row from audit.entry e where id = $1", [entryId]);
    await owner.query(`update audit.entry set ${edition} where id = $1`, [entryId]);
    const verdict = await verify();
    assert.ok(!verdict.ok, edition);
    assert.deepEqual([verdict.sequence, verdict.entryId], [6, entryId], edition);
    await owner.query("delete from audit.entry where id = $1", [entryId]);
    await owner.query("insert into audit.entry select * from jsonb_populate_record(null::audit.entry, $1)", [
      before.rows[0].row,
    ]);
    assert.equal((await verify()).ok, true, edition);
  }
});

type Tampering = { name: string; sequence: number; tamper: () => Promise<unknown> };
const tamperings: readonly Tampering[] = [
  {
    name: "a deleted record",
    sequence: 6,
    tamper: async () => owner.query("delete from audit.entry where id = $1", [await entryIdOf(6)]),
  },
  {
    name: "a record deleted together with its link",
    sequence: 6,
    tamper: async () => {
      await owner.query("delete from audit.entry where id = $1", [await entryIdOf(6)]);
      await owner.query("delete from audit.seal where sequence = 6");
    },
  },
  {
    name: "a link alone deleted",
    sequence: 6,
    tamper: () => owner.query("delete from audit.seal where sequence = 6"),
  },
  {
    name: "two records whose contents were exchanged",
    sequence: 3,
    tamper: async () =>
      owner.query(
        `update audit.entry a set request_id = b.request_id, person_id = b.person_id from audit.entry b
         where (a.id, b.id) in (($1, $2), ($2, $1))`,
        [await entryIdOf(3), await entryIdOf(9)],
      ),
  },
  {
    name: "two records exchanged by their ids",
    sequence: 1,
    tamper: async () => {
      const [first, second] = [await entryIdOf(1), await entryIdOf(2)];
      const rename = (from: string, to: string) =>
        owner.query("update audit.entry set id = $2 where id = $1", [from, to]);
      const meanwhile = newId();
      await rename(first, meanwhile);
      await rename(second, first);
      await rename(meanwhile, second);
    },
  },
  {
    name: "two links exchanged",
    sequence: 5,
    tamper: async () => {
      await owner.query("update audit.seal set sequence = -7 where sequence = 7");
      await owner.query("update audit.seal set sequence = 7 where sequence = 5");
      await owner.query("update audit.seal set sequence = 5 where sequence = -7");
    },
  },
  {
    name: "a record moved to an earlier transaction",
    sequence: 1,
    tamper: async () => owner.query("update audit.entry set transaction_id = '9' where id = $1", [await entryIdOf(12)]),
  },
  {
    name: "a record put in behind sealed ones",
    sequence: 5,
    tamper: async () =>
      owner.query(
        `insert into audit.entry (id, recorded_at, transaction_id, action, outcome, request_id)
         select '00000000-0000-7000-8000-000000000000', recorded_at, transaction_id, 'search', 'permitted', 'late'
         from audit.entry where id = $1`,
        [await entryIdOf(5)],
      ),
  },
  {
    name: "a record edited together with its link",
    sequence: 5,
    tamper: () => recompute(6, 6),
  },
  {
    name: "a record edited and the chain computed anew to its end",
    sequence: 5,
    tamper: () => recompute(6, 12),
  },
  {
    name: "a record edited, chain and anchors computed anew without the key",
    sequence: 5,
    tamper: async () => {
      await recompute(6, 12);
      await owner.query("update audit.anchor a set chain = s.chain from audit.seal s where s.sequence = a.sequence");
    },
  },
  {
    name: "the same with another key, and the anchor file rewritten to match",
    sequence: 5,
    tamper: async () => {
      await recompute(6, 12);
      await owner.query("delete from audit.anchor where sequence > 4");
      await owner.query(
        "insert into audit.anchor select 12, chain, now(), 'abcdef0123456789', '\\x00' from audit.seal where sequence = 12",
      );
      await writeFile(anchorFile, (await readFile(anchorFile, "utf8")).split("\n").slice(0, 1).concat("").join("\n"));
    },
  },
  {
    name: "anchors removed with the file's",
    sequence: 9,
    tamper: async () => {
      await owner.query("delete from audit.anchor where sequence = 12");
      await writeFile(anchorFile, (await readFile(anchorFile, "utf8")).split("\n").slice(0, 2).concat("").join("\n"));
    },
  },
  {
    name: "a tail cut in the middle of a batch",
    sequence: 11,
    tamper: () => cutTail(10),
  },
  {
    name: "a tail cut between batches, which only the anchor file remembers",
    sequence: 9,
    tamper: () => cutTail(8),
  },
  {
    name: "everything cut",
    sequence: 1,
    tamper: () => cutTail(0),
  },
  {
    name: "an edited anchor",
    sequence: 5,
    tamper: () => owner.query("update audit.anchor set signature = '\\x00' where sequence = 8"),
  },
  {
    name: "an edited anchor file",
    sequence: 5,
    tamper: async () => {
      const lines = (await readFile(anchorFile, "utf8")).split("\n");
      lines[1] = lines[1]!.replace(/"chain":"../, '"chain":"zz');
      await writeFile(anchorFile, lines.join("\n"));
    },
  },
  { name: "a missing anchor file", sequence: 12, tamper: () => rm(anchorFile) },
];

for (const { name, sequence, tamper } of tamperings) {
  test(`found: ${name}`, async () => {
    await twelveSealed();
    assert.equal((await verify()).ok, true);
    await tamper();
    const verdict = await verify();
    assert.ok(!verdict.ok);
    assert.equal(verdict.sequence, sequence, verdict.problem);
    assert.match(verdict.problem, /\.$/);
  });
}

/** Edits a record and computes digest and links anew up to and including `last`, as somebody without the key could. */
async function recompute(edited: number, last: number): Promise<void> {
  await owner.query("update audit.entry set username = 'somebody else' where id = $1", [await entryIdOf(edited)]);
  const canonicalEntries = await readChain();
  let chain: Buffer = canonicalEntries[edited - 2]!.chain;
  for (let sequence = edited; sequence <= last; sequence += 1) {
    const digest = digestOf(canonicalEntries[sequence - 1]!.canonical);
    chain = linkOf(chain, sequence, digest);
    await owner.query("update audit.seal set digest = $1, chain = $2 where sequence = $3", [digest, chain, sequence]);
  }
}

async function readChain(): Promise<{ canonical: string; chain: Buffer }[]> {
  return database.snapshot(async (tx) => {
    const entries = await entriesAfter(tx, positionStart, 100);
    const seals = await sealsAfter(tx, 0, 100);
    return entries.map(({ canonical }, index) => ({ canonical, chain: seals[index]!.chain }));
  });
}

async function cutTail(keep: number): Promise<void> {
  await owner.query("delete from audit.entry where id in (select entry_id from audit.seal where sequence > $1)", [
    keep,
  ]);
  await owner.query("delete from audit.seal where sequence > $1", [keep]);
  await owner.query("delete from audit.anchor where sequence > $1", [keep]);
}

test("two sealers at once make one chain, and the anchor file knows each anchor once", async () => {
  await write(40);
  const sealers = [aSealer(), aSealer(), aSealer()];
  const counts = await Promise.all(sealers.map((sealer) => sealer.sealNow()));
  await seal();
  assert.ok(counts.reduce((sum, count) => sum + count) <= 40);
  const verdict = await verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 40]);
  const lines = (await readFile(anchorFile, "utf8")).trim().split("\n");
  assert.equal(new Set(lines).size, lines.length);
});

test("an entry is left unsealed while an older transaction is open, and takes its place afterwards", async () => {
  const open = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await open.connect();
  await open.query("begin");
  await open.query(
    `insert into audit.entry (id, recorded_at, action, outcome, request_id)
     values (gen_random_uuid(), '2026-03-31T23:59:00Z', 'search', 'permitted', 'slow')`,
  );
  await write(2);
  assert.equal(await aSealer().sealNow(), 0);
  await open.query("commit");
  await open.end();
  await seal();
  const verdict = await verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 3]);
  const { rows } = await owner.query(
    "select request_id from audit.entry join audit.seal on entry_id = id order by sequence limit 1",
  );
  assert.deepEqual(rows, [{ request_id: "slow" }]);
});

test("a sealer that is stopped seals what is settled first", async () => {
  await write(6);
  await settle();
  const sealer = aSealer();
  sealer.start();
  sealer.start();
  await sealer.stop();
  const verdict = await verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 6]);
});

test("an anchor line torn by a crash is passed over, and written anew", async () => {
  await write(4);
  await seal();
  const whole = await readFile(anchorFile, "utf8");
  await writeFile(anchorFile, whole.slice(0, 100));
  assert.equal((await verify()).ok, true);
  await write(2);
  await seal();
  assert.deepEqual((await readFile(anchorFile, "utf8")).split("\n").length, 4);
  assert.equal((await verify()).ok, true);
});

test("an anchor file that fell behind is brought up to date", async () => {
  await twelveSealed();
  await rm(anchorFile);
  await aSealer().sealNow();
  assert.equal((await readFile(anchorFile, "utf8")).trim().split("\n").length, 3);
  assert.equal((await verify()).ok, true);
});

test("the sealer says that the database has lost what the anchor file remembers, and keeps the file", async () => {
  await twelveSealed();
  const before = await readFile(anchorFile, "utf8");
  await cutTail(8);
  await assert.rejects(aSealer().sealNow(), /verify/);
  assert.equal(await readFile(anchorFile, "utf8"), before);
});

test("rubbish in the anchor file is found", async () => {
  await twelveSealed();
  await appendFile(anchorFile, "rubbish\nmore\n");
  assert.equal((await verify()).ok, false);
});
