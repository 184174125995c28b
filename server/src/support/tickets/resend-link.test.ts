import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";

let world: HelpDeskWorld;
let network = 0;

before(async () => {
  world = await startHelpDeskWorld();
});
after(() => world.stop());

async function form(path: string, fields: Record<string, string>, terms: { from?: string; site?: string } = {}) {
  network += 1;
  const answer = await world.http.inject({
    method: "POST",
    url: path,
    remoteAddress: terms.from ?? `198.51.${network}.1`,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": terms.site ?? "same-origin" },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, body: answer.body };
}
const again = (number: string, email: string, terms?: { from?: string; site?: string }) =>
  form("/support/requests/again", { number, email }, terms);

/** A request of somebody without an account: its number, and the link of the mail. */
async function asked(email: string): Promise<{ number: string; link: string }> {
  const asking = { type: "pop-ups", name: "Olive Grant", subject: "Nothing opens", text: "The window stays shut." };
  assert.equal((await form("/support/ask", { ...asking, email })).status, 303);
  const mail = await newestTo(email);
  return { number: /T-\d+-\d+/.exec(mail?.subject ?? "")?.[0] ?? "", link: linkIn(mail) };
}
async function newestTo(email: string) {
  await world.deliver();
  return world.outbox.mails.find(({ to }) => to === email);
}
const linkIn = (mail: { text: string } | undefined) => /\/support\/requests#(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
const mailsTo = (email: string) => world.outbox.mails.filter(({ to }) => to === email).length;

test("who has lost the link gets it again by number and address, and the first one goes on working", async () => {
  const page = await world.http.inject({ method: "GET", url: "/support/requests" });
  assert.match(page.body, /Lost the link\?/);
  const { number, link } = await asked("olive@elsewhere.example");
  const { status, body } = await again(` ${number.toLowerCase()} `, "Olive@Elsewhere.example");
  assert.equal(status, 200);
  assert.match(body, /If there is a request with this number and address/);
  const mail = await newestTo("olive@elsewhere.example");
  assert.match(mail?.subject ?? "", /the link to your request/);
  assert.doesNotMatch(mail?.text ?? "", /window|Nothing opens/);
  for (const each of [link, linkIn(mail)]) {
    assert.match((await form("/support/requests", { link: each })).body, /The window stays shut/);
  }
});

test("nobody learns whether there is such a request, nor gets somebody else's link", async () => {
  const { number } = await asked("ida@elsewhere.example");
  const amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  const ofUser = await world.ask(amara, "other");
  await world.deliver();
  world.outbox.mails.splice(0);
  const answers = [
    await again(number, "ida@elsewhere.example"),
    await again(number, "stranger@elsewhere.example"),
    await again("T-2026-99999", "ida@elsewhere.example"),
    await again("'; drop table", "ida@elsewhere.example"),
    await again(ofUser.number, "person5@lantern.example"),
  ];
  assert.equal(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size, 1);
  await world.deliver();
  assert.deepEqual(
    world.outbox.mails.map(({ to }) => to),
    ["ida@elsewhere.example"],
  );
});

test("a link that has expired is not sent again, and the answer is the same", async () => {
  const { number } = await asked("otto@elsewhere.example");
  const before = mailsTo("otto@elsewhere.example");
  await world.run(sql`update support.ticket set changed_at = changed_at - interval '91 days' where number = ${number}`);
  assert.equal((await again(number, "otto@elsewhere.example")).status, 200);
  await world.deliver();
  assert.equal(mailsTo("otto@elsewhere.example"), before);
});

test("a flood is stopped with a friendly sentence, and no mailbox is buried", async () => {
  const { number } = await asked("bo@elsewhere.example");
  const statuses = [];
  for (let sent = 0; sent < 7; sent += 1) {
    statuses.push((await again(number, "bo@elsewhere.example", { from: "203.0.113.9" })).status);
  }
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 429]);
  const busy = await again(number, "bo@elsewhere.example", { from: "203.0.113.9" });
  assert.match(busy.body, new RegExp(`Wait ten minutes[\\s\\S]*value="${number}"`));
  await world.deliver();
  // With the one that the request itself sent.
  assert.equal(mailsTo("bo@elsewhere.example"), 3);
});

test("script in the form is words on the page, what is missing is asked for, and other sites send nothing", async () => {
  const bad = await again(`"><script>`, "no address");
  assert.equal(bad.status, 422);
  assert.doesNotMatch(bad.body, /"><script>/);
  assert.match(bad.body, /Enter the number of your request/);
  assert.equal((await again("T-2026-00001", "a@b.example", { site: "cross-site" })).status, 403);
});
