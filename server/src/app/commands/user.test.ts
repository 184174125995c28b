import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestExchange, type TestExchange } from "../../../../test/support/exchange.ts";
import { addAccount, addParticipant } from "../../accounts/index.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const home = mkdtempSync(join(tmpdir(), "crossbay-user-"));
const place = ["--participant", "Harbour Hospital"];
let exchange: TestExchange;

before(async () => {
  exchange = await startTestExchange();
  const { house } = exchange;
  const now = house.clock.now();
  const { id } = await house.database.transaction((tx) =>
    addParticipant(tx, { name: "Harbour Hospital", type: "hospital", emergencyServices: true, timeZone: "UTC", now }),
  );
  const person = { given: "Vera", family: "Moss", mobile: "+1 518 555 0166", participantId: id, titleId: "nurse" };
  for (const username of ["vmoss", "vmoss.two"]) {
    const added = await addAccount(house, {
      ...person,
      username,
      email: `${username}@harbour.example`,
      trainingWaivedReason: "trained before",
    });
    assert.ok(!("refused" in added));
  }
});
after(async () => {
  await exchange.stop();
  rmSync(home, { recursive: true });
});

const user = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const { databaseUrl, databaseOwnerUrl } = exchange.house.config;
    const env = {
      ...process.env,
      CROSSBAY_HOME: home,
      CROSSBAY_DATABASE_URL: databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: databaseOwnerUrl,
    };
    const child = execFile(process.execPath, [cli, "user", ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

test("an access is ended, and the list says so and why", async () => {
  assert.match((await user("list")).out, /^vmoss +Vera Moss +vmoss@harbour.example +active +never +Nurse/m);
  const ended = await user("end", "--username", "VMOSS", ...place, "--reason", "left");
  assert.deepEqual(
    [ended.code, ended.out],
    [0, "Ended: vmoss, Nurse (RN/LPN), Harbour Hospital. It was the last one: the account is deactivated.\n"],
    ended.err,
  );
  assert.match((await user("list")).out, /^vmoss .* deactivated \(last-affiliation-ended\) +never/m);
  assert.match((await user("end", "--username", "vmoss", ...place, "--reason", "left")).err, /There is no such user/);
});

test("a role is changed, or refused in a sentence", async () => {
  const named = ["--username", "vmoss.two", ...place, "--reason", "new post"];
  const changed = await user("role", ...named, "--to", "therapist");
  assert.deepEqual([changed.code, changed.out], [0, "vmoss.two is Therapist at Harbour Hospital.\n"], changed.err);
  assert.match((await user("role", ...named, "--to", "user-manager")).err, /designated in writing/);
  assert.match((await user("role", ...named)).err, /--to names the new title/);
  assert.match((await user("end", "--username", "vmoss.two", ...place)).err, /--reason are all needed/);
});
