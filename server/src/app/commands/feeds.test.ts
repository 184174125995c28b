import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startTestExchange } from "../../../../test/support/exchange.ts";
import { aMessage } from "../../../../test/support/intake-world.ts";
import { addParticipant, addSource } from "../../accounts/index.ts";
import type { House } from "../house.ts";
import { sendMessages } from "../mllp-client.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const home = mkdtempSync(join(tmpdir(), "crossbay-feeds-"));
after(() => rmSync(home, { recursive: true }));

const feeds = (house: House, ...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const { databaseUrl, databaseOwnerUrl } = house.config;
    const env = {
      ...process.env,
      CROSSBAY_HOME: home,
      CROSSBAY_DATABASE_URL: databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: databaseOwnerUrl,
    };
    const child = execFile(process.execPath, [cli, "feeds", ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

async function addHarbour({ database, clock }: House): Promise<void> {
  const now = clock.now();
  const timeZone = "America/New_York";
  await database.transaction(async (tx) => {
    const { id } = await addParticipant(tx, { name: "Harbour Hospital", type: "hospital", timeZone, now });
    const sender = { sendingApplication: "ADTSYS", sendingFacility: "HARBOUR", assigningAuthority: "HARBOUR" };
    await addSource(tx, { participantId: id, code: "HARBOUR", name: "Harbour", ...sender, timeZone, now });
  });
}

test("what came over the wire stands in the table of feeds, also after the exchange has stopped", async () => {
  const exchange = await startTestExchange();
  await addHarbour(exchange.house);
  const before = await feeds(exchange.house);
  assert.match(before.out, /^HARBOUR +never +- +0 +0 +- +- +- +0 +-$/m, before.err);
  assert.equal(before.code, 0);
  const messages = [aMessage(), aMessage(), aMessage({ type: "SIU^S12^SIU_S12" })].map((text) => Buffer.from(text));
  await sendMessages({ host: "127.0.0.1", port: exchange.mllpPort, connections: 1, messages });
  await exchange.stop();
  const { out, err, code } = await feeds(exchange.house);
  assert.match(
    out,
    /^code +state +last message +in the hour +24 hours +delay +highest +errors +waiting +usual silence$/m,
  );
  assert.match(out, /^HARBOUR +live +\d{4}-\d\d-\d\dT\d\d:\d\dZ +3 +3 +- +- +33\.3 % +1 +-$/m, err);
  assert.equal(code, 0);
  const page = JSON.parse((await feeds(exchange.house, "--json")).out);
  assert.equal(page.feeds[0].messagesToday, 3);
});
