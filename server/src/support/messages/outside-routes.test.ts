import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { OutsideRecipient, Problem, SecureThread } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../../../../test/support/messages-world.ts";
import { byPassphrase, bySms, meetOutside, type OutsideReading, to } from "../../../../test/support/outside-people.ts";
import { firstRow } from "../../platform/sql.ts";

let world: MessagesWorld;
let amara: Writer;
let tom: Writer;
let outside: OutsideReading;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

before(async () => {
  world = await startMessagesWorld();
  outside = meetOutside(world);
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
  tom = await world.writer("Tom Reyes", "nurse", world.hospital);
});
after(() => world.stop());

const wrongCode = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, "0");

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
  const link = await outside.linkTo(lena);
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

  const { pass, body } = await outside.enter(link);
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
  const { link, pass } = await outside.enter(await outside.linkTo(lena));
  assert.equal((await world.answer({ link, pass, text: "Once." })).status, 200);
  assert.equal((await world.answer({ link, pass, text: "Once." })).status, 401);
  assert.equal((await world.open(amara, thread.id)).body.messages.length, 2);
});

test("with a passphrase it takes the code of the mailbox and the passphrase, and nobody learns which was wrong", async () => {
  const lena = byPassphrase();
  await world.write(amara, [to(lena)]);
  const link = await outside.linkTo(lena);
  const textsBefore = world.outbox.sms.length;
  const asked = await world.send("code", { link });
  assert.match(asked.body, /mailbox to which the link came/);
  assert.equal(world.outbox.sms.length, textsBefore);
  const code = outside.mailCode(lena);
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
  const [replaced, withdrawn] = [await outside.linkTo(lena), await outside.linkTo(mia)];
  assert.equal((await amara.browser.post(partyPath(lena), {})).status, 200);
  const renewed = await outside.linkTo(lena);
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
  const link = await outside.linkTo(lena);
  for (let round = 0; round < 3; round += 1) {
    assert.equal((await world.send("code", { link })).status, 200);
    const code = outside.smsCode();
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
  const link = await outside.linkTo(lena);
  for (let count = 0; count < 3; count += 1) assert.equal((await world.send("code", { link })).status, 200);
  const busy = await world.send("code", { link });
  assert.deepEqual([busy.status, /Several codes were sent already/.test(busy.body)], [429, true]);
  await later(11 * minuteMs);
  assert.match((await world.send("read", { link, code: outside.smsCode() })).body, /This code no longer works/);
});

test("a pass is over after half an hour, and opens no other thread", async () => {
  const [lena, mia] = [bySms(), bySms()];
  await world.write(amara, [to(lena)]);
  await world.write(tom, [to(mia)], { subject: "Another matter" });
  const first = await outside.enter(await outside.linkTo(lena));
  const second = await outside.enter(await outside.linkTo(mia));
  assert.equal((await world.answer({ link: second.link, pass: first.pass, text: "Hello" })).status, 401);
  await later(31 * minuteMs);
  assert.equal((await world.answer({ link: first.link, pass: first.pass, text: "Hello" })).status, 401);
});

test("a message that was taken back is not read outside either", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to(lena)], { attachmentIds: [await world.file(amara)] });
  const link = await outside.linkTo(lena);
  const before = await outside.enter(link);
  const fileId = /name="file" value="([^"]+)"/.exec(before.body)?.[1] ?? "";
  await amara.browser.post(`/api/messages/${thread.id}/messages/${thread.messages[0]?.id}/recall`);
  assert.equal((await world.send("file", { link, pass: before.pass, file: fileId })).status, 401);
  const { body } = await outside.enter(link);
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
