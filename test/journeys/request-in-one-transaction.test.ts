import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { RoleTitles, TicketAct, TicketAnswer } from "@crossbay/contract";
import type { Actor, User } from "../../server/src/accounts/index.ts";
import { changeRole, changeUserEmail, endUser, listTitles, tellUsername } from "../../server/src/onboarding/index.ts";
import type { Tx } from "../../server/src/platform/transaction.ts";
import { actOnTicket } from "../../server/src/support/queue/act-on-ticket.ts";
import { sendTicket } from "../../server/src/support/tickets/send-ticket.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../support/help-desk-world.ts";

let world: HelpDeskWorld;
let amara: Person;
let manager: Person;
let officer: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  manager = await world.signedIn("Ines Moreau", "user-manager", world.hospital);
  officer = await world.signedIn("Paul Osei", "privacy-officer", world.hospital);
});
after(() => world.stop());

const actorOf = async ({ browser }: Person) => (await browser.get<Actor>("/api/probe")).body;
type Beside = { before(tx: Tx): Promise<never>; after(tx: Tx, user: User): Promise<void> };
/** The database goes away when all but the end of the change is done. */
const lost = (beside: unknown): Beside => ({
  ...(beside as Beside),
  async after(tx, user) {
    await (beside as Beside).after(tx, user);
    throw new Error("The connection was lost.");
  },
});

test("when a request cannot be noted as done, nothing was done, and it is done the next time", async () => {
  const leaver = await world.signedIn("Victor Hale", "physician", world.hospital);
  const { id } = await world.ask(amara, "deactivation", { fields: { user: "vhale" } });
  const act: TicketAct = { verb: "end-access", affiliationId: leaver.affiliationId, reason: "He left." };
  const verbs = { endUser, changeRole, changeUserEmail, tellUsername };
  const breaking: typeof verbs = {
    ...verbs,
    endUser: (context, change) => endUser(context, { ...change, beside: lost(change.beside) }),
  };
  const work = { actor: await actorOf(world.relations), ticketId: id, requestId: crypto.randomUUID(), act };
  await assert.rejects(actOnTicket(world.context, breaking, work), /connection was lost/);
  assert.equal((await leaver.browser.get("/api/probe")).status, 200);
  const { body } = await world.show(world.relations, id);
  assert.deepEqual([body.state, body.messages.length], ["new", 1]);

  assert.equal((await world.work(world.relations, id, "act", act)).body.state, "solved");
  assert.equal((await leaver.browser.get("/api/probe")).status, 401);
});

test("nothing is done from a request that was closed meanwhile", async () => {
  const stays = await world.signedIn("Vera Holm", "physician", world.hospital);
  const { id } = await world.ask(amara, "deactivation", { fields: { user: "vholm" } });
  await world.work(world.relations, id, "change", { state: "closed" });
  const act = { verb: "end-access", affiliationId: stays.affiliationId, reason: "She left." };
  assert.equal((await world.work(world.relations, id, "act", act)).status, 409);
  assert.equal((await stays.browser.get("/api/probe")).status, 200);
});

test("what cannot be done at once goes to the relationship manager, and the request says so", async () => {
  const leaver = await world.signedIn("Lena Hoff", "nurse", world.hospital);
  const ports = {
    endUser: (change: Parameters<typeof endUser>[1]) =>
      endUser(world.context, { ...change, beside: lost(change.beside) }),
    changeRole: () => Promise.reject(new Error("Nobody's role changes here.")),
    listTitles,
  };
  const typed = {
    type: "deactivation" as const,
    subject: "She left",
    text: "Please end it.",
    fields: { user: "lhoff" },
  };
  const sending = { actor: await actorOf(manager), typed, requestId: crypto.randomUUID() };
  const sent = await sendTicket(world.context, ports, sending);
  assert.ok(!("refused" in sent) && sent.ticket);
  assert.deepEqual([sent.outcome, sent.ticket.state], ["sent", "new"]);
  assert.match(sent.words, /could not be done at once, and nothing was changed/);
  assert.equal((await leaver.browser.get("/api/probe")).status, 200);
  const { body } = await world.show(world.relations, sent.ticket.id);
  assert.match(body.events.at(-1)?.words ?? "", /^Not done at once/);
  assert.deepEqual(body.verbs, ["end-access"]);
  await world.deliver();
  assert.ok(world.outbox.mails.some(({ text }) => text.includes(`/support-desk/${sent.ticket?.id}`)));
});

test("a privacy officer chooses among the titles of the own participant, and the change counts at once", async () => {
  const titlesOf = async ({ browser }: Person) => (await browser.get<RoleTitles>("/api/help/titles")).body.titles;
  const titles = await titlesOf(officer);
  assert.deepEqual(await titlesOf(manager), titles);
  for (const by of [amara, world.agent, world.relations]) assert.deepEqual(await titlesOf(by), [], by.name);
  assert.equal(
    titles.some(({ id }) => id === "user-manager" || id === "relationship-manager"),
    false,
  );
  await world.signedIn("Mara Quist", "nurse", world.hospital);
  const change = (titleId: string | undefined, by: Person) =>
    by.browser.post<TicketAnswer>("/api/help/tickets", {
      type: "role-change",
      subject: "Another role",
      text: "She manages care now.",
      fields: { user: "mquist", titleId },
    });
  const titleId = titles.find(({ id }) => id === "care-manager")?.id;
  assert.equal((await change(titleId, amara)).body.outcome, "sent");
  assert.equal((await change("user-manager", officer)).body.outcome, "sent");
  assert.equal((await change(titleId, officer)).body.outcome, "done");
});
