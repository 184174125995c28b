import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { HeldMail, HeldMailLines, MailCertificates, Problem } from "@crossbay/contract";
import { openMail } from "@crossbay/formats/smime";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { helpAddress, mailKey, writeMail } from "../../../../test/support/help-mail.ts";
import { rows } from "../../platform/sql.ts";
import { runMailHousekeeping } from "./mail-housekeeping.ts";
import { mailPageRoutes } from "./mail-pages.ts";
import { mailRoutes } from "./mail-routes.ts";
import { receiveMail } from "./receive-mail.ts";
import { runSealedAnswers } from "./send-sealed-answers.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

const now = new Date("2026-03-12T14:00:00Z");
const help = mailKey(helpAddress, now);
const lin = mailKey("lin@practice.example", now);
let world: HelpDeskWorld;
let context: MailContext & { supportMail: SupportMail };
let amara: Person;

before(async () => {
  const supportMail = { address: helpAddress, key: help, formerKeys: [], pem: help.pem, trusted: [] };
  world = await startHelpDeskWorld((http, accounts) => {
    mailRoutes(http, { ...accounts, supportMail });
    mailPageRoutes(http, { ...accounts, supportMail });
  });
  context = { ...world.context, supportMail };
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
});
beforeEach(async () => {
  world.clock.advance(60_000);
  await world.deliver();
});
after(() => world.stop());

const receive = (words: Parameters<typeof writeMail>[0], secured: Parameters<typeof writeMail>[1] = {}) =>
  receiveMail(context, {
    bytes: writeMail({ from: "lin@practice.example", ...words }, { now: world.clock.now(), ...secured }),
    returnPath: "lin@practice.example",
    recipients: [helpAddress],
  });
const get = <Body>(path: string, by = world.agent) => by.browser.get<Body & Problem>(path);
const post = <Body>(path: string, body: object, by = world.agent) => by.browser.post<Body & Problem>(path, body);
const auditOf = (action: string) =>
  world.transaction((tx) =>
    rows<{ detail: Record<string, unknown> }>(
      tx,
      sql`select detail from audit.entry where action = ${action} order by recorded_at, id`,
    ),
  );

test("staff read a mail that was kept back with what is a patient's masked, and make a request of it", async () => {
  const { heldId } = await receive({
    subject: "Printer",
    text: "Serial SSN 219-09-9999. My password is Tulips-in-1637!",
  });
  const { body: list } = await get<HeldMailLines>("/api/support/held-mail");
  assert.equal(list.held, 1);
  assert.deepEqual(list.mails[0]?.reasons, ["patient-data", "credentials"]);
  const { body: mail } = await get<HeldMail>(`/api/support/held-mail/${heldId}`);
  assert.doesNotMatch(JSON.stringify(mail), /219-09|Tulips/);
  assert.equal(mail.mayFile, true);
  const { body: filed } = await post<HeldMail>(`/api/support/held-mail/${heldId}/file`, {
    reason: "A printer's number",
  });
  assert.equal(filed.state, "filed");
  assert.equal(filed.text, undefined);
  const { body: ticket } = await world.show(world.agent, filed.ticket!.id);
  assert.match(ticket.messages[0]!.text, /219-09-9999/);
  assert.doesNotMatch(JSON.stringify(ticket), /Tulips/);
  const again = await post(`/api/support/held-mail/${heldId}/discard`, { reason: "Twice" });
  assert.deepEqual([again.status, again.body.code], [409, "already-decided"]);
});

test("a mail that is discarded says nothing any more, and one about which nobody decides is discarded in the end", async () => {
  const first = await receive({ text: "SSN 219-09-9999" });
  const { body } = await post<HeldMail>(`/api/support/held-mail/${first.heldId}/discard`, {
    reason: "Sent again safely",
  });
  assert.equal(body.state, "discarded");
  assert.equal(body.decidedBy, "Sam Adeyemi");
  const second = await receive({ text: "SSN 219-09-9998" });
  await runMailHousekeeping(context, new Date(world.clock.now().getTime() + 31 * 24 * 60 * 60_000));
  const kept = await world.transaction((tx) =>
    rows<{ state: string; empty: boolean }>(
      tx,
      sql`select state, sealed is null and redacted is null as empty from support.held_mail
          where id = any(${[first.heldId, second.heldId]}::uuid[])`,
    ),
  );
  assert.deepEqual(kept, [
    { state: "discarded", empty: true },
    { state: "discarded", empty: true },
  ]);
});

test("clinicians see neither mail nor certificates, and nobody else's mail is told by its number", async () => {
  for (const path of ["held-mail", "mail-certificates", "held-mail/019cf270-ba80-7003-ba28-d8c15aa2276d"]) {
    assert.equal((await get(`/api/support/${path}`, amara)).status, 403, path);
  }
  assert.equal((await get("/api/support/held-mail/019cf270-ba80-7003-ba28-d8c15aa2276d")).status, 404);
  assert.equal((await get("/api/support/held-mail/x")).status, 400);
});

