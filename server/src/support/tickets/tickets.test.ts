import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, Ticket, TicketAnswer, TicketLines } from "@crossbay/contract";
import { goodPassword, sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { firstRow, rows } from "../../platform/sql.ts";

let world: HelpDeskWorld;
let amara: Person;
let manager: Person;
let officer: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  manager = await world.signedIn("Ines Moreau", "user-manager", world.hospital);
  officer = await world.signedIn("Paul Osei", "privacy-officer", world.hospital);
  await world.run(sql`update accounts.participant set relationship_manager_id = ${world.relations.accountId}
    where id = ${world.hospital.id}`);
});
after(() => world.stop());

const send = (by: Person, body: object) =>
  by.browser.post<TicketAnswer & Problem>("/api/help/tickets", { subject: "Help", text: "Please help.", ...body });
const view = (by: Person, id: string) => by.browser.get<Ticket & Problem>(`/api/help/tickets/${id}`);
const list = async (by: Person) => (await by.browser.get<TicketLines>("/api/help/tickets")).body;
const kept = (id: string) =>
  world.transaction((tx) =>
    firstRow<{ team: string; priority: string; assignee: string | null; due: Date; verified: boolean; state: string }>(
      tx,
      sql`select team, priority, assignee_id as assignee, due_at as due, sender_verified as verified, state
          from support.ticket where id = ${id}`,
    ),
  );
test("a request gets a number, a team, a due day, and a mail that carries nothing but the link", async () => {
  const { body, status } = await send(amara, {
    type: "pop-ups",
    subject: "Printing",
    text: "The window does not open.",
  });
  assert.equal(status, 200);
  assert.match(body.ticket?.number ?? "", /^T-2026-\d{5}$/);
  assert.equal(body.outcome, "sent");
  // Thursday 12 March 2026, three business days: until the end of Tuesday in New York.
  assert.deepEqual((await kept(body.ticket!.id))?.due, new Date("2026-03-18T03:59:00Z"));
  assert.match(body.words, /due on 17 Mar 2026/);
  await world.deliver();
  const mail = world.outbox.mails.find(({ subject }) => subject.includes(body.ticket!.number));
  assert.match(mail?.text ?? "", new RegExp(`/help/${body.ticket!.id}`));
  assert.doesNotMatch(mail?.text ?? "", /window|Printing/);
});

test("a request about users goes to the participant's relationship manager, who is told", async () => {
  const { body } = await send(amara, { type: "deactivation", fields: { user: "Paul Osei" } });
  assert.equal(body.outcome, "sent");
  const ticket = await kept(body.ticket!.id);
  assert.deepEqual(
    [ticket?.team, ticket?.priority, ticket?.assignee, ticket?.verified],
    ["relationship", "high", world.relations.accountId, false],
  );
  assert.deepEqual(ticket?.due, new Date("2026-03-14T03:59:00Z"));
  assert.equal((await officer.browser.session()).state, "active");
  await world.deliver();
  assert.ok(world.outbox.mails.some(({ text }) => text.includes(`/support-desk/${body.ticket!.id}`)));
});

test("a user manager's deactivation counts at once: access and sessions end, the request is solved and the sender told", async () => {
  const leaver = await world.signedIn("Lena Hoff", "nurse", world.hospital);
  const { body } = await send(manager, { type: "deactivation", fields: { user: "lhoff", onDate: "2026-03-12" } });
  assert.equal(body.outcome, "done", JSON.stringify(body));
  assert.match(body.words, /access of Lena Hoff for Crossbay General Hospital has ended on 12 Mar 2026/);
  assert.equal(body.ticket?.state, "solved");
  assert.equal((await leaver.browser.get("/api/help/tickets")).status, 401);
  await world.deliver();
  assert.match(world.newestMail(/what you asked for in (T-2026-\d+) is done/), /T-2026/);
});

test("a privacy officer's change of role counts at once too", async () => {
  const nurse = await world.signedIn("Mara Quist", "nurse", world.hospital);
  const { body } = await send(officer, { type: "role-change", fields: { user: "mquist", titleId: "care-manager" } });
  assert.equal(body.outcome, "done", JSON.stringify(body));
  assert.match(body.words, /role of Mara Quist/);
  assert.equal((await nurse.browser.get("/api/help/tickets")).status, 401);
});

test("where several people fit, nothing is opened or done before one is chosen", async () => {
  await world.signedIn("Kim Larsen", "nurse", world.hospital);
  const other = await world.signedIn("Kim Olsen", "nurse", world.hospital);
  await world.signedIn("Kim Nolan", "nurse", world.practice);
  const asked = await send(manager, { type: "deactivation", fields: { user: "Kim" } });
  assert.equal(asked.body.outcome, "choose");
  assert.equal(asked.body.ticket, undefined);
  assert.deepEqual(
    asked.body.candidates?.map(({ name }) => name),
    ["Kim Larsen", "Kim Olsen"],
  );
  const chosen = await send(manager, {
    type: "deactivation",
    fields: { user: "Kim", affiliationId: asked.body.candidates?.[1]?.affiliationId },
  });
  assert.equal(chosen.body.outcome, "done");
  assert.equal((await other.browser.get("/api/help/tickets")).status, 401);
});

