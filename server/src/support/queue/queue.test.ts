import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Ticket, TicketType } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { runTicketReminders } from "./run-ticket-reminders.ts";

let world: HelpDeskWorld;
let amara: Person;
let devon: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  devon = await world.signedIn("Devon Price", "registrar", world.practice);
});
after(() => world.stop());

const own = async (by: Person, id: string): Promise<Ticket> =>
  (await by.browser.get<Ticket>(`/api/help/tickets/${id}`)).body;

test("each of the exchange's people sees the requests of the own teams, and privacy concerns reach the auditors alone", async () => {
  const types: TicketType[] = ["error", "deactivation", "wrong-patient", "privacy"];
  const asked = await Promise.all(
    types.map((type) => world.ask(amara, type, type === "deactivation" ? { fields: { user: "Somebody" } } : {})),
  );
  const seenBy = async (by: Person) => {
    const { tickets } = await world.queue(by, { state: "open" });
    return types.filter((type) => tickets.some((ticket) => ticket.type === type));
  };
  assert.deepEqual(await seenBy(world.agent), ["error", "deactivation", "wrong-patient"]);
  assert.deepEqual(await seenBy(world.relations), ["error", "deactivation"]);
  assert.deepEqual(await seenBy(world.steward), ["wrong-patient"]);
  assert.deepEqual(await seenBy(world.auditor), ["privacy"]);
  const privacy = asked[3]!;
  assert.equal((await world.show(world.agent, privacy.id)).status, 404);
  assert.equal((await world.work(world.agent, privacy.id, "messages", { text: "Hm.", internal: true })).status, 404);
  assert.equal((await world.show(world.auditor, privacy.id)).status, 200);
  assert.equal((await amara.browser.post("/api/support/tickets/search", {})).status, 403);
});

test("an answer goes to the sender, a note stays with staff, and who answers first takes the request", async () => {
  const { id } = await world.ask(amara, "pop-ups", { subject: "The print window does not open" });
  world.clock.advance(60_000);
  const noted = await world.work(world.agent, id, "messages", { text: "Edge, at the ward.", internal: true });
  assert.equal(noted.body.state, "new");
  const answered = await world.work(world.agent, id, "messages", {
    text: "Please allow pop-up windows for us.",
    internal: false,
    state: "waiting",
  });
  assert.deepEqual([answered.body.state, answered.body.assignee?.name], ["waiting", "Sam Adeyemi"]);
  assert.deepEqual(
    answered.body.events.map(({ words }) => words),
    ["Sam Adeyemi took it", "Sam Adeyemi waits for the sender"],
  );
  await world.deliver();
  const mail = world.outbox.mails.find(({ subject }) => subject.includes("there is an answer"));
  assert.doesNotMatch(mail?.text ?? "", /pop-up|print window/);
  assert.deepEqual(
    (await own(amara, id)).messages.map(({ text }) => text),
    ["Please help me with this.", "Please allow pop-up windows for us."],
  );
  await amara.browser.post(`/api/help/tickets/${id}/messages`, { text: "It still does not open." });
  const mine = await world.queue(world.agent, { state: "open", assignee: "me" });
  assert.deepEqual(
    mine.tickets.map(({ id: each, state, awaitsStaff }) => ({ id: each, state, awaitsStaff })),
    [{ id, state: "in-progress", awaitsStaff: true }],
  );
  const solved = await world.work(world.agent, id, "messages", { text: "Now?", internal: false, state: "solved" });
  assert.equal(solved.body.state, "solved");
  await amara.browser.post(`/api/help/tickets/${id}/messages`, { text: "No." });
  assert.equal((await world.show(world.agent, id)).body.state, "in-progress");
});

test("a password that an agent types is masked, and nothing of a patient goes to a sender without an account", async () => {
  const { id } = await world.ask(devon, "other");
  const { body } = await world.work(world.agent, id, "messages", {
    text: "Your password is Copper7Violin",
    internal: false,
  });
  assert.doesNotMatch(JSON.stringify(body), /Copper7Violin/);
  await world.run(
    sql`update support.ticket set sender_account_id = null, sender_email = 'who@example.org' where id = ${id}`,
  );
  const refused = await world.work(world.agent, id, "messages", { text: "SSN 078-05-1121 is hers.", internal: false });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /Messages/);
});

test("the queue is searched by words without their marks, by number and by name, and filtered", async () => {
  const { id, number } = await world.ask(amara, "error", { subject: "Fehler beim Öffnen der Résultats" });
  const found = async (text: string) => (await world.queue(world.agent, { text })).tickets.map((ticket) => ticket.id);
  for (const text of ["resultats offnen", "RÉSULT", number, number.toLowerCase(), "okafor fehler"]) {
    assert.deepEqual(await found(text), [id], text);
  }
  assert.deepEqual(await found("resultats nobody-wrote-this"), []);
  assert.deepEqual(await found("' & !:* | \\ <script>"), []);
  const { tickets, counts } = await world.queue(world.agent, { type: "error", state: "new", assignee: "nobody" });
  assert.equal(
    tickets.every(({ type, state }) => type === "error" && state === "new"),
    true,
  );
  assert.equal(counts.unassigned >= tickets.length, true);
  const forged = await world.agent.browser.post("/api/support/tickets/search", { after: "yesterday_1" });
  assert.equal(forged.status, 422);
});