test("a certificate that came by mail is offered; once staff trust it, answers leave encrypted for it", async () => {
  const { ticketId } = await receive({ text: "How do I add alerts?" }, { by: lin, to: help });
  const { body: offered } = await get<MailCertificates>("/api/support/mail-certificates");
  assert.deepEqual(
    offered.certificates.map(({ address, state, by }) => ({ address, state, by })),
    [{ address: "lin@practice.example", state: "offered", by: "nobody" }],
  );
  assert.equal(offered.own?.fingerprint, help.certificate.fingerprint);
  await world.work(world.agent, ticketId!, "messages", { text: "Open Alerts, then Add. żółć", internal: false });
  await world.work(world.agent, ticketId!, "messages", { text: "He was rude.", internal: true });
  assert.equal(await runSealedAnswers(context, world.clock.now()), 0);
  const choice = { address: "lin@practice.example", fingerprint: lin.certificate.fingerprint };
  const { body: trusted } = await post<MailCertificates>("/api/support/mail-certificates/trust", choice);
  assert.deepEqual([trusted.certificates[0]?.state, trusted.certificates[0]?.byName], ["trusted", "Sam Adeyemi"]);
  assert.equal(await runSealedAnswers(context, world.clock.now()), 1);
  assert.equal(await runSealedAnswers(context, world.clock.now()), 0);
  const mail = world.outbox.mails[0]!;
  const raw = mail.raw!;
  assert.equal(mail.to, "lin@practice.example");
  assert.doesNotMatch(raw.toString("latin1"), /Alerts/);
  assert.match(raw.toString("latin1"), /^Reply-To: <help\+[0-9a-f]{32}\.[a-z2-7]{20}@crossbay\.example>/m);
  const opened = openMail(raw, { keys: [lin], trusted: [help.certificate], now: world.clock.now() });
  assert.ok("entity" in opened && opened.signature?.trusted);
  const [, words = ""] = opened.entity.toString().split("\r\n\r\n");
  assert.match(Buffer.from(words, "base64").toString(), /^Open Alerts, then Add\. żółć\r\n\r\nSam Adeyemi/);

  const answer = await receive({ text: "Thank you, done." }, { by: lin, to: help });
  assert.equal(answer.outcome, "opened");
  const replyTo = /Reply-To: <(.+)>/.exec(raw.toString("latin1"))![1]!;
  const replied = await receiveMail(context, {
    bytes: writeMail({ from: "lin@practice.example", text: "Solved." }, { by: lin, to: help, now: world.clock.now() }),
    returnPath: "lin@practice.example",
    recipients: [replyTo],
  });
  assert.deepEqual(replied, { outcome: "answered", ticketId });

  await post("/api/support/mail-certificates/remove", choice);
  await world.work(world.agent, ticketId!, "messages", { text: "One more thing.", internal: false });
  assert.equal(await runSealedAnswers(context, world.clock.now()), 0);
  await receive({ text: "Me again." }, { by: lin, to: help });
  const { body: later } = await get<MailCertificates>("/api/support/mail-certificates");
  assert.equal(later.certificates[0]?.state, "removed");
});

test("staff add a certificate only when it stands for the address, is valid and takes encrypted mail", async () => {
  const add = (address: string, pem: string) =>
    post<MailCertificates>("/api/support/mail-certificates", { address, pem });
  const noor = mailKey("noor@clinic.example", now);
  assert.equal((await add("Noor@clinic.example ", noor.pem)).status, 200);
  for (const [address, pem, words] of [
    ["lin@practice.example", noor.pem, /another mail address/],
    ["noor@clinic.example", "no certificate", /no certificate/],
    ["noor@clinic.example", mailKey("noor@clinic.example", new Date("2024-01-01Z"), 30).pem, /not valid today/],
  ] as const) {
    const { body, status } = await add(address, pem);
    assert.equal(status, 422);
    assert.match(body.detail ?? "", words);
  }
  const unknown = { address: "x@clinic.example", fingerprint: "0".repeat(64) };
  assert.equal((await post("/api/support/mail-certificates/trust", unknown)).status, 404);
});

test("everybody finds the certificate and how to use it; the audit record names nobody's words", async () => {
  const page = await world.browser().file("/support/encrypted-mail");
  assert.equal(page.status, 200);
  assert.match(page.text, /help@crossbay\.example/);
  const pem = await world.browser().file("/support/certificate.pem");
  assert.equal(pem.text, help.pem);
  const entries = [
    ...(await auditOf("mail-receive")),
    ...(await auditOf("mail-view")),
    ...(await auditOf("mail-certificate")),
  ];
  assert.ok(entries.length > 10);
  assert.doesNotMatch(JSON.stringify(entries), /@|alerts|Tulips|219-09/i);
});
