import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OutsideRecipient, Problem, SecureThread } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../../../../test/support/messages-world.ts";
import { firstRow } from "../../platform/sql.ts";

let world: MessagesWorld;
let amara: Writer;
let tom: Writer;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

before(async () => {
  world = await startMessagesWorld();
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
  tom = await world.writer("Tom Reyes", "nurse", world.hospital);
});
after(() => world.stop());

let number = 0;
const bySms = (): OutsideRecipient => {
  number += 1;
  return {
    name: "Lena Vogt",
    email: `lena${number}@lawyers.example`,
    proof: { by: "sms", mobile: `+1 518 555 ${String(2000 + number)}` },
  };
};
const byPassphrase = (): OutsideRecipient => ({
  ...bySms(),
  proof: { by: "passphrase", passphrase: "Heron on a Jetty" },
});
const to = (person: OutsideRecipient) => ({ kind: "outside" as const, person });

/** The link of the newest mail to somebody. */
async function linkTo({ email }: OutsideRecipient): Promise<string> {
  await world.deliver();
  const mail = world.outbox.mails.find((each) => each.to === email && each.text.includes("/messages/open#"));
  return /http\S+#\S+/.exec(mail?.text ?? "")?.[0] ?? "";
}

const smsCode = (): string => /^\d{8}/.exec(world.outbox.sms[0]?.text ?? "")?.[0] ?? "";
const mailCode = ({ email }: OutsideRecipient): string =>
  world.outbox.mails
    .filter((mail) => mail.to === email)
    .map(({ text }) => /^(\d{8}) is the code/.exec(text)?.[1])
    .find(Boolean) ?? "";
const wrongCode = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, "0");
const passOf = (body: string): string => /name="pass" value="([^"]+)"/.exec(body)?.[1] ?? "";

/** Up to the thread. */
async function enter(link: string): Promise<{ link: string; pass: string; body: string }> {
  assert.equal((await world.send("code", { link })).status, 200);
  const read = await world.send("read", { link, code: smsCode() });
  assert.equal(read.status, 200, read.body);
  return { link, pass: passOf(read.body), body: read.body };
}

/** Time goes by, and those inside sign in again. */
async function later(ms: number): Promise<void> {
  world.clock.advance(ms);
  await amara.browser.signIn("aokafor");
  await tom.browser.signIn("treyes");
}

const outsideParty = (thread: SecureThread) => thread.parties.find(({ kind }) => kind === "outside");

test("somebody outside reads and answers with the mail's link and a code to their mobile phone", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena)], { attachmentIds: [await world.file(amara)] });
  const link = await linkTo(lena);
  const mail = world.outbox.mails.find((each) => each.to === lena.email);
  assert.match(mail?.text ?? "", /Amara Okafor \(Crossbay General Hospital\) wrote you a secure message/);
  assert.doesNotMatch(mail?.text ?? "", /papers|transfer|555/i);
  assert.deepEqual(outsideParty(thread)?.link, {
    state: "open",
    endsAt: new Date(world.clock.now().getTime() + 14 * dayMs).toISOString(),
    proof: "sms",
    mobileEnd: lena.proof.by === "sms" ? lena.proof.mobile.slice(-2) : "",
    mayRenew: true,
  });

  const { pass, body } = await enter(link);
  assert.match(body, /The papers are attached\./);
  const fileId = /name="file" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const file = await world.send("file", { link, pass, file: fileId });
  assert.equal(file.body, "Transfer papers");
  assert.match(String(file.headers["content-disposition"]), /^attachment/);
  assert.match(String(file.headers["content-security-policy"]), /sandbox/);

  world.clock.advance(minuteMs);
  const answered = await world.answer({ link, pass, text: "I have them." }, [
    { name: "signed.txt", content: "Signed by Lena" },
  ]);
  assert.match(answered.body, /Your answer was sent\./);
  const read = (await world.open(amara, thread.id)).body;
  assert.deepEqual(
    read.messages.map(({ by, text }) => [by, text]),
    [
      ["Amara Okafor", "The papers are attached."],
      ["Lena Vogt", "I have them."],
    ],
  );
  assert.equal(read.messages[1]?.attachments[0]?.name, "signed.txt");
  assert.equal(read.messages[0]?.readBy[0]?.name, "Lena Vogt");
  assert.ok(outsideParty(read)?.link?.openedAt);
  await world.deliver();
  assert.ok(world.newestMail(/Lena Vogt wrote you a secure message/));
});

test("an answer that a browser sends again is sent once", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena)]);
  const { link, pass } = await enter(await linkTo(lena));
  assert.equal((await world.answer({ link, pass, text: "Once." })).status, 200);
  assert.equal((await world.answer({ link, pass, text: "Once." })).status, 401);
  assert.equal((await world.open(amara, thread.id)).body.messages.length, 2);
});

