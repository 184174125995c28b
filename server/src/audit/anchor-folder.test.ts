import assert from "node:assert/strict";
import { appendFile, chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { AuditWorld } from "../../../test/support/audit-world.ts";
import { keepAnchorCopy } from "./anchor-folder.ts";
import { signAnchor } from "./chain-rules.ts";

let audit: AuditWorld;
let folder: string;

beforeEach(async () => {
  audit = await AuditWorld.begin();
  folder = audit.withAnchorFolder();
});
afterEach(() => audit.end());

const copies = async (): Promise<string[]> => {
  const days = (await readdir(folder)).sort();
  return (
    await Promise.all(days.map(async (day) => (await readdir(join(folder, day))).map((file) => `${day}/${file}`)))
  )
    .flat()
    .sort();
};

/** Four sealed records a minute, for that many minutes. */
async function minutes(count: number): Promise<void> {
  const sealer = audit.sealer();
  for (let minute = 0; minute < count; minute += 1) {
    await audit.write(4);
    await audit.settle();
    await sealer.sealNow();
    await sealer.keepCopy();
    audit.clock.advance(60_000);
  }
}

test("each minute one file with the newest anchor is written, and nobody may write it again", async () => {
  await minutes(2);
  assert.deepEqual(await copies(), [
    "2026-04-01/00000001-2026-04-01T0000Z.json",
    "2026-04-01/00000002-2026-04-01T0001Z.json",
  ]);
  const [, second] = await copies();
  const anchor = JSON.parse(await readFile(join(folder, second!), "utf8"));
  assert.equal(anchor.sequence, 8);
  assert.equal((await stat(join(folder, second!))).mode & 0o777, 0o400);
  assert.deepEqual(await audit.verify(), { ok: true, sealed: 8, unsealed: 0, anchors: 2, copies: 2 });
});

test("a minute without anything new gets no file, and several processes write one a minute", async () => {
  await minutes(1);
  await audit.sealer().keepCopy();
  await audit.write(2);
  await audit.seal();
  await Promise.all([audit.sealer(), audit.sealer(), audit.sealer()].map((sealer) => sealer.keepCopy()));
  await audit.sealer().keepCopy();
  assert.equal((await copies()).length, 2);
});

test("a clock that is set back puts no copy before older ones", async () => {
  const anchor = (sequence: number) =>
    signAnchor(audit.keys.audit, sequence, Buffer.alloc(32, sequence), audit.clock.now());
  await keepAnchorCopy(folder, anchor(1), new Date("2026-04-02T00:00:30Z"));
  await keepAnchorCopy(folder, anchor(2), new Date("2026-04-01T23:59:30Z"));
  assert.deepEqual(await copies(), [
    "2026-04-02/00000001-2026-04-02T0000Z.json",
    "2026-04-02/00000002-2026-04-01T2359Z.json",
  ]);
});

test("whoever has the key, the database and the anchor file still cannot rewrite history", async () => {
  await minutes(3);
  await audit.signAnew(12, await audit.recompute(6, 12));
  const verdict = await audit.verify();
  assert.ok(!verdict.ok);
  assert.match(verdict.problem, /differs from the anchor folder/);
  audit.anchorFolder = undefined;
  assert.equal((await audit.verify()).ok, true, "without the folder nobody would know");
});

test("a tail that was cut from database and anchor file is remembered", async () => {
  await minutes(3);
  await audit.cutTail(8);
  await writeFile(audit.anchorFile, (await readFile(audit.anchorFile, "utf8")).split("\n").slice(0, 2).join("\n"));
  await appendFile(audit.anchorFile, "\n");
  const verdict = await audit.verify();
  assert.deepEqual([verdict.ok, !verdict.ok && verdict.sequence], [false, 9]);
});

test("a copy that was written over is found, one that a crash tore is passed over", async () => {
  await minutes(2);
  const last = join(folder, (await copies()).at(-1)!);
  const whole = await readFile(last, "utf8");
  await chmod(last, 0o600);
  await writeFile(last, whole.slice(0, 40));
  assert.deepEqual(await audit.verify(), { ok: true, sealed: 8, unsealed: 0, anchors: 2, copies: 1 });
  await writeFile(last, `${whole.slice(0, 40)}\n`);
  const verdict = await audit.verify();
  assert.ok(!verdict.ok);
  assert.match(verdict.problem, /anchor folder was damaged/);
});

test("a folder that is missing is told of, and files that are no copies are left alone", async () => {
  await minutes(1);
  await mkdir(join(folder, "lost+found"));
  await writeFile(join(folder, "README"), "what this is");
  assert.equal((await audit.verify()).ok, true);
  await rm(folder, { recursive: true });
  const verdict = await audit.verify();
  assert.ok(!verdict.ok);
  assert.match(verdict.problem, /anchor folder is missing/);
});

test("sealing goes on while the folder cannot be written to", async () => {
  await writeFile(folder, "a file where the folder should be");
  await audit.write(4);
  await audit.settle();
  const sealer = audit.sealer();
  sealer.start();
  await sealer.stop();
  audit.anchorFolder = undefined;
  const verdict = await audit.verify();
  assert.deepEqual([verdict.ok, verdict.ok && verdict.sealed], [true, 4]);
});
