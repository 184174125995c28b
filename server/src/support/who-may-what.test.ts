import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, SecureSent, TicketAnswer, TicketTeam, TicketType } from "@crossbay/contract";
import { sql } from "../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../test/support/help-desk-world.ts";
import { fetchFile, sendFile } from "../../../test/support/help-files.ts";
import { newId } from "../platform/ids.ts";
import { messageRoutes } from "./messages/message-routes.ts";

let world: HelpDeskWorld;
let amara: Person;
let others: Person[];

before(async () => {
  world = await startHelpDeskWorld(messageRoutes);
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  others = [
    await world.signedIn("Rosa Delgado", "nurse", world.hospital),
    await world.signedIn("Ines Moreau", "user-manager", world.hospital),
    await world.signedIn("Paul Osei", "privacy-officer", world.hospital),
    await world.signedIn("Ivo Marsh", "interface-engineer", world.practice),
  ];
});
after(() => world.stop());

/** Everything that can be tried with a request and its file, and how each is answered. */
async function tryAll(by: Person, { id, number, fileId }: Asked): Promise<Record<string, number>> {
  const { browser } = by;
  const desk = `/api/support/tickets/${id}`;
  const act = { verb: "end-access", affiliationId: amara.affiliationId, reason: "To try it" };
  return {
    read: (await browser.get(`/api/help/tickets/${id}`)).status,
    answer: (await browser.post(`/api/help/tickets/${id}/messages`, { text: "More of it." })).status,
    file: (await fetchFile(world, by, fileId)).statusCode,
    deskRead: (await browser.get(desk)).status,
    note: (await browser.post(`${desk}/messages`, { text: "A note.", internal: true })).status,
    change: (await browser.post(`${desk}/change`, { priority: "low" })).status,
    // Into itself: refused as such to those alone who see it.
    merge: (await browser.post(`${desk}/merge`, { intoNumber: number })).status,
    act: (await browser.post(`${desk}/act`, act)).status,
    ask: (await askAbout(by, id)).status,
  };
}
type Asked = { id: string; number: string; fileId: string };
const askAbout = (by: Person, ticketId: string) =>
  by.browser.post<SecureSent>("/api/messages", {
    subject: "About it",
    text: "Which one is it?",
    to: [{ kind: by === amara ? "help" : "ticket-sender" }],
    ticketId,
  });
async function ask(type: TicketType, terms: object = {}): Promise<Asked> {
  const { body: file } = await sendFile(world, amara, "seen.txt", "What stood there");
  const { id, number } = await world.ask(amara, type, { attachmentIds: [file.id], ...terms });
  return { id, number, fileId: file.id };
}

const ofSender = { read: 200, answer: 200, file: 200, ask: 200 };
const notThere = { read: 404, answer: 404, file: 404, ask: 404 };
const noDesk = { deskRead: 403, note: 403, change: 403, merge: 403, act: 403 };
const noDeskOfTeam = { deskRead: 404, note: 404, change: 404, merge: 404, act: 404 };
const onDesk = { read: 404, answer: 404, file: 200, deskRead: 200, note: 200, change: 200, merge: 422, ask: 200 };

const teams: [TicketTeam, TicketType, object, ("agent" | "relations" | "steward" | "auditor")[]][] = [
  ["support", "error", {}, ["agent", "relations"]],
  ["relationship", "email-change", { fields: { newEmail: "amara@new.example" } }, ["agent", "relations"]],
  ["stewards", "wrong-data", {}, ["agent", "steward"]],
  ["privacy", "privacy", {}, ["auditor"]],
];
for (const [team, type, terms, seeing] of teams) {
  test(`a request of the team ${team} is its sender's and that team's, to read, to answer and to act on`, async () => {
    const asked = await ask(type, terms);
    for (const name of ["agent", "relations", "steward", "auditor"] as const) {
      // Nobody ends an access from a request about something else, whoever sees it.
      const wanted = seeing.includes(name) ? { ...onDesk, act: 403 } : { ...notThere, ...noDeskOfTeam };
      assert.deepEqual(sorted(await tryAll(world[name], asked)), sorted(wanted), name);
      const { tickets } = await world.queue(world[name], { text: asked.number });
      assert.equal(tickets.length, seeing.includes(name) ? 1 : 0, name);
    }
    for (const other of others) {
      assert.deepEqual(sorted(await tryAll(other, asked)), sorted({ ...notThere, ...noDesk }), other.name);
    }
    assert.deepEqual(sorted(await tryAll(amara, asked)), sorted({ ...ofSender, ...noDesk }));
    assert.equal((await amara.browser.get("/api/probe")).status, 200);
  });
}
const sorted = (statuses: Record<string, number>) => Object.entries(statuses).toSorted();

