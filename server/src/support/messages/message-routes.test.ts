import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, SecureRecipients, SecureSent, SecureThread, SecureUnread } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../../../../test/support/messages-world.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow } from "../../platform/sql.ts";

let world: MessagesWorld;
let amara: Writer;
let tom: Writer;
let ines: Writer;
let sam: Writer;
let grace: Writer;

before(async () => {
  world = await startMessagesWorld();
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
  tom = await world.writer("Tom Reyes", "nurse", world.hospital);
  ines = await world.writer("Ines Moreau", "physician", world.practice);
  sam = await world.writer("Sam Adeyemi", "support-agent", world.exchange);
  grace = await world.writer("Grace Lin", "relationship-manager", world.exchange);
  await world.run(
    sql`update accounts.participant set relationship_manager_id = ${grace.accountId} where id = ${world.hospital.id}`,
  );
});
after(() => world.stop());

const to = ({ affiliationId }: Writer) => ({ kind: "affiliation" as const, affiliationId });
const help = { kind: "help" as const };
const unread = async ({ browser }: Writer) => (await browser.get<SecureUnread>("/api/messages/unread")).body.unread;
const mailsTo = async (writer: Writer) => {
  await world.deliver();
  return world.outbox.mails.filter(({ text }) => text.includes(`Dear ${writer.name}`));
};

test("a doctor writes to a colleague, who is told by a mail that says nothing of it, reads and answers", async () => {
  const thread = await world.write(amara, [to(tom)], { attachmentIds: [await world.file(amara)] });
  assert.deepEqual(thread.parties.map(({ name, self }) => [name, self]).toSorted(), [
    ["Amara Okafor", true],
    ["Tom Reyes", false],
  ]);
  assert.equal(await unread(tom), 1);
  const [mail] = await mailsTo(tom);
  assert.match(mail?.text ?? "", /Amara Okafor \(Crossbay General Hospital\) wrote you a secure message/);
  assert.match(mail?.text ?? "", new RegExp(`/messages/${thread.id}$`, "m"));
  assert.doesNotMatch(mail?.text ?? "", /transfer|papers/i);

  world.clock.advance(60_000);
  const opened = (await world.open(tom, thread.id)).body;
  assert.equal(opened.messages[0]?.text, "The papers are attached.");
  assert.equal(opened.messages[0]?.own, false);
  assert.deepEqual(opened.messages[0]?.readBy, []);
  assert.equal(await unread(tom), 0);
  const file = opened.messages[0]?.attachments[0];
  const saved = await tom.browser.file(`/api/messages/${thread.id}/attachments/${file?.id}`);
  assert.deepEqual([saved.status, saved.text], [200, "Transfer papers"]);

  const answered = await tom.browser.post<SecureSent>(`/api/messages/${thread.id}/messages`, { text: "Thank you." });
  assert.equal(answered.body.thread.messages.length, 2);
  assert.equal(await unread(amara), 1);
  const again = (await world.open(amara, thread.id)).body;
  assert.deepEqual(
    again.messages[0]?.readBy.map(({ name, at }) => [name, at]),
    [["Tom Reyes", world.clock.now().toISOString()]],
  );
});

test("until a message is read, no other mail says that one waits", async () => {
  const thread = await world.write(amara, [to(tom)]);
  const before = (await mailsTo(tom)).length;
  const more = { text: "One more thing." };
  await amara.browser.post(`/api/messages/${thread.id}/messages`, more);
  assert.equal((await mailsTo(tom)).length, before);
  await world.open(tom, thread.id);
  await amara.browser.post(`/api/messages/${thread.id}/messages`, more);
  assert.equal((await mailsTo(tom)).length, before + 1);
});

test("a user writes to the help desk, the own relationship manager and colleagues, and to nobody else", async () => {
  const found = await amara.browser.post<SecureRecipients>("/api/messages/recipients", { text: "" });
  assert.deepEqual(
    found.body.recipients.map(({ kind, name }) => [kind, name]),
    [
      ["help", "Help desk of Crossbay Health Information Exchange"],
      ["relationship-manager", "Grace Lin"],
      ["colleague", "Tom Reyes"],
    ],
  );
  assert.equal((await world.write(amara, [help, to(grace), to(tom)])).parties.length, 4);
  for (const stranger of [to(ines), to(sam), to(amara), { kind: "affiliation" as const, affiliationId: newId() }]) {
    const sent = await amara.browser.post<Problem>("/api/messages", {
      subject: "Hello",
      text: "Hello",
      to: [stranger],
    });
    assert.equal(sent.status, 422);
    // The same words for somebody whom there is and for somebody whom there is not.
    assert.match(sent.body.detail, /^Nothing was sent\. One of those you chose cannot be written to\./);
  }
});

