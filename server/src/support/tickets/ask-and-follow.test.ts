import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { rows } from "../../platform/sql.ts";
import { inspectFile } from "../attachments/inspect-file.ts";
import { keepFile } from "../attachments/take-attachment.ts";
import { answerTicket } from "./answer-ticket.ts";
import { lockTicket } from "./ticket-store.ts";

let world: HelpDeskWorld;
let network = 0;

before(async () => {
  world = await startHelpDeskWorld();
});
after(() => world.stop());

/** A form as a page of the exchange itself sends it, each from another network unless told otherwise. */
async function form(path: string, fields: Record<string, string>, terms: { from?: string; site?: string } = {}) {
  network += 1;
  const answer = await world.http.inject({
    method: "POST",
    url: path,
    remoteAddress: terms.from ?? `198.51.${network}.1`,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": terms.site ?? "same-origin",
    },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

const asked = {
  type: "pop-ups",
  name: "Olive Grant",
  organization: "Elm Clinic",
  subject: "Nothing opens",
  text: "The window for printing does not open.",
};
const ask = (
  terms: Partial<typeof asked> & { email?: string; website?: string } = {},
  more?: { from?: string; site?: string },
) => form("/support/ask", { ...asked, email: `olive${network}@elsewhere.example`, ...terms }, more);
const requests = () =>
  world.transaction((tx) =>
    rows<{ id: string; number: string; subject: string; team: string; text: string; email: string }>(
      tx,
      sql`select t.id, t.number, t.subject, t.team, t.sender_email as email, m.text from support.ticket t
          join support.ticket_message m on m.ticket_id = t.id order by t.number desc, m.at`,
    ),
  );
/** The secret link of the mails about the newest request. */
async function newestLink(): Promise<string> {
  await world.deliver();
  const [newest] = await requests();
  return world.newestMail(new RegExp(`/support/requests#(${newest?.id}\\S+)`));
}

test("the page asks for what is needed, works without a script, and says what does not belong there", async () => {
  const page = await world.http.inject({ method: "GET", url: "/support/ask" });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Nothing about a patient/);
  assert.match(page.body, /send-patient-data-safely/);
  const empty = await form("/support/ask", {});
  assert.equal(empty.status, 422);
  for (const field of ["type", "name", "email", "subject", "text"])
    assert.match(empty.body, new RegExp(`href="#${field}"`));
});

test("somebody without an account asks, follows it by the link of the mail, answers, and reads what staff say", async () => {
  const sent = await ask();
  assert.deepEqual([sent.status, sent.headers.location], [303, "/support/ask/sent"]);
  const request = (await requests())[0]!;
  assert.equal(request.team, "support");
  assert.match(request.text, /Organization: Elm Clinic$/);
  const link = await newestLink();
  const mail = world.outbox.mails.find(({ text }) => text.includes(link))!;
  assert.doesNotMatch(mail.text, /Olive|printing|Nothing opens/);
  const opened = await form("/support/requests", { link: `http://localhost:8080/support/requests#${link}` });
  assert.equal(opened.status, 200);
  assert.match(opened.body, /Nothing opens[\s\S]*The window for printing does not open/);
  await world.work(world.agent, request.id, "messages", {
    text: "Please allow pop-ups.\n\n<b>Really</b>",
    internal: false,
  });
  await world.work(world.agent, request.id, "messages", { text: "Sounds like Edge.", internal: true });
  assert.match(await newestLink(), /./);
  const read = await form("/support/requests", { link });
  assert.match(read.body, /Please allow pop-ups\.[\s\S]*&lt;b&gt;Really&lt;\/b&gt;/);
  assert.doesNotMatch(read.body, /Sounds like Edge/);
  const answered = await form("/support/requests/answer", { link, text: "It works now, thank you." });
  assert.equal(answered.status, 200);
  assert.match(answered.body, /Your answer was sent/);
  const { body: seen } = await world.show(world.agent, request.id);
  assert.deepEqual(
    seen.messages.map(({ from }) => from),
    ["sender", "staff", "staff", "sender"],
  );
});

test("a wrong, an old and a replaced link say one and the same, and so does that of another request", async () => {
  await ask({ subject: "One" });
  const one = await newestLink();
  await ask({ subject: "Two" });
  const two = await newestLink();
  const [ticketId = "", linkId = ""] = one.split(".");
  const mixed = `${ticketId}.${two.split(".").slice(1).join(".")}`;
  const wrong = ["", "x", `${one}x`, mixed, `${ticketId}.${linkId}`, crypto.randomUUID(), "a".repeat(600)];
  await world.run(sql`update support.ticket set link_id = ${crypto.randomUUID()} where subject = 'Two'`);
  const answers = await Promise.all([...wrong, two].map((link) => form("/support/requests", { link })));
  assert.equal(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size, 1);
  assert.equal(answers[0]?.status, 401);
  assert.equal((await form("/support/requests/answer", { link: two, text: "Hello" })).status, 401);
  assert.equal((await form("/support/requests", { link: one })).status, 200);
  await world.run(sql`update support.ticket set changed_at = ${new Date("2025-12-01Z")} where subject = 'One'`);
  assert.equal((await form("/support/requests", { link: one })).status, 401);
});

test("what looks like a patient's is not taken, and the page says how to send it safely", async () => {
  const before = (await requests()).length;
  for (const text of ["Maria, born 3/12/1957, is missing", "MRN 4711234 is wrong", "SSN 219-09-9999"]) {
    const refused = await ask({ text });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /looks like something about a patient/);
    assert.match(refused.body, /how to send patient data safely/);
  }
  assert.equal((await requests()).length, before);
  await ask({ subject: "Follow" });
  const link = await newestLink();
  const answer = await form("/support/requests/answer", { link, text: "DOB 3/12/1957" });
  assert.equal(answer.status, 422);
  assert.match(answer.body, /looks like something about a patient/);
});

