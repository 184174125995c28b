import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type MailCertificate, openMail } from "@crossbay/formats/smime";
import { encryptEntity } from "../../../../formats/src/smime/seal-mail.ts";
import { readConfig } from "../config.ts";
import { loadSupportMail } from "../support-mail-files.ts";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));

let home: string;
before(async () => {
  home = await mkdtemp(join(tmpdir(), "crossbay-mail-"));
});
after(() => rm(home, { recursive: true, force: true }));

/** In a process of its own, as an operator runs it. */
const command = (args: readonly string[], { folder = home } = {}) =>
  new Promise<{ code: number; said: string }>((done) => {
    const env = { ...process.env, CROSSBAY_HOME: folder };
    const child = execFile(process.execPath, [cli, "mail-certificate", ...args], { env }, (_, out, err) =>
      done({ code: child.exitCode ?? -1, said: out + err }),
    );
  });

async function refuses(args: readonly string[], why: RegExp): Promise<void> {
  const { code, said } = await command(args);
  assert.notEqual(code, 0);
  assert.match(said, why);
}

test("a certificate is made once, shown, replaced only when asked, and used by the exchange", async () => {
  await refuses(["make"], /Say whose certificate it is/);
  await refuses(["make", "--address", "no address"], /is not an address/);
  const made = await command(["make", "--address", "Help@crossbay.example", "--days", "90"]);
  assert.equal(made.code, 0);
  assert.match(made.said, /address {6}help@crossbay\.example\nfingerprint {2}[0-9a-f]{64} /);
  assert.equal((await stat(join(home, "keys/help-mail.key"))).mode & 0o777, 0o600);
  await refuses(["make", "--address", "help@crossbay.example"], /--replace/);
  const first = await readFile(join(home, "keys/help-mail.pem"), "utf8");
  assert.equal((await command(["make", "--address", "help@crossbay.example", "--replace"])).code, 0);
  assert.notEqual(await readFile(join(home, "keys/help-mail.pem"), "utf8"), first);
  assert.equal((await readdir(join(home, "keys"))).length, 4);
  assert.equal((await command(["show"])).code, 0);
});

test("mail for a certificate that was replaced is still opened, until its key is taken away", async () => {
  const folder = join(home, "replaced");
  const load = () => loadSupportMail(readConfig({ CROSSBAY_HOME: folder, CROSSBAY_HELP_MAIL: address }), facts);
  const address = "help@crossbay.example";
  const facts = { now: new Date(), make: false };
  const make = (...more: string[]) => command(["make", "--address", address, ...more], { folder });
  await make();
  const first = (await load())!;
  const mails = [sealed(first.key.certificate)];
  await make("--replace");
  mails.push(sealed((await load())!.key.certificate));
  await make("--replace");
  const mail = (await load())!;
  assert.equal(mail.formerKeys.length, 2);
  assert.ok(mail.formerKeys.every(({ certificate }) => certificate.fingerprint !== mail.key.certificate.fingerprint));
  const opens = (bytes: Buffer, { key, formerKeys }: typeof mail) =>
    !("refused" in openMail(bytes, { keys: [key, ...formerKeys], trusted: [], now: facts.now }));
  assert.deepEqual(
    mails.map((bytes) => opens(bytes, mail)),
    [true, true],
  );
  const keys = (await readdir(join(folder, "keys"))).filter((name) => name.startsWith("help-mail.key.")).toSorted();
  await rm(join(folder, "keys", keys[0]!));
  assert.equal(opens(mails[0]!, (await load())!), false);
  await writeFile(join(folder, "keys", keys[1]!), "no key");
  await assert.rejects(load(), /are no pair of certificate and key/);
});

const sealed = (certificate: MailCertificate) =>
  Buffer.concat([Buffer.from("From: <a@b.example>\r\n"), encryptEntity(Buffer.from("\r\nHello\r\n"), [certificate])]);

test("the exchange says in a sentence what is wrong with its files for mail", async () => {
  const load = (environment: Record<string, string>, make = false) =>
    loadSupportMail(readConfig({ CROSSBAY_HOME: home, ...environment }), { now: new Date(), make });
  assert.equal(await load({}), undefined);
  assert.equal((await load({ CROSSBAY_HELP_MAIL: "help@crossbay.example" }))?.address, "help@crossbay.example");
  await assert.rejects(load({ CROSSBAY_HELP_MAIL: "other@crossbay.example" }), /does not stand for other@/);
  await assert.rejects(
    load({ CROSSBAY_HELP_MAIL: "help@crossbay.example", CROSSBAY_HOME: join(home, "empty") }),
    /mail-certificate make/,
  );
  await assert.rejects(
    load({ CROSSBAY_HELP_MAIL: "help@crossbay.example", CROSSBAY_HELP_MAIL_KEY: "x.key" }),
    /both or neither/,
  );
  await assert.rejects(
    load({
      CROSSBAY_HELP_MAIL: "help@crossbay.example",
      CROSSBAY_HELP_MAIL_AUTHORITIES: join(home, "keys/help-mail.key"),
    }),
    /There is no certificate/,
  );
  assert.throws(() => readConfig({ CROSSBAY_HELP_MAIL: "Help <help@crossbay.example>" }), /one mail address/);
  const made = await load({ CROSSBAY_HOME: join(home, "demonstration") }, true);
  assert.equal(made?.address, "help@localhost");
});
