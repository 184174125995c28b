import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { Sealer, writeEntries } from "../../audit/index.ts";
import { newId, type PersonId } from "../../platform/ids.ts";
import { readConfig } from "../config.ts";
import { type House, openHouse } from "../house.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const home = mkdtempSync(join(tmpdir(), "crossbay-audit-commands-"));
const personId = newId<PersonId>();
let database: TestDatabase;
let environment: Record<string, string>;
let house: House;

before(async () => {
  database = await createTestDatabase();
  environment = {
    CROSSBAY_HOME: home,
    CROSSBAY_DATABASE_URL: database.appUrl,
    CROSSBAY_DATABASE_OWNER_URL: database.ownerUrl,
    CROSSBAY_ANCHOR_FOLDER: join(home, "write-once"),
    CROSSBAY_LOG_LEVEL: "silent",
  };
  house = await openHouse({ config: readConfig(environment), keepOutbox: true });
});
after(async () => {
  await house.close();
  await database.drop();
  rmSync(home, { recursive: true });
});

const crossbay = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { env: { ...process.env, ...environment } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** Writes one look and seals whatever is there, once no neighbouring test keeps it unsettled. */
async function lookAndSeal(): Promise<void> {
  const now = house.clock.now();
  const look = { action: "chart-view", outcome: "permitted", personId, requestId: "look" } as const;
  await house.database.transaction((tx) => writeEntries(tx, now, [look]));
  const sealer = new Sealer(house);
  while ((await sealer.sealNow()) === 0);
  await sealer.keepCopy();
}

test("after a restore that lost a record, the chain goes on by a command that says why, and everybody sees it", async () => {
  await lookAndSeal();
  await lookAndSeal();
  const whole = await crossbay("verify");
  assert.equal(whole.code, 0, whole.out + whole.err);
  assert.match(whole.out, /2 records sealed under 2 signed anchors and 1 copy in the anchor folder/);

  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("delete from audit.entry where id = (select entry_id from audit.seal where sequence = 2)");
  await owner.query("delete from audit.seal where sequence = 2");
  await owner.query("delete from audit.anchor where sequence = 2");
  await owner.end();
  const cut = await crossbay("verify");
  assert.deepEqual([cut.code, /The tail was cut/.test(cut.out)], [1, true], cut.out);

  assert.equal((await crossbay("audit-resume")).code, 2);
  const resumed = await crossbay("audit-resume", "--words", "The disk failed; Omar Haddad");
  assert.equal(resumed.code, 0, resumed.out + resumed.err);
  assert.match(resumed.out, /goes on after record 1\. Lost with the restore: 1 records/);
  const again = await crossbay("audit-resume", "--words", "Once more");
  assert.deepEqual([again.code, /goes on by itself/.test(again.out)], [1, true], again.out);

  await lookAndSeal();
  const verified = await crossbay("verify");
  assert.equal(verified.code, 0, verified.out);
  assert.match(
    verified.out,
    /goes on after a restore of .*, after record 1; 1 record had been lost: The disk failed; Omar Haddad/,
  );
});

test("the record is exported as AuditEvents, one a line, into a file that was not there", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const file = join(home, "events.ndjson");
  const days = ["--from", "2026-01-01", "--to", today];
  const exported = await crossbay("audit-export", ...days, "--output", file);
  assert.equal(exported.code, 0, exported.err);
  const events = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    events.map(({ subtype }) => subtype.at(-1).code),
    ["chart-view", "audit-resume", "chart-view"],
  );
  assert.match(exported.err, /^3 events were exported\.$/m);
  const refused = await crossbay("audit-export", ...days, "--output", file);
  assert.deepEqual([refused.code === 0, /cannot be written/.test(refused.err)], [false, true], refused.err);
  const onScreen = await crossbay("audit-export", ...days);
  assert.equal(onScreen.out.trim().split("\n").length, 4, "the export before is in the record itself");
});

test("an export asks for days and for a participant that there is", async () => {
  assert.equal((await crossbay("audit-export", "--from", "2026-02-30", "--to", "2026-03-01")).code, 2);
  const nobody = await crossbay(
    "audit-export",
    "--from",
    "2026-01-01",
    "--to",
    "2026-01-31",
    "--participant",
    "Nowhere",
  );
  assert.match(nobody.err, /There is no participant "Nowhere"/);
});