test("nobody ends somebody of another participant, nor learns whether there is one", async () => {
  const stranger = await world.signedIn("Tom Weir", "nurse", world.practice);
  const known = await send(manager, { type: "deactivation", fields: { user: "tweir" } });
  const unknown = await send(manager, { type: "deactivation", fields: { user: "nobodyatall" } });
  const forced = await send(manager, {
    type: "deactivation",
    fields: { user: "tweir", affiliationId: stranger.affiliationId },
  });
  const words = [known, unknown, forced].map(({ body }) => body.words.replace(/T-2026-\d+/, "T"));
  assert.equal(new Set(words).size, 1);
  assert.deepEqual(
    [known, unknown, forced].map(({ body }) => body.outcome),
    ["sent", "sent", "sent"],
  );
  assert.equal((await stranger.browser.session()).state, "active");
});

test("the last user manager is not ended at once: the relationship manager gets it", async () => {
  const { body } = await send(officer, { type: "deactivation", fields: { user: "imoreau" } });
  assert.equal(body.outcome, "sent");
  assert.equal((await kept(body.ticket!.id))?.state, "new");
  assert.equal((await manager.browser.session()).state, "active");
});

test("somebody who leaves later is the relationship manager's task, due after the last day", async () => {
  const { body } = await send(manager, { type: "deactivation", fields: { user: "aokafor", onDate: "2026-03-31" } });
  assert.equal(body.outcome, "sent");
  assert.deepEqual((await kept(body.ticket!.id))?.due, new Date("2026-04-02T03:59:00Z"));
  assert.equal((await amara.browser.session()).state, "active");
});

test("what does not belong to a type of request is refused, field by field", async () => {
  const wrong = [
    [{ type: "error", fields: { titleId: "nurse" } }, "fields/titleId"],
    [{ type: "deactivation" }, "fields/user"],
    [{ type: "email-change", fields: { newEmail: "nowhere" } }, "fields/newEmail"],
    [{ type: "error", line: { personId: crypto.randomUUID(), what: "Potassium" } }, "line"],
    [{ type: "error", screenshotId: crypto.randomUUID() }, "screenshotId"],
    [{ type: "error", subject: " \u0000 " }, "subject"],
  ] as const;
  for (const [body, field] of wrong) {
    const answer = await send(amara, body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.ok(
      answer.body.fields?.some((fault) => fault.field === field),
      JSON.stringify(answer.body),
    );
  }
  assert.equal((await send(amara, { type: "gossip" })).status, 400);
  assert.equal((await send(amara, { type: "error", text: "x".repeat(8_001) })).status, 400);
});

test("a password in a request is masked, stops working, cannot be chosen again, and a temporary one is sent", async () => {
  const rosa = await world.signedIn("Rosa Delgado", "nurse", world.hospital);
  const elsewhere = world.browser();
  await elsewhere.signIn("rdelgado");
  const { body } = await send(rosa, { type: "error", text: `My password is ${goodPassword}, and it does not work` });
  assert.equal(body.masked, true);
  assert.match(body.ticket?.messages[0]?.text ?? "", /^My password is ••••••••, and/);
  const stored = await world.transaction((tx) =>
    rows<{ words: string }>(
      tx,
      sql`select t::text || m::text as words from support.ticket t join support.ticket_message m on m.ticket_id = t.id
          where t.id = ${body.ticket!.id}`,
    ),
  );
  assert.doesNotMatch(JSON.stringify(stored), /copper violin/);
  // Where it was written, the answer is still read; everywhere else it is over.
  assert.equal((await view(rosa, body.ticket!.id)).status, 200);
  assert.equal((await elsewhere.session()).state, "signed-out");
  assert.equal((await world.browser().begin("rdelgado")).status, 401);
  await world.deliver();
  const temporary = world.newestMail(/Temporary password: (\S+)/);
  const back = world.browser();
  const begun = await back.post<{ signInId: string }>("/api/sign-in/temporary-password", {
    username: "rdelgado",
    temporaryPassword: temporary,
  });
  assert.equal(begun.status, 202, JSON.stringify(begun.body));
  await back.enter(begun.body.signInId, back.newestCode());
  const again = await back.post<Problem>("/api/password", { newPassword: goodPassword });
  assert.equal(again.body.code, "password-refused");
  const exposed = await world.transaction((tx) =>
    rows<{ detail: object }>(tx, sql`select detail from audit.entry where action = 'credential-exposed'`),
  );
  assert.equal(exposed.length, 1);
  assert.doesNotMatch(JSON.stringify(exposed), /copper/);
});

test("an answer is unread until it is opened, and adding to a solved request opens it again", async () => {
  const { id } = await world.ask(amara, "training");
  world.clock.advance(1_000);
  await world.work(world.relations, id, "messages", { text: "Done.", internal: false, state: "solved" });
  const line = (await list(amara)).tickets.find((ticket) => ticket.id === id);
  assert.deepEqual([line?.unread, line?.state], [true, "solved"]);
  await view(amara, id);
  assert.equal((await list(amara)).tickets.find((ticket) => ticket.id === id)?.unread, false);
  const answered = await amara.browser.post<Ticket>(`/api/help/tickets/${id}/messages`, { text: "Not yet." });
  assert.equal(answered.body.state, "in-progress");
});

test("a flood of requests ends with a friendly sentence", async () => {
  const eager = await world.signedIn("Eve Rush", "nurse", world.practice);
  let last = 200;
  for (let sent = 0; sent < 21; sent += 1) last = (await send(eager, { type: "other" })).status;
  assert.equal(last, 429);
  const { body } = await send(eager, { type: "other" });
  assert.match(body.detail, /Many requests came from you/);
});
