import assert from "node:assert/strict";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { AuditWorld } from "../../../test/support/audit-world.ts";
import { newId } from "../platform/ids.ts";
import { Database } from "../platform/transaction.ts";
import { verifyAudit } from "./index.ts";

let audit: AuditWorld;
let anchorLines: string;

before(async () => {
  audit = await AuditWorld.begin();
  await audit.twelveSealed();
  anchorLines = await readFile(audit.anchorFile, "utf8");
  for (const table of tables) await audit.owner.query(`create table ${table}_kept as select * from audit.${table}`);
});
after(() => audit.end());
/** Undoes what the test before has done. */
beforeEach(async () => {
  for (const table of tables) {
    await audit.owner.query(`truncate audit.${table}`);
    await audit.owner.query(`insert into audit.${table} select * from ${table}_kept`);
  }
  await writeFile(audit.anchorFile, anchorLines);
});

const tables = ["entry", "seal", "anchor"];

test("sealed and unsealed records of two months are counted when all is well", async () => {
  await audit.write(2);
  const verdict = await audit.verify();
  assert.deepEqual(verdict, {
    ok: true,
    sealed: 12,
    unsealed: 2,
    anchors: 3,
    oldestUnsealedAt: "2026-04-01T00:00:04.000000Z",
  });
  const { rows } = await audit.owner.query("select count(distinct tableoid)::int as partitions from audit.entry");
  assert.deepEqual(rows, [{ partitions: 2 }]);
});

