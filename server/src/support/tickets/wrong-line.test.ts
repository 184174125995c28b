import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, Ticket, TicketAnswer, TicketLines } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, resourceId, type TellResult } from "../../../../test/support/record-world.ts";
import { observation } from "../../../../test/support/resources.ts";
import { firstRow } from "../../platform/sql.ts";
import { ticketRoutes } from "./ticket-routes.ts";

let world: RecordWorld;
let maria: TellResult;
let reader: TestBrowser;
let engineer: TestBrowser;

before(async () => {
  world = await aRecord((http, context) => {
    const never = () => Promise.reject(new Error("Nobody is ended here."));
    ticketRoutes(http, context, { endUser: never, changeRole: never, listTitles: never });
  });
  const exchange = await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" });
  await world.person({ titleId: "identity-steward", participantId: exchange.id, given: "Noor", family: "Haddad" });
  await world.addFeed({ participantId: world.practice.id, code: "LSP" });
  maria = await world.tell(world.feed, "1", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-06-15" },
    resources: [
      observation("potassium", {
        code: "2823-3",
        display: "Potassium",
        value: 4.1,
        unit: "mmol/L",
        at: "2026-03-01T10:00:00Z",
      }),
    ],
  });
  reader = await world.reader("physician", world.practice);
  engineer = await world.reader("interface-engineer", world.hospital);
});
after(() => world.stop());

const line = (terms: object = {}) => ({
  personId: maria.personId,
  what: "Potassium, 1 Mar 2026",
  source: "CGH feed",
  resourceId: resourceId("potassium"),
  ...terms,
});
const send = (terms: object) =>
  reader.post<TicketAnswer>("/api/help/tickets", { subject: "Potassium", text: "This is not hers.", ...terms });
const sourceOf = (id: string) =>
  world.transaction((tx) =>
    firstRow<{ source: string | null; team: string; priority: string }>(
      tx,
      sql`select source_id as source, team, priority from support.ticket where id = ${id}`,
    ),
  );

test("wrong data at a line of a chart goes to the stewards and to its source, which answers; the sender reads the answer", async () => {
  const { body } = await send({ type: "wrong-data", line: line() });
  const id = body.ticket!.id;
  assert.deepEqual(await sourceOf(id), { source: world.feed.id, team: "stewards", priority: "high" });
  await world.deliver();
  const told = world.outbox.mails.filter(({ text }) => text.includes(id));
  assert.deepEqual(told.map(({ subject }) => subject.replace(/T-\d+-\d+/, "T")).toSorted(), [
    "Crossbay Health Information Exchange: a request waits for you: T",
    "Crossbay Health Information Exchange: somebody asks about data of Crossbay General Hospital",
    "Crossbay Health Information Exchange: we have your request T",
  ]);
  for (const { text } of told) assert.doesNotMatch(text, /Potassium|Twinning|Maria/);
  const { body: lines } = await engineer.get<TicketLines>("/api/help/tickets");
  assert.deepEqual(
    lines.tickets.map((ticket) => [ticket.id, ticket.asSource, ticket.unread]),
    [[id, true, true]],
  );
  const { body: asked } = await engineer.get<Ticket>(`/api/help/tickets/${id}`);
  assert.deepEqual(
    [asked.asSource, asked.messages[0]?.by, asked.line?.what],
    [true, "A reader of the record", "Potassium, 1 Mar 2026"],
  );
  world.clock.advance(1_000);
  const { status } = await engineer.post(`/api/help/tickets/${id}/messages`, {
    text: "Corrected: it was a mix-up in the lab.",
  });
  assert.equal(status, 200);
  const { body: read } = await reader.get<Ticket>(`/api/help/tickets/${id}`);
  assert.deepEqual(
    read.messages.map(({ from }) => from),
    ["sender", "source"],
  );
  await world.deliver();
  assert.ok(world.outbox.mails.some(({ subject }) => subject.includes("there is an answer")));
});

test("a mixed patient is urgent, and without its resource the source is found by its name among those of the person", async () => {
  const named = await send({ type: "wrong-patient", line: line({ resourceId: undefined }) });
  assert.deepEqual(await sourceOf(named.body.ticket!.id), {
    source: world.feed.id,
    team: "stewards",
    priority: "urgent",
  });
});

test("a line that is nobody's, or another source's by its name, is the stewards' alone", async () => {
  const unknown = [
    line({ personId: crypto.randomUUID() }),
    line({ resourceId: crypto.randomUUID(), source: "LSP feed" }),
    line({ resourceId: "'; drop table record.resource; --", source: undefined }),
  ];
  for (const each of unknown) {
    const { body, status } = await send({ type: "wrong-data", line: each });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal((await sourceOf(body.ticket!.id))?.source, null);
  }
});

test("the source sees neither who asks, nor what else the sender attached, nor requests about others", async () => {
  const { body } = await send({ type: "error" });
  const hidden = await engineer.get<Problem>(`/api/help/tickets/${body.ticket!.id}`);
  assert.equal(hidden.status, 404);
  const nurse = await world.reader("nurse", world.hospital);
  const { body: lines } = await nurse.get<TicketLines>("/api/help/tickets");
  assert.deepEqual(lines.tickets, []);
});