test("staff of the exchange find and write to users everywhere, and each look is in the audit record", async () => {
  const found = await sam.browser.post<SecureRecipients>("/api/messages/recipients", { text: "mor" });
  assert.deepEqual(
    found.body.recipients.map(({ name, participantName }) => [name, participantName]),
    [["Ines Moreau", "Lantern Street Family Practice"]],
  );
  const few = await sam.browser.post<SecureRecipients>("/api/messages/recipients", { text: "m" });
  assert.deepEqual(few.body.recipients, []);
  const looks = await world.transaction((tx) =>
    firstRow<{ looks: number }>(
      tx,
      sql`select count(*)::integer as looks from audit.entry where action = 'user-look-up'
          and account_id = ${sam.accountId}`,
    ),
  );
  assert.equal(looks?.looks, 2);
  await world.write(sam, [to(ines)]);
  assert.equal(await unread(ines), 1);
});

test("somebody else's message is not there, neither to read, to answer nor to take back", async () => {
  const thread = await world.write(amara, [to(tom)], { attachmentIds: [await world.file(amara)] });
  const [message] = thread.messages;
  const path = `/api/messages/${thread.id}`;
  for (const stranger of [ines, sam, grace]) {
    const answers = [
      await stranger.browser.get<Problem>(path),
      await stranger.browser.post<Problem>(`${path}/messages`, { text: "Hello" }),
      await stranger.browser.post<Problem>(`${path}/messages/${message?.id}/recall`),
      await stranger.browser.get<Problem>(`${path}/attachments/${message?.attachments[0]?.id}`),
      await stranger.browser.get<Problem>(`/api/messages/${newId()}`),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404],
    );
    assert.equal(answers[0]?.body.detail, answers[4]?.body.detail);
    assert.ok(!(await world.list(stranger)).threads.some(({ id }) => id === thread.id));
  }
  // One who reads it takes back nothing of the other's.
  assert.equal((await tom.browser.post(`${path}/messages/${message?.id}/recall`)).status, 404);
  // A file of another thread does not come through this one.
  const other = await world.write(ines, [help], { attachmentIds: [await world.file(ines)] });
  const file = other.messages[0]?.attachments[0]?.id;
  assert.equal((await amara.browser.get(`${path}/attachments/${file}`)).status, 404);
});

test("a file that is somebody else's or was sent before cannot be attached, and nothing is sent", async () => {
  const mine = await world.file(amara);
  const theirs = await world.file(tom);
  const send = (attachmentIds: string[]) =>
    amara.browser.post<Problem>("/api/messages", { subject: "Files", text: "Files", to: [to(tom)], attachmentIds });
  const before = (await world.list(tom)).threads.length;
  assert.equal((await send([mine, theirs])).body.code, "attachment-refused");
  assert.equal((await world.list(tom)).threads.length, before);
  // What was refused stays hers to send.
  assert.equal((await send([mine])).status, 200);
  assert.equal((await send([mine])).body.code, "attachment-refused");
});

test("a message that was taken back is read by nobody any more, and its files are gone", async () => {
  const thread = await world.write(amara, [to(tom)], {
    attachmentIds: [await world.file(amara, "Twinning Maria.txt")],
  });
  const [message] = thread.messages;
  await world.open(tom, thread.id);
  const path = `/api/messages/${thread.id}/messages/${message?.id}/recall`;
  const recalled = (await amara.browser.post<SecureThread>(path)).body.messages[0];
  assert.deepEqual([recalled?.text, recalled?.attachments, recalled?.mayRecall], ["", [], false]);
  assert.equal(recalled?.readBy[0]?.name, "Tom Reyes");
  const read = (await world.open(tom, thread.id)).body.messages[0];
  assert.deepEqual([read?.text, read?.recalledAt], ["", world.clock.now().toISOString()]);
  const file = `/api/messages/${thread.id}/attachments/${message?.attachments[0]?.id}`;
  assert.equal((await tom.browser.get<Problem>(file)).body.code, "message-recalled");
  assert.equal((await amara.browser.post<Problem>(path)).body.code, "already-decided");
  const kept = await world.transaction((tx) =>
    firstRow<{ words: string; files: number }>(
      tx,
      sql`select text || attachments::text as words,
            (select count(*)::integer from support.attachment where name like 'Twinning%') as files
          from support.secure_message where id = ${message?.id}`,
    ),
  );
  assert.equal(kept?.files, 0);
  assert.doesNotMatch(kept?.words ?? "", /papers|Twinning/);
});

