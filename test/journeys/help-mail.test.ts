import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { OpensslFolder, opensslMissing } from "../../formats/src/smime/testing/openssl.ts";
import { startSmtp } from "../../server/src/app/start-smtp.ts";
import { loadSupportMail, makeSupportMailFiles } from "../../server/src/app/support-mail-files.ts";
import { smtpMailSender } from "../../server/src/platform/mail.ts";
import { rows } from "../../server/src/platform/sql.ts";
import { sql } from "../support/accounts-world.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";

const address = "help@crossbay.example";
let exchange: TestExchange;
let port: number;
let stopSmtp: () => Promise<void>;
let folder: OpensslFolder | undefined;

before(async () => {
  exchange = await startTestExchange();
  const { house } = exchange;
  const config = { ...house.config, helpMail: address };
  await makeSupportMailFiles(config, { address, now: house.clock.now(), days: 30 });
  if (!opensslMissing) {
    folder = new OpensslFolder();
    folder.makeAuthority("region");
    folder.makePerson("lin", { address: "lin@practice.example", authority: "region" });
    config.helpMailAuthorities = `${folder.path}/region.pem`;
  }
  const supportMail = await loadSupportMail(config, { now: house.clock.now(), make: false });
  const smtp = await startSmtp({ ...house, config, supportMail });
  assert.ok(smtp);
  port = smtp.port;
  stopSmtp = smtp.close;
});
after(async () => {
  await stopSmtp();
  await exchange.stop();
  folder?.remove();
});

const send = (raw: string | Buffer, to = address) =>
  smtpMailSender(`smtp://127.0.0.1:${port}`, "lin@practice.example").send({
    ...{ to, subject: "", text: "", raw: Buffer.from(raw) },
  });
/** What the listener answered. */
const codeOf = async (sending: Promise<unknown>): Promise<number | undefined> =>
  sending.then(
    () => 250,
    (error: { responseCode?: number; cause?: { responseCode?: number } }) =>
      error.responseCode ?? error.cause?.responseCode,
  );
const head = (subject: string) =>
  `From: Mei Lin <lin@practice.example>\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${subject.length}.${Buffer.from(subject).toString("hex")}@practice.example>\r\n`;
const ticketsNamed = (subject: string) =>
  exchange.house.database.transaction((tx) =>
    rows<{ text: string; cameBy: string; words: string }>(
      tx,
      sql`select m.text, m.came_by as "cameBy",
            (select string_agg(words, '; ') from support.ticket_event e where e.ticket_id = t.id) as words
          from support.ticket t join support.ticket_message m on m.ticket_id = t.id where t.subject = ${subject}`,
    ),
  );

test("a mail that openssl signed and encrypted becomes a request", { skip: opensslMissing }, async () => {
  assert.ok(folder);
  folder.write("help.pem", await readFile(`${exchange.house.config.home}/keys/help-mail.pem`));
  const words =
    "Content-Type: text/plain; charset=utf-8\r\n\r\nMaria Twinning, born 3/12/1978: her potassium is missing.\r\n";
  folder.write("words.txt", words);
  folder.write("signed.eml", folder.run("cms", "-sign", "-in", "words.txt", "-signer", "lin.pem", "-inkey", "lin.key"));
  const sealed = folder.run("cms", "-encrypt", "-aes256", "-in", "signed.eml", "help.pem");
  await send(Buffer.concat([Buffer.from(head("Potassium")), sealed]));
  const [ticket] = await ticketsNamed("Potassium");
  assert.match(ticket?.text ?? "", /^Maria Twinning, born 3\/12\/1978: her potassium is missing\.$/);
  assert.equal(ticket?.cameBy, "encrypted-mail");
  assert.match(ticket?.words ?? "", /its signature is sound and stands for its address/);
});

test("harmless open mail becomes a request; open mail with a patient's data does not", async () => {
  await send(`${head("Alerts")}\r\nHow do I add an alert?\r\n`);
  assert.equal((await ticketsNamed("Alerts"))[0]?.cameBy, "mail");
  await send(`${head("Missing")}\r\nSSN 219-09-9999 is missing.\r\n`);
  assert.deepEqual(await ticketsNamed("Missing"), []);
});

test("mail for others, too large mail and floods are refused at the door", async () => {
  assert.equal(await codeOf(send(`${head("Relay")}\r\nx\r\n`, "somebody@elsewhere.example")), 550);
  const large = `${head("Large")}\r\n${`${"x".repeat(998)}\r\n`.repeat(26_500)}`;
  assert.equal(await codeOf(send(large)), 552);
  const codes = new Set<number | undefined>();
  for (let count = 0; count < 40; count++) codes.add(await codeOf(send(`${head(`Flood ${count}`)}\r\nx\r\n`)));
  assert.deepEqual(codes, new Set([250, 450]));
});