test("with a passphrase it takes the code of the mailbox and the passphrase, and nobody learns which was wrong", async () => {
  const lena = byPassphrase();
  await world.write(amara, [to(lena)]);
  const link = await linkTo(lena);
  const textsBefore = world.outbox.sms.length;
  const asked = await world.send("code", { link });
  assert.match(asked.body, /mailbox to which the link came/);
  assert.equal(world.outbox.sms.length, textsBefore);
  const code = mailCode(lena);
  const wrong = [
    { code, passphrase: "Heron on a Pier" },
    { code: wrongCode(code), passphrase: "Heron on a Jetty" },
    { code, passphrase: "" },
  ];
  const answers = await Promise.all(wrong.map((tried) => world.send("read", { link, by: "passphrase", ...tried })));
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body === answers[0]?.body]),
    [
      [401, true],
      [401, true],
      [401, true],
    ],
  );
  // Told by telephone: capitals and spaces do not matter.
  const read = await world.send("read", { link, code, passphrase: " heron on  a jetty", by: "passphrase" });
  assert.equal(read.status, 200);
  const stored = await world.transaction((tx) =>
    firstRow<{ hashes: string }>(
      tx,
      sql`select string_agg(passphrase_hash::text, ' ') as hashes from support.secure_party`,
    ),
  );
  assert.doesNotMatch(stored?.hashes ?? "", /heron/i);
});

test("a wrong, an old, a withdrawn, a replaced and somebody else's link are answered the same", async () => {
  const [lena, mia] = [bySms(), { ...bySms(), name: "Mia Ostrander" }];
  const thread = await world.write(amara, [to(lena), to(mia)]);
  const partyPath = (person: OutsideRecipient) =>
    `/api/messages/${thread.id}/parties/${thread.parties.find(({ name }) => name === person.name)?.id}/link`;
  const [replaced, withdrawn] = [await linkTo(lena), await linkTo(mia)];
  assert.equal((await amara.browser.post(partyPath(lena), {})).status, 200);
  const renewed = await linkTo(lena);
  const shown = (await amara.browser.post<SecureThread>(`${partyPath(mia)}/withdraw`)).body;
  assert.equal(shown.parties.find(({ name }) => name === mia.name)?.link?.state, "withdrawn");

  const forged = [renewed.replace(/.{6}$/, "AAAAAA"), `${renewed.replace(/#.*/, "#")}${thread.id}.${thread.id}.x`];
  const dead = ["", "nonsense", ...forged, replaced, withdrawn];
  const answers = await Promise.all(dead.map((link) => world.send("code", { link })));
  assert.equal(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size, 1);
  assert.equal(answers[0]?.status, 401);
  assert.equal((await world.send("code", { link: renewed })).status, 200);

  await later(15 * dayMs);
  assert.equal((await world.send("code", { link: renewed })).body, answers[0]?.body);
  assert.equal((await world.open(amara, thread.id)).body.mayAnswer, false);
  const refused = await amara.browser.post<Problem>(`/api/messages/${thread.id}/messages`, { text: "Hello?" });
  assert.equal(refused.body.code, "step-closed");
});

test("wrong codes are counted: a code is over after five, a link is locked after fifteen, and its sender sees it", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena)]);
  const link = await linkTo(lena);
  for (let round = 0; round < 3; round += 1) {
    assert.equal((await world.send("code", { link })).status, 200);
    const code = smsCode();
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await world.send("read", { link, code: wrongCode(code) })).status, 401);
    }
    const late = await world.send("read", { link, code });
    assert.match(late.body, round < 2 ? /This code no longer works/ : /This link no longer opens/);
    await later(4 * minuteMs);
  }
  assert.equal((await world.send("code", { link })).status, 401);
  assert.equal(outsideParty((await world.open(amara, thread.id)).body)?.link?.state, "locked");
});

test("codes are sent three times in ten minutes, and end after ten", async () => {
  const lena = bySms();
  await world.write(amara, [to(lena)]);
  const link = await linkTo(lena);
  for (let count = 0; count < 3; count += 1) assert.equal((await world.send("code", { link })).status, 200);
  const busy = await world.send("code", { link });
  assert.deepEqual([busy.status, /Several codes were sent already/.test(busy.body)], [429, true]);
  await later(11 * minuteMs);
  assert.match((await world.send("read", { link, code: smsCode() })).body, /This code no longer works/);
});

test("a pass is over after half an hour, and opens no other thread", async () => {
  const [lena, mia] = [bySms(), bySms()];
  await world.write(amara, [to(lena)]);
  await world.write(tom, [to(mia)], { subject: "Another matter" });
  const first = await enter(await linkTo(lena));
  const second = await enter(await linkTo(mia));
  assert.equal((await world.answer({ link: second.link, pass: first.pass, text: "Hello" })).status, 401);
  await later(31 * minuteMs);
  assert.equal((await world.answer({ link: first.link, pass: first.pass, text: "Hello" })).status, 401);
});

