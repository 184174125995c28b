import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CannedAnswers, SupportStatistics, Ticket } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";

let world: HelpDeskWorld;
let amara: Person;
let leaver: Person;
let nurse: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  nurse = await world.signedIn("Rosa Delgado", "nurse", world.hospital);
  leaver = await world.signedIn("Victor Hale", "physician", world.hospital);
});
after(() => world.stop());

const own = async (by: Person, id: string): Promise<Ticket> =>
  (await by.browser.get<Ticket>(`/api/help/tickets/${id}`)).body;
const audited = (action: string) => world.run(sql`select from audit.entry where action = ${action}`);

test("a relationship manager ends an access from a request of anybody, the sender is told, and sessions end", async () => {
  const asked = await world.ask(amara, "deactivation", { fields: { user: leaver.username } });
  assert.equal((await leaver.browser.get("/api/probe")).status, 200);
  const looks = await audited("user-look-up");
  const { body: shown } = await world.show(world.relations, asked.id);
  assert.deepEqual(shown.verbs, ["end-access"]);
  assert.deepEqual(
    shown.candidates.map(({ name, participantName }) => [name, participantName]),
    [["HALE, Victor", "Crossbay General Hospital"]],
  );
  assert.equal((await audited("user-look-up")) - looks, 1);
  const forAgent = (await world.show(world.agent, asked.id)).body;
  assert.deepEqual([forAgent.verbs, forAgent.candidates], [[], []]);
  const act = { verb: "end-access", affiliationId: shown.candidates[0]!.affiliationId, reason: "He left on Friday." };
  assert.equal((await world.work(world.agent, asked.id, "act", act)).status, 403);

  world.clock.advance(60_000);
  const done = await world.work(world.relations, asked.id, "act", act);
  assert.deepEqual([done.status, done.body.state], [200, "solved"]);
  assert.match(done.body.events.at(-1)?.words ?? "", /^Grace Lin ended the access: HALE, Victor/);
  assert.equal((await leaver.browser.get("/api/probe")).status, 401);
  const seen = await own(amara, asked.id);
  assert.equal(seen.messages.at(-1)?.text, "The access has ended, and every open session with it.");
  await world.deliver();
  assert.match(world.newestMail(/your request (T-2026-\d+) is solved/), /T-2026/);
  // What the request asked for is done; once more there is nobody whose access could end.
  await world.work(world.relations, asked.id, "change", { state: "in-progress" });
  assert.equal((await world.work(world.relations, asked.id, "act", act)).status, 404);
});

test("an e-mail address is changed only once the identity was proofed anew, and both addresses are told", async () => {
  const asked = await world.ask(nurse, "email-change", { fields: { user: "rdelgado", newEmail: "rosa@new.example" } });
  const { candidates } = (await world.show(world.relations, asked.id)).body;
  const act = {
    verb: "change-email",
    affiliationId: candidates[0]!.affiliationId,
    reason: "Called back at the ward",
    newEmail: "rosa@new.example",
  };
  const unproofed = await world.work(world.relations, asked.id, "act", act);
  assert.equal(unproofed.status, 422);
  const proofed = { ...act, proofedBy: "called-back-on-record" };
  const shared = await world.work(world.relations, asked.id, "act", { ...proofed, newEmail: "info@new.example" });
  assert.equal(shared.status, 422);
  assert.equal((await world.show(world.relations, asked.id)).body.state, "new");
  world.outbox.mails.splice(0);
  assert.equal((await world.work(world.relations, asked.id, "act", proofed)).status, 200);
  await world.deliver();
  const to = world.outbox.mails.filter(({ subject }) => subject.includes("e-mail address")).map((mail) => mail.to);
  assert.equal(to.length, 2);
  assert.equal(to.includes("rosa@new.example"), true);
  assert.equal((await nurse.browser.get("/api/probe")).status, 401);
});

test("a username goes to the address on record, and a stranger learns nothing from the answer", async () => {
  const asked = await world.ask(amara, "forgotten-username");
  await world.run(
    sql`update support.ticket set sender_account_id = null, sender_participant_id = null, sender_name = 'Amara Okafor',
          sender_email = 'somebody@else.example', link_id = gen_random_uuid() where id = ${asked.id}`,
  );
  const { candidates } = (await world.show(world.relations, asked.id)).body;
  assert.deepEqual(
    candidates.map(({ username }) => username),
    ["aokafor"],
  );
  world.outbox.mails.splice(0);
  const { body } = await world.work(world.relations, asked.id, "act", {
    verb: "tell-username",
    affiliationId: candidates[0]!.affiliationId,
    reason: "She asked over the page",
  });
  assert.doesNotMatch(body.messages.at(-1)?.text ?? "", /aokafor/);
  await world.deliver();
  const told = world.outbox.mails.filter(({ text }) => text.includes("aokafor"));
  assert.equal(told.length, 1);
  assert.notEqual(told[0]?.to, "somebody@else.example");
});