test("a look at another team's request is refused as one that there is not, and recorded", async () => {
  const { id } = await ask("privacy");
  const refusals = () =>
    world.run(sql`select from audit.entry where action = 'ticket-view' and outcome = 'refused'
      and detail ->> 'ticketId' = ${id}`);
  await world.show(world.agent, id);
  await amara.browser.get(`/api/help/tickets/${id}`);
  await others[0]?.browser.get(`/api/help/tickets/${id}`);
  assert.equal(await refusals(), 2);
});

test("a secure thread about a request is its sender's and its team's, and a file of it is no file of the request", async () => {
  const { id } = await ask("error");
  const { body: file } = await sendFile(world, world.agent, "steps.txt", "Steps");
  const { body } = await world.agent.browser.post<SecureSent>("/api/messages", {
    subject: "About it",
    text: "Which patient is it?",
    to: [{ kind: "ticket-sender" }],
    ticketId: id,
    attachmentIds: [file.id],
  });
  const thread = `/api/messages/${body.thread.id}`;
  const statuses = async (by: Person) => [
    (await by.browser.get(thread)).status,
    (await by.browser.file(`${thread}/attachments/${file.id}`)).status,
    (await by.browser.post(`${thread}/messages/${body.thread.messages[0]?.id}/recall`)).status,
    (await fetchFile(world, by, file.id)).statusCode,
  ];
  for (const by of [...others, world.steward, world.auditor]) {
    assert.deepEqual(await statuses(by), [404, 404, 404, 404], by.name);
  }
  assert.deepEqual(await statuses(amara), [200, 200, 404, 404]);
  assert.deepEqual(await statuses(world.relations), [200, 200, 200, 404]);
});

test("in a session that a record system opened for one patient, a request is sent but none is read", async () => {
  const { id, fileId } = await ask("not-visible", { fields: { patient: "Henry Osei" } });
  const nora = await world.signedIn("Nora Field", "user-manager", world.hospital);
  const narrow = (patient: string | null) => (by: Person) =>
    world.run(sql`update accounts.session set only_patient_id = ${patient} where account_id = ${by.accountId}`);
  for (const by of [amara, nora]) await narrow(crypto.randomUUID())(by);
  for (const path of ["", `/${id}`]) {
    const { status, body } = await amara.browser.get<Problem>(`/api/help/tickets${path}`);
    assert.deepEqual([status, body.code], [403, "session-for-one-patient"]);
  }
  assert.equal((await amara.browser.post(`/api/help/tickets/${id}/messages`, { text: "More" })).status, 403);
  assert.equal((await fetchFile(world, amara, fileId)).statusCode, 403);
  assert.equal((await amara.browser.get("/api/messages")).status, 403);
  assert.equal((await world.ask(amara, "error")).state, "new");
  // Nor does anything count at once from there.
  const { body } = await nora.browser.post<TicketAnswer>("/api/help/tickets", {
    type: "deactivation",
    subject: "She left",
    text: "Please end it.",
    fields: { user: "rdelgado" },
  });
  assert.equal(body.outcome, "sent");
  assert.equal((await others[0]?.browser.get("/api/probe"))?.status, 200);
  for (const by of [amara, nora]) await narrow(null)(by);
});