test("a password that somebody without an account writes is masked, and shuts nobody out", async () => {
  const amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  const sent = await ask({ email: "person5@lantern.example", text: "aokafor, my password is Winter2026!" });
  assert.equal(sent.headers.location, "/support/ask/sent?masked=yes");
  assert.match((await requests())[0]!.text, /^aokafor, my password is ••••••••/);
  assert.equal((await amara.browser.session()).state, "active");
});

test("a program that fills the hidden field is answered the same, and nothing is kept", async () => {
  const before = (await requests()).length;
  const sent = await ask({ website: "https://spam.example" });
  assert.deepEqual([sent.status, sent.headers.location], [303, "/support/ask/sent"]);
  assert.equal((await requests()).length, before);
});

test("nobody learns from the page whether an address belongs to a user", async () => {
  const [known, unknown] = await Promise.all([
    ask({ type: "forgotten-username", email: "person1@lantern.example" }),
    ask({ type: "forgotten-username", email: "nobody@lantern.example" }),
  ]);
  assert.deepEqual(
    [known.status, known.headers.location, known.body],
    [unknown.status, unknown.headers.location, unknown.body],
  );
});

test("a flood from one network is stopped with a friendly sentence that keeps what was written", async () => {
  const statuses = [];
  for (let sent = 0; sent < 7; sent += 1) statuses.push((await ask({}, { from: "203.0.113.7" })).status);
  assert.deepEqual(statuses, [303, 303, 303, 303, 303, 303, 429]);
  const busy = await ask({}, { from: "203.0.113.9" });
  assert.match(busy.body, /Wait ten minutes[\s\S]*The window for printing does not open/);
});

test("an address that somebody typed gets no more than three mails an hour", async () => {
  const email = "bombed@elsewhere.example";
  for (let sent = 0; sent < 5; sent += 1) await ask({ email });
  await world.deliver();
  assert.equal(world.outbox.mails.filter(({ to }) => to === email).length, 3);
});

test("script in a request is words on the page, and in a mail it is nothing", async () => {
  await ask({
    name: "<img src=x onerror=alert(1)>",
    subject: "<script>alert(1)</script>",
    text: "</textarea><script>",
  });
  const link = await newestLink();
  const { body } = await form("/support/requests", { link });
  assert.doesNotMatch(body, /<script>alert|<img src=x|<\/textarea><script>/);
  assert.match(body, /&lt;script&gt;alert\(1\)/);
  const again = await ask({ text: "", name: `" onfocus="alert(1)` });
  assert.doesNotMatch(again.body, /" onfocus="/);
});

test("forms from another site are not taken", async () => {
  const before = (await requests()).length;
  assert.equal((await ask({}, { site: "cross-site" })).status, 403);
  assert.equal((await form("/support/requests", { link: "x" }, { site: "cross-site" })).status, 403);
  assert.equal((await form("/support/requests/answer", { link: "x", text: "y" }, { site: "cross-site" })).status, 403);
  assert.equal((await requests()).length, before);
});

test("a file that staff attach is saved by the link, and by no other", async () => {
  await ask({ subject: "Steps" });
  const link = await newestLink();
  const [request] = await requests();
  const fileId = await world.transaction(async (tx) => {
    const inspected = await inspectFile({ name: "steps.txt", content: Buffer.from("First, allow pop-ups.") });
    assert.ok(!("refused" in inspected));
    const use = { kind: "ticket", id: request!.id } as const;
    const file = await keepFile(tx, world.context, { file: inspected, owner: "exchange", use });
    const ticket = (await lockTicket(tx, request!.id))!;
    const requestId = crypto.randomUUID();
    await answerTicket(tx, world.context, {
      ticket,
      from: "staff",
      by: "Sam",
      text: "See.",
      attachments: [file],
      requestId,
    });
    return file.id;
  });
  const saved = await form("/support/requests/file", { link, file: fileId });
  assert.equal(saved.body, "First, allow pop-ups.");
  assert.match(String(saved.headers["content-disposition"]), /^attachment; filename="steps.txt"/);
  await ask({ subject: "Another" });
  const other = await newestLink();
  assert.equal((await form("/support/requests/file", { link: other, file: fileId })).status, 401);
  assert.equal((await form("/support/requests/file", { link, file: "../../etc/passwd" })).status, 401);
});
