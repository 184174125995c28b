import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Ticket, TicketLines } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { helpAddress, type MailWords, mailKey, writeMail } from "../../../../test/support/help-mail.ts";
import { plusAddress } from "./plus-address-rules.ts";
import { receiveMail } from "./receive-mail.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";
import { readMails } from "./testing/read-mails.ts";

const now = new Date("2026-03-12T14:00:00Z");
const help = mailKey(helpAddress, now);
const okafor = mailKey("a.okafor@hospital.example", now);
const lin = mailKey("lin@practice.example", now);
let world: HelpDeskWorld;
let context: MailContext & { supportMail: SupportMail };
let amara: Person;
let mei: Person;
const { threadOf, numberOf } = readMails(() => world);

before(async () => {
  world = await startHelpDeskWorld();
  const trusted = [okafor.certificate, lin.certificate];
  context = {
    ...world.context,
    supportMail: { address: helpAddress, key: help, formerKeys: [], pem: help.pem, trusted },
  };
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  mei = await world.signedIn("Mei Lin", "nurse", world.practice);
  await moveTo(amara, "a.okafor@hospital.example");
  await moveTo(mei, "lin@practice.example");
});
beforeEach(async () => {
  world.clock.advance(25 * 60 * 60_000);
  await world.deliver();
});
after(() => world.stop());

const moveTo = (person: Person, email: string) =>
  world.run(sql`update accounts.account set email = ${email}, email_folded = ${email} where id = ${person.accountId}`);
const receive = (
  words: MailWords,
  secured: Parameters<typeof writeMail>[1] = { by: okafor, to: help },
  recipients = [helpAddress],
) =>
  receiveMail(context, {
    bytes: writeMail(words, { now: world.clock.now(), ...secured }),
    returnPath: words.from ?? "a.okafor@hospital.example",
    recipients,
  });
const again = async (person: Person) => {
  await person.browser.signIn(person.username);
  return person.browser;
};
const idsOf = async (person: Person): Promise<string[]> =>
  (await (await again(person)).get<TicketLines>("/api/help/tickets")).body.tickets.map(({ id }) => id);

test("whoever signs a mail follows it on the portal as any other request of the account", async () => {
  const { ticketId, outcome } = await receive({ text: "Maria Twinning, born 4 March 1962: no potassium." });
  assert.equal(outcome, "opened");
  assert.ok((await idsOf(amara)).includes(ticketId!));
  const { body } = await amara.browser.get<Ticket>(`/api/help/tickets/${ticketId}`);
  assert.match(body.messages[0]?.text ?? "", /no potassium/);
  assert.deepEqual((await idsOf(mei)).includes(ticketId!), false);
  await world.deliver();
  const mail = world.outbox.mails[0]!;
  assert.equal(mail.to, "a.okafor@hospital.example");
  assert.match(mail.text, new RegExp(`/help/${ticketId}`));
  assert.equal(await world.run(sql`update audit.entry set action = action where false`).catch(() => 0), 0);
});

test("a signed mail with the number of the account's request is filed on it, as words of the account", async () => {
  const browser = await again(amara);
  const { id, number } = await world.ask({ ...amara, browser }, "other");
  const answered = await receive({ subject: `Re: ${number}`, text: "One more thing." });
  assert.deepEqual(answered, { outcome: "answered", ticketId: id });
  const { body } = await browser.get<Ticket>(`/api/help/tickets/${id}`);
  assert.deepEqual(
    body.messages.map(({ by, text }) => [by, text]),
    [
      ["Amara Okafor", "Please help me with this."],
      ["Amara Okafor", "One more thing."],
    ],
  );
});

test("a mail that nobody verified never becomes the account's, nor writes into its requests, even at its secret address", async () => {
  const browser = await again(amara);
  const { id, number } = await world.ask({ ...amara, browser }, "other");
  const sender = "a.okafor@hospital.example";
  const secret = plusAddress(context.keys.signIn, { address: helpAddress, ticketId: id, sender });
  const unproved = mailKey(sender, world.clock.now());
  for (const secured of [{}, { to: help }, { by: unproved, to: help }]) {
    const { outcome, ticketId } = await receive({ subject: number, text: "It is me." }, secured, [secret]);
    assert.equal(outcome, "opened");
    assert.equal((await idsOf(amara)).includes(ticketId!), false);
  }
  assert.equal((await threadOf(id)).length, 1);
});

test("a signer writes into nobody else's request", async () => {
  const { id, number } = await world.ask({ ...amara, browser: await again(amara) }, "other");
  const from = "lin@practice.example";
  const { ticketId } = await receive({ from, subject: number, text: "Mine?" }, { by: lin, to: help });
  assert.notEqual(ticketId, id);
  assert.equal((await threadOf(id)).length, 1);
  assert.ok((await idsOf(mei)).includes(ticketId!));
});

test("a certificate stays its first owner's when the address goes to another account, and a suspended account asks as a stranger", async () => {
  const from = "a.okafor@hospital.example";
  await moveTo(amara, "okafor-before@hospital.example");
  await moveTo(mei, from);
  const moved = await receive({ text: "Who am I now?" });
  assert.equal((await idsOf(mei)).includes(moved.ticketId!), false);
  assert.equal((await idsOf(amara)).includes(moved.ticketId!), false);
  await moveTo(mei, "lin@practice.example");
  await moveTo(amara, from);
  await world.run(sql`update accounts.account set state = 'suspended' where id = ${amara.accountId}`);
  const suspended = await receive({ text: "And now?" });
  await world.run(sql`update accounts.account set state = 'active' where id = ${amara.accountId}`);
  assert.equal((await idsOf(amara)).includes(suspended.ticketId!), false);
  assert.match((await numberOf(suspended.ticketId)) ?? "", /^T-/);
});