test("time zone and date style of the database change no digest", async () => {
  const name = new URL(audit.ownerUrl.replace("%2F", "x")).pathname.slice(1);
  await audit.owner.query(`alter database ${name} set timezone to 'Asia/Kathmandu'`);
  await audit.owner.query(`alter database ${name} set datestyle to 'SQL, DMY'`);
  const elsewhere = new Database({ url: audit.appUrl, connectionsMax: 1 });
  try {
    assert.equal((await verifyAudit({ keys: audit.keys, anchorFile: audit.anchorFile, database: elsewhere })).ok, true);
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
  const entryId = await audit.entryIdOf(6);
  for (const edition of editions) {
    const before = await audit.owner.query("select to_jsonb(e) as row from audit.entry e where id = $1", [entryId]);
    await audit.owner.query(`update audit.entry set ${edition} where id = $1`, [entryId]);
    const verdict = await audit.verify();
    assert.ok(!verdict.ok, edition);
    assert.deepEqual([verdict.sequence, verdict.entryId], [6, entryId], edition);
    await audit.owner.query("delete from audit.entry where id = $1", [entryId]);
    await audit.owner.query("insert into audit.entry select * from jsonb_populate_record(null::audit.entry, $1)", [
      before.rows[0].row,
    ]);
    assert.equal((await audit.verify()).ok, true, edition);
  }
});

type Tampering = { name: string; sequence: number; tamper: () => Promise<unknown> };
const tamperings: readonly Tampering[] = [
  {
    name: "a deleted record",
    sequence: 6,
    tamper: async () => audit.owner.query("delete from audit.entry where id = $1", [await audit.entryIdOf(6)]),
  },
  {
    name: "a record deleted together with its link",
    sequence: 6,
    tamper: async () => {
      await audit.owner.query("delete from audit.entry where id = $1", [await audit.entryIdOf(6)]);
      await audit.owner.query("delete from audit.seal where sequence = 6");
    },
  },
  {
    name: "a link alone deleted",
    sequence: 6,
    tamper: () => audit.owner.query("delete from audit.seal where sequence = 6"),
  },
  {
    name: "two records whose contents were exchanged",
    sequence: 3,
    tamper: async () =>
      audit.owner.query(
        `update audit.entry a set request_id = b.request_id, person_id = b.person_id from audit.entry b
         where (a.id, b.id) in (($1, $2), ($2, $1))`,
        [await audit.entryIdOf(3), await audit.entryIdOf(9)],
      ),
  },
  {
    name: "two records exchanged by their ids",
    sequence: 1,
    tamper: async () => {
      const [first, second] = [await audit.entryIdOf(1), await audit.entryIdOf(2)];
      const rename = (from: string, to: string) =>
        audit.owner.query("update audit.entry set id = $2 where id = $1", [from, to]);
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
      await audit.owner.query("update audit.seal set sequence = -7 where sequence = 7");
      await audit.owner.query("update audit.seal set sequence = 7 where sequence = 5");
      await audit.owner.query("update audit.seal set sequence = 5 where sequence = -7");
    },
  },
  {
    name: "a record moved to an earlier transaction",
    sequence: 1,
    tamper: async () =>
      audit.owner.query("update audit.entry set transaction_id = '9' where id = $1", [await audit.entryIdOf(12)]),
  },
  {
    name: "a record put in behind sealed ones",
    sequence: 5,
    tamper: async () =>
      audit.owner.query(
        `insert into audit.entry (id, recorded_at, transaction_id, action, outcome, request_id)
         select '00000000-0000-7000-8000-000000000000', recorded_at, transaction_id, 'search', 'permitted', 'late'
         from audit.entry where id = $1`,
        [await audit.entryIdOf(5)],
      ),
  },
  {
    name: "a record edited together with its link",
    sequence: 5,
    tamper: () => audit.recompute(6, 6),
  },
  {
    name: "a record edited and the chain computed anew to its end",
    sequence: 5,
    tamper: () => audit.recompute(6, 12),
  },
  {
    name: "a record edited, chain and anchors computed anew without the key",
    sequence: 5,
    tamper: async () => {
      await audit.recompute(6, 12);
      await audit.owner.query(
        "update audit.anchor a set chain = s.chain from audit.seal s where s.sequence = a.sequence",
      );
    },
  },
  {
    name: "the same with another key, and the anchor file rewritten to match",
    sequence: 5,
    tamper: async () => {
      await audit.recompute(6, 12);
      await audit.owner.query("delete from audit.anchor where sequence > 4");
      await audit.owner.query(
        "insert into audit.anchor select 12, chain, now(), 'abcdef0123456789', '\\x00' from audit.seal where sequence = 12",
      );
      await writeFile(
        audit.anchorFile,
        (await readFile(audit.anchorFile, "utf8")).split("\n").slice(0, 1).concat("").join("\n"),
      );
    },
  },
  {
    name: "anchors removed with the file's",
    sequence: 9,
    tamper: async () => {
      await audit.owner.query("delete from audit.anchor where sequence = 12");
      await writeFile(
        audit.anchorFile,
        (await readFile(audit.anchorFile, "utf8")).split("\n").slice(0, 2).concat("").join("\n"),
      );
    },
  },
  {
    name: "a tail cut in the middle of a batch",
    sequence: 11,
    tamper: () => audit.cutTail(10),
  },
  {
    name: "a tail cut between batches, which only the anchor file remembers",
    sequence: 9,
    tamper: () => audit.cutTail(8),
  },
  {
    name: "everything cut",
    sequence: 1,
    tamper: () => audit.cutTail(0),
  },
  {
    name: "an edited anchor",
    sequence: 5,
    tamper: () => audit.owner.query("update audit.anchor set signature = '\\x00' where sequence = 8"),
  },
  {
    name: "an edited anchor file",
    sequence: 5,
    tamper: async () => {
      const lines = (await readFile(audit.anchorFile, "utf8")).split("\n");
      lines[1] = lines[1]!.replace(/"chain":"../, '"chain":"zz');
      await writeFile(audit.anchorFile, lines.join("\n"));
    },
  },
  { name: "a missing anchor file", sequence: 12, tamper: () => rm(audit.anchorFile) },
];

for (const { name, sequence, tamper } of tamperings) {
  test(`found: ${name}`, async () => {
    assert.equal((await audit.verify()).ok, true);
    await tamper();
    const verdict = await audit.verify();
    assert.ok(!verdict.ok);
    assert.equal(verdict.sequence, sequence, verdict.problem);
    assert.match(verdict.problem, /\.$/);
  });
}

test("rubbish in the anchor file is found", async () => {
  await appendFile(audit.anchorFile, "rubbish\nmore\n");
  assert.equal((await audit.verify()).ok, false);
});
