import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestExchange, type TestExchange } from "../../../../test/support/exchange.ts";
import { addParticipant, addSource, listSources } from "../../accounts/index.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const home = mkdtempSync(join(tmpdir(), "crossbay-consent-"));
let exchange: TestExchange;

before(async () => {
  exchange = await startTestExchange();
  const { database, clock } = exchange.house;
  const now = clock.now();
  await database.transaction(async (tx) => {
    const { id } = await addParticipant(tx, { name: "Harbour Hospital", type: "hospital", timeZone: "UTC", now });
    const sender = { sendingApplication: "ADTSYS", sendingFacility: "HARBOUR", assigningAuthority: "HARBOUR" };
    await addSource(tx, { participantId: id, code: "HARBOUR", name: "Harbour", ...sender, timeZone: "UTC", now });
  });
});
after(async () => {
  await exchange.stop();
  rmSync(home, { recursive: true });
});

const crossbay = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const { databaseUrl, databaseOwnerUrl } = exchange.house.config;
    const env = {
      ...process.env,
      CROSSBAY_HOME: home,
      CROSSBAY_DATABASE_URL: databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: databaseOwnerUrl,
    };
    const child = execFile(process.execPath, [cli, ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
const consent = (...args: string[]) => crossbay("source", "consent", "--code", "harbour", ...args);
const standing = async () =>
  (await exchange.house.database.snapshot((tx) => listSources(tx)))[0]?.consentSegment ?? null;

test("a source's decisions are read from a local segment with its own codes, from CON, or from nowhere", async () => {
  const places = ["--value", "2", "--date", "3", "--signer", "4.2", "--relation", "4"];
  const maps = ["--map", "y=grant", "--map", "N=deny", "--map", "U=nothing", "--relation-map", "mth=parent"];
  const local = await consent("--segment", "zcn", ...places, ...maps);
  assert.deepEqual([local.code, local.out], [0, "harbour: decisions of patients are read from ZCN.\n"], local.err);
  assert.deepEqual(await standing(), {
    segment: "ZCN",
    value: { field: 2, component: 1 },
    date: { field: 3, component: 1 },
    signer: { field: 4, component: 2 },
    relation: { field: 4, component: 1 },
    values: { Y: "grant", N: "deny", U: "nothing" },
    signers: { MTH: "parent" },
  });
  assert.equal((await consent("--segment", "CON")).code, 0);
  assert.deepEqual(await standing(), { segment: "CON" });
  assert.equal((await consent("--segment", "none")).code, 0);
  assert.equal(await standing(), null);
});

test("what makes no sense is refused in a sentence", async () => {
  const local = ["--segment", "ZCN", "--value", "2", "--date", "3"];
  const refusals: [string[], RegExp][] = [
    [["--segment", "ZCN", "--value", "2"], /needs --value and --date/],
    [["--segment", "CON", "--map", "Y=grant"], /CON is read by the tables of HL7/],
    [local, /No code has a meaning yet/],
    [[...local, "--map", "Y"], /Say --map CODE=MEANING/],
  ];
  for (const [args, sentence] of refusals) assert.match((await consent(...args)).err, sentence, args.join(" "));
});

test("a file of decisions is tried first, and its refusals are a table and an exit code", async () => {
  const file = join(home, "decisions.csv");
  writeFileSync(
    file,
    "source,record number,birth date,decision,signed on,signed by\nHARBOUR,1,1980-01-01,grant,2026-01-01,A B\n",
  );
  const tried = await crossbay("consents", "import", file);
  assert.equal(tried.code, 1, tried.err);
  assert.match(tried.out, /2 +record number +No patient of this source/);
  assert.match(tried.out, /Tried, nothing was changed. It would be: 0 recorded, 0 known already, 1 refused\./);
  assert.match((await crossbay("consents", "import", join(home, "none.csv"))).err, /cannot be read/);
});
