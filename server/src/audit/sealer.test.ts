import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { AuditWorld } from "../../../test/support/audit-world.ts";

let audit: AuditWorld;
beforeEach(async () => {
  audit = await AuditWorld.begin();
});
afterEach(() => audit.end());

test("an empty record is well", async () => {
  assert.deepEqual(await audit.verify(), { ok: true, sealed: 0, unsealed: 0, anchors: 0 });
});

test("two sealers at once make one chain, and the anchor file knows each anchor once", async () => {
  await audit.write(40);
  const sealers = [audit.sealer(), audit.sealer(), audit.sealer()];
  const counts = await Promise.all(sealers.map((sealer) => sealer.sealNow()));
  await audit.seal();
  assert.ok(counts.reduce((sum, count) => sum + count) <= 40);
  const verdict = await audit.verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 40]);
  const lines = (await readFile(audit.anchorFile, "utf8")).trim().split("\n");
  assert.equal(new Set(lines).size, lines.length);
});

test("an entry is left unsealed while an older transaction is open, and takes its place afterwards", async () => {
  const open = new pg.Client({ connectionString: audit.ownerUrl });
  await open.connect();
  await open.query("begin");
  await open.query(
    `insert into audit.entry (id, recorded_at, action, outcome, request_id)
     values (gen_random_uuid(), '2026-03-31T23:59:00Z', 'search', 'permitted', 'slow')`,
  );
  await audit.write(2);
  assert.equal(await audit.sealer().sealNow(), 0);
  await open.query("commit");
  await open.end();
  await audit.seal();
  const verdict = await audit.verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 3]);
  const { rows } = await audit.owner.query(
    "select request_id from audit.entry join audit.seal on entry_id = id order by sequence limit 1",
  );
  assert.deepEqual(rows, [{ request_id: "slow" }]);
});

test("a sealer that is stopped seals what is settled first", async () => {
  await audit.write(6);
  await audit.settle();
  const sealer = audit.sealer();
  sealer.start();
  sealer.start();
  await sealer.stop();
  const verdict = await audit.verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 6]);
});

test("an anchor line torn by a crash is passed over, and written anew", async () => {
  await audit.write(4);
  await audit.seal();
  const whole = await readFile(audit.anchorFile, "utf8");
  await writeFile(audit.anchorFile, whole.slice(0, 100));
  assert.equal((await audit.verify()).ok, true);
  await audit.write(2);
  await audit.seal();
  assert.deepEqual((await readFile(audit.anchorFile, "utf8")).split("\n").length, 4);
  assert.equal((await audit.verify()).ok, true);
});

test("an anchor file that fell behind is brought up to date", async () => {
  await audit.twelveSealed();
  await rm(audit.anchorFile);
  await audit.sealer().sealNow();
  assert.equal((await readFile(audit.anchorFile, "utf8")).trim().split("\n").length, 3);
  assert.equal((await audit.verify()).ok, true);
});

test("the sealer says that the database has lost what the anchor file remembers, and keeps the file", async () => {
  await audit.twelveSealed();
  const before = await readFile(audit.anchorFile, "utf8");
  await audit.cutTail(8);
  await assert.rejects(audit.sealer().sealNow(), /verify/);
  assert.equal(await readFile(audit.anchorFile, "utf8"), before);
});