test("what is written to the help desk waits for all of its team, and one answers for the desk", async () => {
  const lin = await world.writer("Lin Park", "support-agent", world.exchange);
  const thread = await world.write(ines, [help], { subject: "A chart that I cannot see" });
  const line = async (of: Writer) => (await world.list(of)).threads.find(({ id }) => id === thread.id);
  assert.deepEqual([(await line(sam))?.awaitsDesk, (await line(lin))?.unread], [true, true]);
  assert.deepEqual((await line(sam))?.with, ["Ines Moreau"]);
  await sam.browser.post(`/api/messages/${thread.id}/messages`, { text: "We look." });
  assert.deepEqual([(await line(lin))?.awaitsDesk, (await line(lin))?.unread], [false, false]);
  const read = (await world.open(ines, thread.id)).body;
  assert.equal(read.messages[1]?.by, "Sam Adeyemi");
  assert.equal(
    read.parties.find(({ kind }) => kind === "help")?.name,
    "Help desk of Crossbay Health Information Exchange",
  );
  // Whoever comes to the desk later goes on.
  const gone = await lin.browser.post<SecureThread>(
    `/api/messages/${thread.id}/messages/${read.messages[1]?.id}/recall`,
  );
  assert.equal(gone.body.messages[1]?.text, "");
});

test("a password in a message is masked before anybody reads it, and works no more", async () => {
  const uma = await world.writer("Uma Patel", "nurse", world.practice);
  const sent = await uma.browser.post<SecureSent>("/api/messages", {
    subject: "My password is copper99violin",
    text: "I cannot sign in. My password is copper99violin, please help.",
    to: [help],
  });
  assert.equal(sent.body.masked, true);
  const read = (await world.open(sam, sent.body.thread.id)).body;
  assert.doesNotMatch(JSON.stringify(read), /copper99violin/);
  // Whoever wrote it goes on working, and signs in with another password from then on.
  assert.equal((await uma.browser.get("/api/messages")).status, 200);
  assert.equal((await world.browser().begin("upatel")).status, 401);
  await world.deliver();
  assert.match(world.newestMail(/Dear Uma Patel[\s\S]*emporary password/), /Uma Patel/);
});

test("a flood is stopped with a friendly sentence, and only its writer's", async () => {
  const flo = await world.writer("Flo Brandt", "nurse", world.hospital);
  const thread = await world.write(flo, [help]);
  let last = 200;
  for (let count = 0; count < 60; count += 1) {
    last = (await flo.browser.post(`/api/messages/${thread.id}/messages`, { text: "Hello?" })).status;
  }
  assert.equal(last, 429);
  const refused = await flo.browser.post<Problem>("/api/messages", { subject: "Hello", text: "Hello", to: [help] });
  assert.match(refused.body.detail, /Nothing was sent: wait an hour/);
  await world.write(tom, [help]);
});

test("script in a message stays text, and control characters go", async () => {
  const thread = await world.write(amara, [to(tom)], {
    subject: "<script>alert(1)</script>\u0000",
    text: "<img src=x onerror=alert(1)>\r\nsecond\u0007 line",
  });
  assert.equal(thread.subject, "<script>alert(1)</script>");
  assert.equal(thread.messages[0]?.text, "<img src=x onerror=alert(1)>\nsecond  line");
});

test("a list goes on where the page before ended", async () => {
  const page = await world.list(sam);
  assert.ok(page.threads.length > 3);
  const bea = await world.writer("Bea Novak", "nurse", world.practice);
  for (let count = 0; count < 32; count += 1) {
    world.clock.advance(1_000);
    await world.write(bea, [help], { subject: `Number ${count}` });
  }
  const first = await world.list(bea);
  assert.deepEqual([first.threads.length, first.threads[0]?.subject], [30, "Number 31"]);
  const rest = await bea.browser.get<typeof first>(`/api/messages?after=${encodeURIComponent(first.after ?? "")}`);
  assert.deepEqual(
    rest.body.threads.map(({ subject }) => subject),
    ["Number 1", "Number 0"],
  );
  assert.equal(rest.body.after, undefined);
});