test("pages of the queue follow one another without losing or repeating a request", async () => {
  for (let count = 0; count < 55; count += 1) await openOne(`Many ${count}`);
  for (const search of [{ state: "open" as const, text: "many" }, { text: "many" }]) {
    const first = await world.queue(world.agent, search);
    assert.equal(first.tickets.length, 50);
    const second = await world.queue(world.agent, { ...search, after: first.after! });
    assert.equal(second.after, undefined);
    assert.equal(new Set([...first.tickets, ...second.tickets].map(({ id }) => id)).size, 55);
  }
});

const openOne = (subject: string) =>
  world.run(
    sql`insert into support.ticket (id, number, type, subject, state, team, priority, sender_name, opened_at, changed_at, due_at,
          last_from, search_text)
        values (gen_random_uuid(), ${subject}, 'other', ${subject}, 'new', 'support', 'normal', 'Devon Price',
          ${world.clock.now()}, ${world.clock.now()}, ${new Date(world.clock.now().getTime() + 3 * 86_400_000)}, 'sender',
          ${subject.toLowerCase()})`,
  );

test("a request is given to somebody who sees it, and one of another type goes to that type's team", async () => {
  const { id } = await world.ask(amara, "error");
  const wrong = await world.work(world.agent, id, "change", { assigneeId: world.steward.accountId });
  assert.equal(wrong.status, 422);
  const taken = await world.work(world.agent, id, "change", { assigneeId: world.agent.accountId });
  assert.deepEqual([taken.body.state, taken.body.assignee?.name], ["in-progress", "Sam Adeyemi"]);
  world.clock.advance(60_000);
  const urgent = await world.work(world.agent, id, "change", { priority: "urgent", reason: "The whole ward waits." });
  assert.equal(urgent.body.events.at(-1)?.words, "Sam Adeyemi made it urgent: The whole ward waits.");
  const moved = await world.work(world.agent, id, "change", { type: "privacy" });
  assert.deepEqual([moved.status, moved.body.team, moved.body.assignee], [200, "privacy", undefined]);
  assert.equal((await world.show(world.agent, id)).status, 404);
  const past = new Date(world.clock.now().getTime() - 1_000).toISOString();
  assert.equal((await world.work(world.auditor, id, "change", { dueAt: past })).status, 422);
});

test("a closed request takes nothing more until somebody opens it again", async () => {
  const { id } = await world.ask(amara, "error");
  await world.work(world.agent, id, "change", { state: "closed" });
  assert.equal((await world.work(world.agent, id, "messages", { text: "One more.", internal: false })).status, 409);
  assert.equal((await world.work(world.agent, id, "change", { priority: "low" })).status, 409);
  assert.equal((await world.work(world.agent, id, "change", { state: "in-progress" })).body.state, "in-progress");
});

test("who works on a request is told once that it falls due, once that it is late, and then it is urgent", async () => {
  const { id, dueAt } = await world.ask(amara, "training");
  await world.work(world.relations, id, "change", { assigneeId: world.relations.accountId });
  // Everything else that waits is told of first.
  await runTicketReminders(world.context, world.clock.now());
  const due = new Date(dueAt!).getTime();
  const events = async () => (await world.show(world.relations, id)).body.events.map(({ words }) => words);
  await runTicketReminders(world.context, new Date(due - 5 * 3_600_000));
  assert.equal(
    (await events()).some((words) => words.startsWith("Due soon")),
    false,
  );
  await runTicketReminders(world.context, new Date(due - 3_600_000));
  assert.equal(await runTicketReminders(world.context, new Date(due - 3_599_000)), 0);
  assert.equal((await events()).at(-1), "Due soon. Grace Lin was told");
  assert.equal((await runTicketReminders(world.context, new Date(due + 1_000))) >= 1, true);
  assert.equal(await runTicketReminders(world.context, new Date(due + 1_000)), 0);
  const { body } = await world.show(world.relations, id);
  assert.deepEqual(
    [body.priority, body.events.at(-1)?.words],
    ["urgent", "Late: it is urgent now. Grace Lin was told"],
  );
  await world.deliver();
  assert.match(world.newestMail(/due soon, or late: (\d+)/), /\d/);
});

test("words that a great many requests have lead through all of them in order, page by page", async () => {
  await world.run(sql`insert into support.ticket (id, number, type, subject, state, team, priority, sender_name, opened_at,
      changed_at, last_from, search_text)
    select gen_random_uuid(), 'T-2019-' || n, 'other', 'Toner', 'closed', case when n % 3 = 0 then 'stewards' else 'support' end,
      'normal', 'Devon Price', now(), '2019-01-01Z'::timestamptz + make_interval(mins => n % 500), 'sender', 'toner is low again'
    from generate_series(1, 1010) as n`);
  const seen: string[] = [];
  const instants: string[] = [];
  let after: string | undefined;
  do {
    const page = await world.queue(world.agent, { text: "toner again", ...(after === undefined ? {} : { after }) });
    seen.push(...page.tickets.map(({ id }) => id));
    instants.push(...page.tickets.map(({ changedAt }) => changedAt));
    after = page.after;
  } while (after !== undefined);
  assert.deepEqual([seen.length, new Set(seen).size], [1010, 1010]);
  assert.deepEqual(instants, instants.toSorted().toReversed());
  const { tickets } = await world.queue(world.relations, { text: "toner again", state: "closed" });
  assert.deepEqual([...new Set(tickets.map(({ team }) => team))], ["support"]);
});