test("a locked session and a stale token do nothing with requests, threads and files", async () => {
  const { id, fileId } = await ask("error");
  const { browser } = amara;
  const token = browser.csrfToken;
  browser.csrfToken = "stale";
  const answer = `/api/help/tickets/${id}/messages`;
  for (const path of ["/api/help/tickets", answer, "/api/messages"]) {
    const { status, body } = await browser.post<Problem>(path, {
      text: "x",
      type: "other",
      subject: "x",
      to: [{ kind: "help" }],
    });
    assert.deepEqual([path, status, body.code], [path, 403, "csrf-token-wrong"]);
  }
  assert.equal((await sendFile(world, amara, "a.txt", "a")).status, 403);
  browser.csrfToken = token;
  const idle = (by: string) =>
    world.run(sql`update accounts.session set last_active_at = last_active_at + ${by}::interval
      where account_id = ${amara.accountId}`);
  await idle("-2 hours");
  for (const path of ["/api/help/tickets", `/api/help/tickets/${id}`, "/api/messages"]) {
    const { body } = await browser.get<Problem>(path);
    assert.equal(body.code, "session-locked", path);
  }
  assert.equal((await fetchFile(world, amara, fileId)).statusCode, 401);
  assert.equal((await sendFile(world, amara, "a.txt", "a")).status, 401);
  await idle("2 hours");
});

test("who left a participant, though the account lives on, reads nothing of there and gets no mail about it", async () => {
  const uma = await world.signedIn("Uma Patel", "nurse", world.hospital);
  const elsewhere = newId(world.clock.now());
  await world.run(sql`insert into accounts.affiliation (id, account_id, participant_id, title_id, state, created_at)
    values (${elsewhere}, ${uma.accountId}, ${world.practice.id}, 'nurse', 'active', ${world.clock.now()})`);
  const ticket = await world.ask(uma, "error");
  const to = [{ kind: "affiliation", affiliationId: uma.affiliationId }];
  const { body } = await amara.browser.post<SecureSent>("/api/messages", { subject: "Papers", text: "Here.", to });
  await uma.browser.get(`/api/messages/${body.thread.id}`);
  const ended = await others[1]?.browser.post<TicketAnswer>("/api/help/tickets", {
    type: "deactivation",
    subject: "She left",
    text: "Please end it.",
    fields: { user: "upatel" },
  });
  assert.equal(ended?.body.outcome, "done");

  const again = world.browser();
  await again.signIn("upatel");
  await again.post("/api/session/acting-for", { affiliationId: elsewhere });
  assert.equal((await again.get("/api/probe")).status, 200);
  for (const path of [`/api/help/tickets/${ticket.id}`, `/api/messages/${body.thread.id}`]) {
    assert.equal((await again.get(path)).status, 404, path);
  }
  await world.deliver();
  world.outbox.mails.splice(0);
  await world.work(world.agent, ticket.id, "messages", { text: "It works again.", internal: false });
  await amara.browser.post(`/api/messages/${body.thread.id}/messages`, { text: "Did you read it?" });
  await world.deliver();
  assert.deepEqual(world.outbox.mails, []);
});

test("who was given a request and no longer answers any is not told of it, and the team is", async () => {
  const lin = await world.signedIn("Lin Park", "relationship-manager", world.exchange);
  const { id } = await ask("alerts");
  await world.work(world.relations, id, "change", { assigneeId: lin.accountId });
  await world.run(sql`update accounts.affiliation set title_id = 'trainer' where account_id = ${lin.accountId}`);
  await world.deliver();
  world.outbox.mails.splice(0);
  await amara.browser.post(`/api/help/tickets/${id}/messages`, { text: "Any news?" });
  await world.deliver();
  const told = world.outbox.mails.map(({ text }) => /Dear ([^,]+),/.exec(text)?.[1]);
  assert.deepEqual(told, ["Grace Lin"]);
});