test("two requests of one sender become one, with everything that was written", async () => {
  const sender = await world.signedIn("Nadia Brook", "nurse", world.hospital);
  const first = await world.ask(sender, "error", { text: "The page stays white." });
  world.clock.advance(60_000);
  const second = await world.ask(sender, "error", { text: "It is still white." });
  assert.deepEqual(
    (await world.show(world.agent, second.id)).body.similar.map(({ number }) => number),
    [first.number],
  );
  world.clock.advance(60_000);
  const { body } = await world.work(world.agent, second.id, "merge", { intoNumber: first.number.toLowerCase() });
  assert.equal(body.number, first.number);
  assert.deepEqual(
    (await own(sender, first.id)).messages.map(({ text }) => text),
    ["The page stays white.", "It is still white."],
  );
  const closed = await own(sender, second.id);
  assert.deepEqual([closed.state, closed.messages.at(-1)?.from], ["closed", "exchange"]);
  const merged = (await world.show(world.agent, second.id)).body;
  assert.equal(merged.mergedInto?.number, first.number);
  assert.equal((await world.work(world.agent, second.id, "change", { state: "new" })).status, 409);
});

test("requests of different senders are worked on as one, and neither reads the other's words", async () => {
  const one = await world.signedIn("Ivo Marsh", "nurse", world.practice);
  const other = await world.signedIn("Lena Quist", "nurse", world.hospital);
  const first = await world.ask(one, "error", { text: "White, says Ivo." });
  const second = await world.ask(other, "error", { text: "White, says Lena." });
  const { body } = await world.work(world.agent, second.id, "merge", { intoNumber: first.number });
  const lena = body.messages.find(({ text }) => text === "White, says Lena.");
  assert.deepEqual([lena?.internal, lena?.by], [true, `Lena Quist, ${second.number}`]);
  assert.doesNotMatch(JSON.stringify(await own(one, first.id)), /Lena/);
  // It is found by either number.
  const found = (await world.queue(world.agent, { text: second.number, state: "open" })).tickets;
  assert.deepEqual(
    found.map(({ number }) => number),
    [first.number],
  );
  world.clock.advance(60_000);
  await other.browser.post(`/api/help/tickets/${second.id}/messages`, { text: "Any news?" });
  const queued = (await world.queue(world.agent, { text: first.number, state: "open" })).tickets[0];
  assert.equal(queued?.awaitsStaff, true);
  await world.work(world.agent, first.id, "messages", { text: "Solved, Ivo.", internal: false, state: "solved" });
  const told = await own(other, second.id);
  assert.equal(told.state, "solved");
  assert.doesNotMatch(JSON.stringify(told), /Ivo/);
});

test("nothing is merged to where others would read it, and not into itself", async () => {
  const privacy = await world.ask(amara, "privacy");
  const error = await world.ask(amara, "error");
  assert.equal((await world.work(world.agent, error.id, "merge", { intoNumber: privacy.number })).status, 422);
  assert.equal((await world.work(world.agent, error.id, "merge", { intoNumber: error.number })).status, 422);
  assert.equal((await world.work(world.auditor, privacy.id, "merge", { intoNumber: error.number })).status, 422);
  const wrongPatient = await world.ask(amara, "wrong-patient");
  assert.equal((await world.work(world.agent, wrongPatient.id, "merge", { intoNumber: error.number })).status, 422);
});

test("canned answers are kept, and none holds a password or anything of a patient", async () => {
  const { browser } = world.agent;
  const path = `/api/support/canned-answers/${crypto.randomUUID()}`;
  const answer = { id: crypto.randomUUID(), title: "Clear the cache", text: "Press Ctrl and F5.", type: "error" };
  assert.equal((await browser.put(path, answer)).status, 200);
  assert.equal((await browser.put(path, { ...answer, text: "The password is Copper7Violin" })).status, 422);
  const listed = (await browser.get<CannedAnswers>("/api/support/canned-answers")).body.answers;
  assert.equal(
    listed.some(({ title }) => title === "Clear the cache"),
    true,
  );
  assert.equal(
    listed.some(({ title }) => title === "Allow pop-up windows"),
    true,
  );
  assert.equal((await browser.post(`${path}/remove`)).status, 200);
  assert.equal((await browser.post(`${path}/remove`)).status, 404);
  assert.equal((await amara.browser.get("/api/support/canned-answers")).status, 403);
});

test("the statistics tell of the own teams how soon requests were answered and solved", async () => {
  const sender = await world.signedIn("Paul Winter", "nurse", world.hospital);
  const { body: before } = await world.auditor.browser.get<SupportStatistics>("/api/support/statistics?days=7");
  const { id } = await world.ask(sender, "privacy");
  await world.run(sql`update support.ticket set opened_at = opened_at - interval '2 hours' where id = ${id}`);
  await world.work(world.auditor, id, "messages", { text: "We look into it.", internal: false });
  world.clock.advance(6 * 60_000);
  await world.work(world.auditor, id, "messages", { text: "It is settled.", internal: false, state: "solved" });
  const { body: after } = await world.auditor.browser.get<SupportStatistics>("/api/support/statistics?days=7");
  assert.equal(after.opened, before.opened + 1);
  assert.deepEqual([after.firstAnswerHours?.median, after.solveHours?.median], [2, 2.1]);
  assert.equal(after.perDay.length, 7);
  assert.equal(after.perDay.at(-1)?.day, "2026-03-12");
  assert.deepEqual(
    after.byType.map(({ type }) => type),
    ["privacy"],
  );
  assert.equal((await world.auditor.browser.get("/api/support/statistics?days=4000")).status, 400);
});
