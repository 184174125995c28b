import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { goodPassword, sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { helpAddress, type MailWords, mailKey, writeMail } from "../../../../test/support/help-mail.ts";
import { rows } from "../../platform/sql.ts";
import { plusAddress } from "./plus-address-rules.ts";
import { receiveMail } from "./receive-mail.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";
import { readMails } from "./testing/read-mails.ts";

const now = new Date("2026-03-12T14:00:00Z");
const help = mailKey(helpAddress, now);
const okafor = mailKey("a.okafor@hospital.example", now);
const stranger = mailKey("stranger@elsewhere.example", now);
let world: HelpDeskWorld;
let context: MailContext & { supportMail: SupportMail };
let amara: Person;
const { threadOf, eventsOf, heldOf, numberOf } = readMails(() => world);

before(async () => {
  world = await startHelpDeskWorld();
  context = {
    ...world.context,
    supportMail: { address: helpAddress, key: help, formerKeys: [], pem: help.pem, trusted: [okafor.certificate] },
  };
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  await world.run(sql`update accounts.account set email = 'a.okafor@hospital.example', email_folded = 'a.okafor@hospital.example'
    where id = ${amara.accountId}`);
});
beforeEach(async () => {
  world.clock.advance(25 * 60 * 60_000);
  await world.deliver();
});
after(() => world.stop());

const receive = (
  words: MailWords,
  secured: Parameters<typeof writeMail>[1] = {},
  more: { recipients?: string[] } = {},
) =>
  receiveMail(context, {
    bytes: writeMail(words, { now: world.clock.now(), ...secured }),
    returnPath: "a.okafor@hospital.example",
    recipients: more.recipients ?? [helpAddress],
  });
test("a harmless open mail opens a request, and its sender gets a link alone", async () => {
  const { outcome, ticketId } = await receive({ subject: "Re: pop-up windows", text: "They stay closed. What now?" });
  assert.equal(outcome, "opened");
  const [message] = await threadOf(ticketId);
  assert.deepEqual(message, {
    ...{ subject: "pop-up windows", text: "They stay closed. What now?", cameBy: "mail", by: "Amara Okafor" },
  });
  assert.deepEqual(await eventsOf(ticketId), ["Came as open mail; nothing proves who sent it"]);
  await world.deliver();
  const mail = world.outbox.mails[0]!;
  assert.equal(mail.to, "a.okafor@hospital.example");
  assert.doesNotMatch(`${mail.subject}${mail.text}`, /stay closed/);
});

test("an encrypted and signed mail with a patient's data is filed, and its signer is known", async () => {
  const text = "Maria Twinning, born 4 March 1962, MRN 4471102: her potassium is missing.";
  const { outcome, ticketId } = await receive({ text }, { by: okafor, to: help });
  assert.equal(outcome, "opened");
  const [message] = await threadOf(ticketId);
  assert.equal(message?.text, text);
  assert.equal(message?.cameBy, "encrypted-mail");
  assert.match((await eventsOf(ticketId))[0] ?? "", /^Came as encrypted mail; its signature is sound/);
});

test("the same mail twice is taken once", async () => {
  const words = { messageId: "once@hospital.example", text: "Only once." };
  assert.equal((await receive(words)).outcome, "opened");
  assert.equal((await receive(words)).outcome, "ignored");
});

test("a patient's data in open mail is kept back, masked and sealed, and its sender is told once a day", async () => {
  const text = "Please look at Maria, SSN 219-09-9999, born 03/04/1962.";
  const { outcome, heldId } = await receive({ subject: "MRN: 4471102 is wrong", text });
  assert.equal(outcome, "held");
  const held = await heldOf(heldId);
  assert.deepEqual(held.reasons, ["patient-data"]);
  assert.doesNotMatch(`${held.subject} ${held.redacted}`, /219-09|4471102|1962/);
  const kept = await world.transaction((tx) =>
    rows<{ found: number }>(
      tx,
      sql`select count(*)::integer as found from support.held_mail h where h::text like '%219-09-9999%'
          or encode(h.sealed, 'escape') like '%219-09-9999%'`,
    ),
  );
  assert.equal(kept[0]?.found, 0);
  await world.deliver();
  const answer = world.outbox.mails[0]!;
  assert.match(answer.text, /\/support\/encrypted-mail/);
  assert.doesNotMatch(answer.text, /Amara|Maria|219/);
  const before = world.outbox.mails.length;
  const again = await receive({ text });
  assert.equal((await heldOf(again.heldId)).answered, false);
  await world.deliver();
  assert.equal(world.outbox.mails.length, before);
});

test("a patient's data in a text file of an open mail is found too", async () => {
  const entity = [
    `Content-Type: multipart/mixed; boundary=b`,
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "See the list.",
    "--b",
    'Content-Type: text/csv; name="list.csv"',
    'Content-Disposition: attachment; filename="list.csv"',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from("name,ssn\nMaria Twinning,SSN 219-09-9999\n").toString("base64"),
    "--b--",
    "",
  ].join("\r\n");
  const { outcome, heldId } = await receive({ entity });
  assert.equal(outcome, "held");
  assert.deepEqual((await heldOf(heldId)).reasons, ["patient-data"]);
});

test("a password that is in use is masked, and its account needs another one", async () => {
  const { outcome, heldId } = await receive({ text: `I cannot sign in, my password is: ${goodPassword}` });
  assert.equal(outcome, "held");
  const held = await heldOf(heldId);
  assert.deepEqual(held.reasons, ["credentials"]);
  assert.doesNotMatch(held.redacted, /copper|moons/);
  assert.equal(held.passwordReset, true);
  assert.equal((await amara.browser.begin(amara.username)).status, 401);
  await world.deliver();
  assert.match(world.newestMail(/your password no longer works/), /password/);
  await world.run(sql`update accounts.account set password_hash = exposed_password_hash where id = ${amara.accountId}`);
});

test("a stranger who writes some password under a clinician's address shuts nobody out", async () => {
  const { outcome, heldId } = await receive({ text: "my password is: hunter2hunter2!" });
  assert.equal(outcome, "held");
  assert.equal((await heldOf(heldId)).passwordReset, false);
  assert.equal((await amara.browser.begin(amara.username)).status, 202);
});

test("a signed writer of a password gets another one, whichever password it was", async () => {
  const { outcome, ticketId } = await receive({ text: "my password is: hunter2hunter2!" }, { by: okafor, to: help });
  assert.equal(outcome, "opened");
  assert.doesNotMatch((await threadOf(ticketId))[0]!.text, /hunter2/);
  assert.equal((await amara.browser.begin(amara.username)).status, 401);
  await world.run(sql`update accounts.account set password_hash = exposed_password_hash where id = ${amara.accountId}`);
});

test("a forged In-Reply-To, number or plus address writes into nobody's request", async () => {
  const first = await receive({ text: "My first question." });
  const number = await numberOf(first.ticketId);
  const forged = await receive({
    subject: `Re: ${number}`,
    head: [`In-Reply-To: <${first.ticketId}@crossbay.example>`, `References: <${first.ticketId}@crossbay.example>`],
    text: "Please end Dr. Lin's access.",
  });
  assert.equal(forged.outcome, "opened");
  assert.notEqual(forged.ticketId, first.ticketId);
  assert.match((await eventsOf(forged.ticketId)).join(), new RegExp(`names ${number}, but nothing proves`));
  const wrong = helpAddress.replace("@", `+${first.ticketId!.replaceAll("-", "")}.aaaaaaaaaaaaaaaaaaaa@`);
  const guessed = await receive({ text: "Guessed." }, {}, { recipients: [wrong] });
  assert.notEqual(guessed.ticketId, first.ticketId);
  const secret = plusAddress(context.keys.signIn, {
    ...{ address: helpAddress, ticketId: first.ticketId!, sender: "a.okafor@hospital.example" },
  });
  const ofOther = await receive({ from: "thief@elsewhere.example", text: "Mine." }, {}, { recipients: [secret] });
  assert.notEqual(ofOther.ticketId, first.ticketId);
  assert.equal((await threadOf(first.ticketId)).length, 1);
});

test("an answer to the secret address, or signed with the number, is filed on the request", async () => {
  const first = await receive({ text: "My question." });
  const number = await numberOf(first.ticketId);
  const secret = plusAddress(context.keys.signIn, {
    ...{ address: helpAddress, ticketId: first.ticketId!, sender: "a.okafor@hospital.example" },
  });
  const answered = await receive({ text: "One more thing." }, {}, { recipients: [secret.toUpperCase()] });
  assert.deepEqual(answered, { outcome: "answered", ticketId: first.ticketId });
  const signed = await receive({ subject: `About ${number}`, text: "And another." }, { by: okafor });
  assert.deepEqual(signed, { outcome: "answered", ticketId: first.ticketId });
  assert.deepEqual(
    (await threadOf(first.ticketId)).map(({ text }) => text),
    ["My question.", "One more thing.", "And another."],
  );
});

test("a sound signature of somebody else, altered words and what nobody can open are kept back", async () => {
  const other = await receive({ text: "It is me." }, { by: stranger, to: help });
  assert.deepEqual((await heldOf(other.heldId)).reasons, ["wrong-signer"]);
  const bytes = writeMail({ text: "End her access." }, { by: okafor, now: world.clock.now() });
  const altered = await receiveMail(context, {
    bytes: Buffer.from(bytes.toString("latin1").replace("End her", "End his"), "latin1"),
    returnPath: "x@y.example",
    recipients: [helpAddress],
  });
  assert.deepEqual((await heldOf(altered.heldId)).reasons, ["altered"]);
  const forOthers = await receive({ text: "Not for you." }, { to: stranger });
  assert.deepEqual((await heldOf(forOthers.heldId)).reasons, ["cannot-open"]);
  const mangled = await receive({ entity: "Content-Type: application/pkcs7-mime\r\n\r\nnothing of the kind" });
  assert.deepEqual((await heldOf(mangled.heldId)).reasons, ["cannot-open"]);
});

test("an expired certificate and one that nobody vouches for prove nothing", async () => {
  const expired = mailKey("a.okafor@hospital.example", new Date("2025-01-01T00:00:00Z"), 30);
  for (const by of [expired, mailKey("a.okafor@hospital.example", world.clock.now())]) {
    const { outcome, ticketId } = await receive({ text: "Who am I?" }, { by, to: help });
    assert.equal(outcome, "opened");
    assert.deepEqual(await eventsOf(ticketId), ["Came as encrypted mail; nothing proves who sent it"]);
  }
});

test("answers of machines, notices, lists, circles and the exchange's own mails are let go without an answer", async () => {
  const before = world.outbox.mails.length;
  const hop = "Received: from a by b; Thu, 12 Mar 2026 14:00:00 +0000";
  for (const head of [
    ["Auto-Submitted: auto-replied"],
    ["X-Autoreply: yes"],
    ["Precedence: bulk"],
    ["List-Id: <doctors.example>"],
    ["X-Crossbay-Exchange: yes"],
    Array.from({ length: 30 }, () => hop),
  ]) {
    assert.equal((await receive({ head })).outcome, "ignored", head[0]);
  }
  assert.equal((await receive({ from: helpAddress })).outcome, "ignored");
  const bytes = writeMail({ from: "MAILER-DAEMON@hospital.example" });
  assert.equal((await receiveMail(context, { bytes, returnPath: "", recipients: [helpAddress] })).outcome, "ignored");
  assert.equal((await receive({ head: ["From: somebody@else.example"] })).outcome, "ignored");
  await world.deliver();
  assert.equal(world.outbox.mails.length, before);
});

test("whoever sends very much is not answered any more, and then asked to come again", async () => {
  const outcomes = [];
  for (let count = 0; count < 41; count++) {
    outcomes.push((await receive({ from: "flood@elsewhere.example", text: `Number ${count}` })).outcome);
  }
  assert.deepEqual(new Set(outcomes.slice(0, 40)), new Set(["opened"]));
  assert.equal(outcomes[40], "flood");
  await world.deliver();
  assert.equal(world.outbox.mails.filter(({ to }) => to === "flood@elsewhere.example").length, 5);
});

test("script in subject, words and file names stays words; harmful files are not kept", async () => {
  const entity = [
    "Content-Type: multipart/mixed; boundary=b",
    "",
    "--b",
    "Content-Type: text/html",
    "",
    "<p>Hello <b>there</b><script>alert(1)</script><img src=x onerror=alert(2)></p>",
    "--b",
    'Content-Type: image/svg+xml; name="<script>.svg"',
    'Content-Disposition: attachment; filename="<script>.svg"',
    "",
    "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(3)</script></svg>",
    "--b",
    'Content-Type: application/pdf; name="../../notes.pdf"',
    'Content-Disposition: attachment; filename="../../notes.pdf"',
    "",
    "%PDF-1.7 notes",
    "--b--",
    "",
  ].join("\r\n");
  const { ticketId, outcome } = await receive({ subject: "<script>alert(0)</script>", entity });
  assert.equal(outcome, "opened");
  const [message] = await threadOf(ticketId);
  assert.equal(message?.text, "Hello there");
  assert.equal(message?.subject, "<script>alert(0)</script>");
  const files = await world.transaction((tx) =>
    rows<{ name: string }>(tx, sql`select name from support.attachment where use_id = ${ticketId}`),
  );
  assert.deepEqual(files, [{ name: "notes.pdf" }]);
  assert.match((await eventsOf(ticketId)).join("\n"), /A file was not kept: Web pages and drawings/);
});