test("a message that was taken back is not read outside either", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena)], { attachmentIds: [await world.file(amara)] });
  const link = await linkTo(lena);
  const before = await enter(link);
  const fileId = /name="file" value="([^"]+)"/.exec(before.body)?.[1] ?? "";
  await amara.browser.post(`/api/messages/${thread.id}/messages/${thread.messages[0]?.id}/recall`);
  assert.equal((await world.send("file", { link, pass: before.pass, file: fileId })).status, 401);
  const { body } = await enter(link);
  assert.match(body, /taken back by whoever wrote it/);
  assert.doesNotMatch(body, /papers/);
});

test("who renews or ends the link of somebody outside is who brought them in", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena), { kind: "affiliation", affiliationId: tom.affiliationId }]);
  const shown = (await world.open(tom, thread.id)).body;
  assert.equal(outsideParty(shown)?.link, undefined);
  const path = `/api/messages/${thread.id}/parties/${outsideParty(thread)?.id}/link`;
  assert.equal((await tom.browser.post(path, {})).status, 404);
  assert.equal((await tom.browser.post(`${path}/withdraw`)).status, 404);
  const easy = { proof: { by: "passphrase", passphrase: "aaaaaaaaaaaa" } };
  assert.match((await amara.browser.post<Problem>(path, easy)).body.detail, /too easy/);
  const changed = await amara.browser.post<SecureThread>(path, {
    proof: { by: "passphrase", passphrase: "seven moons over Albany" },
    daysOpen: 2,
  });
  assert.deepEqual(
    [outsideParty(changed.body)?.link?.proof, outsideParty(changed.body)?.link?.mobileEnd],
    ["passphrase", undefined],
  );
});

test("nobody outside is written to without a proof, an address and a number that can be theirs", async () => {
  const send = (person: object) =>
    amara.browser.post<Problem>("/api/messages", { subject: "S", text: "T", to: [{ kind: "outside", person }] });
  const { proof, ...unproved } = bySms();
  assert.equal((await send(unproved)).status, 400);
  const bad = await send({ ...unproved, email: "a@b.example, c@d.example", proof: { by: "sms", mobile: "12" } });
  assert.deepEqual(
    bad.body.fields?.map(({ field }) => field),
    ["to.0.person.email", "to.0.person.proof.mobile"],
  );
  assert.equal((await send({ ...unproved, proof, daysOpen: 365 })).status, 400);
});

test("script in an answer, its file name and a picture stays what it is, and programs are not taken", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to({ ...lena, name: "<b>Lena</b>" })], { subject: "<script>1</script>" });
  const { link, pass, body } = await enter(await linkTo(lena));
  assert.doesNotMatch(body, /<script>1|<b>Lena/);
  const svg = [{ name: "x.svg", content: "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>" }];
  const refused = await world.answer({ link, pass, text: "<img src=x>" }, svg);
  assert.equal(refused.status, 422);
  // What was typed is not lost.
  assert.match(refused.body, /&lt;img src=x&gt;<\/textarea>/);
  assert.equal((await world.open(amara, thread.id)).body.messages.length, 1);
  const four = Array.from({ length: 4 }, (_, at) => ({ name: `${at}.txt`, content: "words" }));
  assert.match((await world.answer({ link, pass, text: "Four" }, four)).body, /at most 3 files/);
  const sent = await world.answer({ link, pass, text: "My password is copper99violin" });
  assert.match(sent.body, /it was masked/);
  assert.doesNotMatch(JSON.stringify((await world.open(amara, thread.id)).body), /copper99violin/);
});

test("a form from another site is refused, and files that are too large are not read to the end", async () => {
  const strange = await world.send("code", { link: "x" }, { "sec-fetch-site": "cross-site" });
  assert.deepEqual([strange.status, /did not come from this page/.test(strange.body)], [403, true]);
  const lena = bySms();
  await world.write(amara, [to(lena)]);
  const { link, pass } = await enter(await linkTo(lena));
  const large = await world.answer({ link, pass, text: "Large" }, [
    { name: "a.txt", content: "x".repeat(11 * 1024 * 1024) },
  ]);
  assert.deepEqual([large.status, /10 MB together at most/.test(large.body)], [413, true]);
  assert.equal((await world.answer({ link, pass, text: "" })).status, 422);
});

test("the page works without a script, and says nothing of what it opens before the code", async () => {
  const page = await world.http.inject({ url: "/messages/open" });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<label for="link">The link in the mail<\/label>/);
  const lena = bySms();
  await world.write(amara, [to(lena)]);
  const asked = await world.send("code", { link: await linkTo(lena) });
  assert.doesNotMatch(asked.body, /transfer|Amara|Lena|papers/i);
  assert.ok(!world.logLines.some((line) => /Transfer papers|lawyers\.example/.test(line)));
});
