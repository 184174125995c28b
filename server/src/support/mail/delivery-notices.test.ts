import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { helpAddress, mailKey } from "../../../../test/support/help-mail.ts";
import { queueLetters } from "../../accounts/index.ts";
import { rows } from "../../platform/sql.ts";
import { receiveMail } from "./receive-mail.ts";

const help = mailKey(helpAddress, new Date("2026-03-12T14:00:00Z"));
let world: HelpDeskWorld;

before(async () => {
  world = await startHelpDeskWorld();
  await world.deliver();
});
after(() => world.stop());

type Returned = { head: string; action?: string; diagnostic?: string; part?: string };

/** A notice as mail servers write it. */
const notice = ({
  head,
  action = "failed",
  diagnostic = "smtp; 550 5.1.1 <jo@lantern.example> no such mailbox",
  part,
}: Returned) =>
  [
    "From: Mail Delivery System <MAILER-DAEMON>",
    `To: ${helpAddress}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "It could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.lantern.example",
    "",
    "Final-Recipient: rfc822; jo@lantern.example",
    `Action: ${action}`,
    "Status: 5.1.1",
    `Diagnostic-Code: ${diagnostic}`,
    "",
    "--b",
    `Content-Type: ${part ?? "text/rfc822-headers"}`,
    "",
    head,
    "",
    "The letter itself.",
    "--b--",
    "",
  ].join("\r\n");

const receive = (bytes: string) =>
  receiveMail(
    { ...world.context, supportMail: { address: helpAddress, key: help, formerKeys: [], pem: help.pem, trusted: [] } },
    { bytes: Buffer.from(bytes), returnPath: "", recipients: [helpAddress] },
  );
/** Sends a letter and tells with which header fields it left. */
const sendLetter = async () => {
  const to = { email: "jo@lantern.example", name: "Jo Reed" };
  const letter = {
    template: "mail-not-taken" as const,
    to,
    placeholders: {},
    link: { path: "/support/encrypted-mail" },
  };
  await world.transaction((tx) => queueLetters(tx, world.context, [letter]));
  await world.deliver();
  return world.outbox.mails[0]!.headers!;
};
const lost = () =>
  world.transaction((tx) =>
    rows<{ id: string; reason: string }>(tx, sql`select id, reason from accounts.letter where state = 'bounced'`),
  );

test("a notice that names a letter by its token marks it as bounced, without the address and without an answer", async () => {
  const sent = world.outbox.mails.length;
  for (const [at, part] of ["text/rfc822-headers", "message/rfc822"].entries()) {
    const headers = await sendLetter();
    const head = `Received: from a by b\r\nMessage-ID: ${headers["Message-ID"]}\r\nSubject: x`;
    assert.equal((await receive(notice({ head, part }))).outcome, "ignored");
    assert.equal((await lost()).length, at + 1);
  }
  const renamed = `Message-ID: <other@relay.example>\r\nX-Crossbay-Letter: ${(await sendLetter())["X-Crossbay-Letter"]}`;
  await receive(notice({ head: renamed }));
  const letters = await lost();
  assert.equal(letters.length, 3);
  assert.deepEqual(new Set(letters.map(({ reason }) => reason)), new Set(["5.1.1: 550 5.1.1 … no such mailbox"]));
  await world.deliver();
  assert.equal(world.outbox.mails.length, sent + 3);
});

test("a delay, a made-up or changed token, and the address alone mark nothing", async () => {
  const before = (await lost()).length;
  const headers = await sendLetter();
  const id = headers["Message-ID"]!;
  const changed = id.replace(/\.(.)/, (_all, letter: string) => `.${letter === "A" ? "B" : "A"}`);
  for (const returned of [
    { head: `Message-ID: ${id}`, action: "delayed" },
    { head: `Message-ID: ${changed}` },
    { head: `Message-ID: ${id.split(".")[0]}>` },
    { head: "To: jo@lantern.example" },
    { head: `Subject: no\r\n\r\nMessage-ID: ${id}` },
  ]) {
    assert.equal((await receive(notice(returned))).outcome, "ignored");
  }
  const open = notice({ head: `Message-ID: ${id}` }).replace(
    "multipart/report; report-type=delivery-status",
    "multipart/mixed",
  );
  await receive(open);
  assert.equal((await lost()).length, before);
});

test("script and line breaks in a mail server's words stay words", async () => {
  const before = new Set((await lost()).map(({ id }) => id));
  const headers = await sendLetter();
  const diagnostic = `smtp; <b>no</b>\r\n ${"x".repeat(2_000)}`;
  await receive(notice({ head: `Message-ID: ${headers["Message-ID"]}`, diagnostic }));
  const [letter, ...others] = (await lost()).filter(({ id }) => !before.has(id));
  assert.deepEqual(others, []);
  const { reason } = letter!;
  assert.ok(reason.startsWith("5.1.1: <b>no</b> xxx"));
  assert.equal(reason.length, 300);
});
