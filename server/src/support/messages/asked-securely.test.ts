import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, SecureThread, SecureThreadLines, TicketTeam } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../../../../test/support/messages-world.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow } from "../../platform/sql.ts";

let world: MessagesWorld;
let amara: Writer;
let ines: Writer;
let sam: Writer;
let stew: Writer;
let auditor: Writer;

before(async () => {
  world = await startMessagesWorld();
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
  ines = await world.writer("Ines Moreau", "physician", world.practice);
  sam = await world.writer("Sam Adeyemi", "support-agent", world.exchange);
  stew = await world.writer("Stew Field", "identity-steward", world.exchange);
  auditor = await world.writer("Priya Raman", "privacy-auditor", world.exchange);
});
after(() => world.stop());

let serial = 0;
/** A request that waits for the exchange; `sender` undefined: of somebody without an account. */
async function request(team: TicketTeam, sender?: Writer): Promise<string> {
  serial += 1;
  const id = newId(world.clock.now());
  const now = world.clock.now();
  await world.run(
    sql`insert into support.ticket (id, number, type, subject, state, team, priority, sender_account_id, sender_participant_id,
          sender_name, sender_email, opened_at, changed_at, last_from, search_text)
        values (${id}, ${`T-2026-${String(serial).padStart(5, "0")}`}, 'not-visible', 'Cannot see a chart', 'new', ${team},
          'high', ${sender?.accountId ?? null}, ${sender ? world.hospital.id : null}, ${sender?.name ?? "Lena Vogt"},
          ${sender ? null : "lena@lawyers.example"}, ${now}, ${now}, 'sender', '')`,
  );
  return id;
}

const ticketOf = (id: string) =>
  world.transaction((tx) =>
    firstRow<{ state: string; lastFrom: string; answered: boolean; events: string[] }>(
      tx,
      sql`select state, last_from as "lastFrom", first_answer_at is not null as answered,
            array(select words from support.ticket_event where ticket_id = t.id order by at, id) as events
          from support.ticket t where id = ${id}`,
    ),
  );
const sender = { kind: "ticket-sender" as const };
const about = async ({ browser }: Writer, ticketId: string) =>
  (await browser.get<SecureThreadLines>(`/api/messages?ticketId=${ticketId}`)).body.threads;
const ask = (by: Writer, ticketId: string, to: object = sender) =>
  by.browser.post<Problem & { thread: SecureThread }>("/api/messages", {
    subject: "Which patient is it?",
    text: "Please name the patient here.",
    to: [to],
    ticketId,
  });

test("the desk asks securely about a request, its sender answers, and the request tells whose turn it is", async () => {
  const ticketId = await request("support", amara);
  const asked = await ask(sam, ticketId);
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const { thread } = asked.body;
  assert.deepEqual(
    [thread.ticket?.number, thread.parties.map(({ kind }) => kind).toSorted()],
    ["T-2026-00001", ["account", "help"]],
  );
  assert.deepEqual(await ticketOf(ticketId), {
    state: "waiting",
    lastFrom: "staff",
    answered: true,
    events: ["Sam Adeyemi wrote securely"],
  });

  world.clock.advance(60_000);
  const text = "Maria Twinning, born 15 Jun 1984.";
  assert.equal((await amara.browser.post(`/api/messages/${thread.id}/messages`, { text })).status, 200);
  const after = await ticketOf(ticketId);
  assert.deepEqual([after?.state, after?.lastFrom], ["in-progress", "sender"]);
  // Of what was written, nothing stands on the request.
  assert.deepEqual(after?.events.at(-1), "Amara Okafor answered securely");
  assert.deepEqual(
    (await about(sam, ticketId)).map(({ awaitsDesk, ticketNumber }) => [awaitsDesk, ticketNumber]),
    [[true, "T-2026-00001"]],
  );
});

test("a sender writes to the help desk about the own request, and about nobody else's", async () => {
  const ticketId = await request("stewards", amara);
  assert.equal((await ask(amara, ticketId, { kind: "help" })).status, 200);
  assert.equal((await about(stew, ticketId)).length, 1);
  assert.equal((await about(auditor, ticketId)).length, 0);
  assert.deepEqual((await ticketOf(ticketId))?.state, "new");
  for (const stranger of [ines, auditor]) {
    const refused = await ask(stranger, ticketId, { kind: "help" });
    const none = await ask(stranger, newId(), { kind: "help" });
    assert.deepEqual([refused.status, refused.body.detail], [404, none.body.detail]);
  }
});

test("a request about privacy is asked about by privacy auditors alone, and its thread goes where the request goes", async () => {
  const ticketId = await request("privacy", amara);
  assert.equal((await ask(sam, ticketId)).status, 404);
  const { thread } = (await ask(auditor, ticketId)).body;
  assert.equal((await world.open(sam, thread.id)).status, 404);
  await world.run(sql`update support.ticket set team = 'support' where id = ${ticketId}`);
  assert.equal((await world.open(sam, thread.id)).status, 200);
  assert.equal((await world.open(auditor, thread.id)).status, 404);
});

test("a sender without an account is asked over a link with a proof, not over the request's own address", async () => {
  const ticketId = await request("support");
  const refused = await ask(sam, ticketId);
  assert.equal(refused.body.code, "form-refused");
  const person = {
    name: "Lena Vogt",
    email: "lena@lawyers.example",
    proof: { by: "sms", mobile: "+1 518 555 2099" },
  };
  assert.equal((await ask(sam, ticketId, { kind: "outside", person })).status, 200);
  await world.deliver();
  const mail = world.outbox.mails.find(({ to }) => to === person.email);
  assert.match(mail?.text ?? "", /Sam Adeyemi/);
  assert.doesNotMatch(mail?.text ?? "", /patient|T-2026/i);
});
