import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestExchange, type TestExchange } from "../../../../test/support/exchange.ts";
import { addParticipant, addSource, listSources } from "../../accounts/index.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const home = mkdtempSync(join(tmpdir(), "crossbay-limit-"));
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

const source = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const { databaseUrl, databaseOwnerUrl } = exchange.house.config;
    const env = {
      ...process.env,
      CROSSBAY_HOME: home,
      CROSSBAY_DATABASE_URL: databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: databaseOwnerUrl,
    };
    const child = execFile(process.execPath, [cli, "source", ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
const rate = async (): Promise<number | null | undefined> =>
  (await exchange.house.database.snapshot((tx) => listSources(tx)))[0]?.messagesPerSecondMax;

test("a source is given a rate, the list shows it, and it is taken away again", async () => {
  const limited = await source("limit", "--code", "harbour", "--rate", "200");
  assert.deepEqual([limited.code, limited.out], [0, "harbour: at most 200 messages a second.\n"], limited.err);
  assert.equal(await rate(), 200);
  assert.match((await source("list")).out, /^HARBOUR .* 200\/s +configured/m);
  assert.equal((await source("limit", "--code", "HARBOUR", "--rate", "none")).code, 0);
  assert.equal(await rate(), null);
});

test("a limit that makes no sense, or of a source that is not there, is refused in a sentence", async () => {
  assert.match(
    (await source("limit", "--code", "HARBOUR", "--rate", "0")).err,
    /--rate is a whole number from 1 to 100000/,
  );
  assert.match((await source("limit", "--code", "NOBODY", "--rate", "5")).err, /There is no source NOBODY/);
  assert.match((await source("limit", "--rate", "5")).err, /--code and --rate are both needed/);
});
