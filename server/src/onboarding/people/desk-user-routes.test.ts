import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Caller, ManagedUser, Problem, SentLetters, UserList } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { findUsers, type NewPerson } from "../../accounts/index.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

let world: OnboardingWorld;
let manager: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  manager = await world.signedIn("relationship-manager", world.exchange, "relations");
});
after(() => world.stop());

const root = "/api/desk/users";

async function user(username: string, terms: Partial<NewPerson> = {}) {
  const titleId = terms.titleId ?? "nurse";
  const { account } = await world.person({ participantId: world.hospital.id, titleId, username, ...terms });
  const [found] = await world.transaction((tx) => findUsers(tx, { accountIds: [account.id] }, world.clock.now()));
  return { account, affiliationId: found!.affiliationId };
}

const search = (body: object) =>
  manager.post<UserList & Problem>(`${root}/search`, { reason: "caller on the phone", ...body });

const found = async (text: string): Promise<string[]> =>
  (await search({ text })).body.users.map(({ username }) => username);

const problemOf = (answer: { status: number; body: unknown }): [number, string] => [
  answer.status,
  (answer.body as Problem).code,
];

test("a caller is found by name, username or e-mail, whatever the case and the diacritics", async () => {
  await user("azg", { given: "Ægir", family: "Zółkiewska-Gómez", email: "agnes.zg@clinic.example" });
  for (const text of ["zolkiewska", "GOMEZ aegir", "Żółkiewska", "Gómez, Ægir", "AZG", "agnes.zg@CLINIC", "zg ægir"]) {
    assert.deepEqual(await found(text), ["azg"], text);
  }
  for (const text of ["zolkiewski", "%%", "a_g", "'; drop"]) assert.deepEqual(await found(text), [], text);
});

test("a look-up is recorded with its reason and whom it showed, and never what was typed", async () => {
  const { account } = await user("known.caller", { given: "Kit", family: "Calder" });
  const answer = await search({ text: "Calder", reason: "lost her phone" });
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])));
  assert.equal(entries.length, 1);
  const [entry] = entries;
  assert.equal(entry?.action, "user-look-up");
  assert.deepEqual(
    [entry.detail?.reason, entry.detail?.found, entry.detail?.accountIds],
    ["lost her phone", 1, account.id],
  );
  assert.ok(!JSON.stringify(entry).includes("Calder"));
});

test("a look-up names a text or a participant and a reason, and shows at most 50", async () => {
  assert.deepEqual(problemOf(await search({})), [422, "form-refused"]);
  assert.deepEqual(problemOf(await search({ text: " , " })), [422, "form-refused"]);
  assert.equal((await manager.post(`${root}/search`, { text: "Calder" })).status, 400);
  await Promise.all(Array.from({ length: 55 }, (_, nth) => user(`many${nth}`, { family: "Overmany" })));
  assert.equal((await search({ text: "overmany" })).body.users.length, 50);
});

test("somebody who left is found as deactivated", async () => {
  const { affiliationId } = await user("long.gone", { given: "Lou", family: "Gone" });
  await manager.post(`${root}/${affiliationId}/end`, { reason: "retired" });
  const { users } = (await search({ text: "lou gone" })).body;
  assert.deepEqual(
    users.map(({ state, stateBecause }) => [state, stateBecause]),
    [["deactivated", "The last affiliation has ended."]],
  );
});

test("only relationship managers look users up", async () => {
  for (const [titleId, at] of [
    ["user-manager", world.hospital],
    ["administrator", world.exchange],
    ["trainer", world.exchange],
  ] as const) {
    const browser = await world.signedIn(titleId, at, `no.${titleId}`);
    assert.deepEqual(problemOf(await browser.post(`${root}/search`, { text: "Calder", reason: "curious" })), [
      403,
      "level-lacks-right",
    ]);
  }
});

test("a relationship manager ends the last user manager, and nobody of the exchange itself", async () => {
  const { affiliationId } = await user("the.manager", { titleId: "user-manager" });
  assert.equal((await manager.post(`${root}/${affiliationId}/end`, { reason: "left" })).status, 200);
  const staff = await user("an.administrator", { titleId: "administrator", participantId: world.exchange.id });
  assert.deepEqual(problemOf(await manager.post(`${root}/${staff.affiliationId}/end`, { reason: "x" })), [
    403,
    "level-lacks-right",
  ]);
  assert.deepEqual(
    problemOf(await manager.post(`${root}/${staff.account.id}/recover`, { identityProofed: true, how: "x" })),
    [403, "level-lacks-right"],
  );
});

test("Clinical Alerts are switched on once the account is active", async () => {
  const { affiliationId, account } = await user("alerted");
  await world.run(sql`update accounts.account set state = 'in-training' where id = ${account.id}`);
  assert.deepEqual(problemOf(await manager.post(`${root}/${affiliationId}/alerts`, { on: true })), [
    409,
    "step-closed",
  ]);
  await world.run(sql`update accounts.account set state = 'active' where id = ${account.id}`);
  const on = await manager.post<ManagedUser>(`${root}/${affiliationId}/alerts`, { on: true });
  assert.deepEqual([on.status, on.body.clinicalAlerts], [200, true]);
  const off = await manager.post<ManagedUser>(`${root}/${affiliationId}/alerts`, { on: false });
  assert.deepEqual([off.status, off.body.clinicalAlerts], [200, false]);
});

test("recovery takes the second factors away, ends the session, and tells the old number and the owner", async () => {
  const { account } = await user("lost.phone");
  const browser = world.browser();
  await browser.signIn("lost.phone");
  await world.run(sql`insert into accounts.recovery_code (account_id, code_hash, made_at)
    values (${account.id}, '\x01', now())`);
  const wrong = await manager.post<Problem>(`${root}/${account.id}/recover`, {
    identityProofed: true,
    how: "Video call, passport shown",
    mobile: "12",
  });
  assert.deepEqual([wrong.status, wrong.body.fields?.[0]?.field], [422, "mobile"]);
  assert.equal((await browser.session()).state, "active");
  const recovered = await manager.post(`${root}/${account.id}/recover`, {
    identityProofed: true,
    how: "Video call, passport shown",
    mobile: "+1 518 555 0188",
  });
  assert.equal(recovered.status, 204);
  assert.equal((await browser.session()).state, "signed-out");
  assert.equal(await world.run(sql`select from accounts.recovery_code where account_id = ${account.id}`), 0);
  assert.deepEqual([world.outbox.sms[0]?.to], [account.mobile]);
  assert.match(world.outbox.sms[0]!.text, /another number/);
  await world.deliver();
  assert.ok(
    world.outbox.mails.some(({ to, subject }) => to === account.email && /way into your account/.test(subject)),
  );
  await world.browser().begin("lost.phone");
  assert.equal(world.outbox.sms[0]?.to, "+15185550188");
});

test("recovery needs the identity proofed, and an account that there is", async () => {
  const { account } = await user("unproofed");
  const refused = await manager.post(`${root}/${account.id}/recover`, { identityProofed: false, how: "x" });
  assert.equal(refused.status, 400);
  const nobody = await manager.post(`${root}/${crypto.randomUUID()}/recover`, { identityProofed: true, how: "x" });
  assert.deepEqual(problemOf(nobody), [404, "not-found"]);
});

test("a participant's users are listed with last sign-in, and late verification shows", async () => {
  const { account } = await user("unverified");
  await world.browser().signIn("unverified");
  await world.run(
    sql`update accounts.affiliation set created_at = ${"2025-11-01T12:00:00Z"} where account_id = ${account.id}`,
  );
  const { body } = await manager.get<UserList>(`/api/desk/participants/${world.hospital.id}/users`);
  const seen = body.users.find(({ username }) => username === "unverified")!;
  assert.deepEqual(
    [seen.lastSignInAt, seen.training, seen.verificationDueSince],
    ["2026-03-12T14:00:00.000Z", "not-started", "2026-01-30"],
  );
});

test("bounced mails are listed for the relationship manager", async () => {
  const { affiliationId } = await user("bouncing", { email: "bouncing@nowhere.example" });
  await manager.post(`${root}/${affiliationId}/end`, { reason: "left" });
  await world.run(sql`update accounts.letter set state = 'bounced', reason = 'no such mailbox', settled_at = now()
    where recipient_email = 'bouncing@nowhere.example'`);
  const { body } = await manager.get<SentLetters>("/api/desk/letters?state=bounced");
  assert.deepEqual(
    body.letters.map(({ to, template, reason, participantName }) => [to, template, reason, participantName]),
    [["bouncing@nowhere.example", "access-ended", "no such mailbox", "Crossbay General Hospital"]],
  );
  assert.equal((await manager.get("/api/desk/letters?state=read")).status, 400);
});

test("an organization is looked up for a caller: contacts on record, users, worksheets, and the reason in the record", async () => {
  const officer = await user("officer.hospital", { titleId: "privacy-officer" });
  const head = await user("head.hospital", { titleId: "user-manager" });
  const answer = await manager.post<Caller>("/api/desk/callers", {
    participantId: world.hospital.id,
    reason: "called from the hospital's number",
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.body.participantName, "Crossbay General Hospital");
  assert.deepEqual(
    answer.body.contacts.filter(({ as }) => as === "privacy-officer").map(({ accountId }) => accountId),
    [officer.account.id],
  );
  assert.ok(answer.body.contacts.some(({ accountId, as }) => accountId === head.account.id && as === "user-manager"));
  assert.ok(answer.body.users.users.some(({ username }) => username === "officer.hospital"));
  const [entry] = await world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])));
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.detail?.reason, entry?.detail?.participantId],
    ["caller-look-up", "permitted", "called from the hospital's number", world.hospital.id],
  );
});

test("the exchange itself and an unknown organization are not found for a caller", async () => {
  for (const participantId of [world.exchange.id, crypto.randomUUID()]) {
    const answer = await manager.post("/api/desk/callers", { participantId, reason: "a caller" });
    assert.deepEqual(problemOf(answer), [404, "not-found"]);
  }
});

test("a username is told to a contact on record or mailed to its owner, and to nobody else", async () => {
  const { account, affiliationId } = await user("forgot.hers");
  const contact = await user("contact.manager", { titleId: "user-manager" });
  const path = `${root}/${affiliationId}/username`;
  const reason = "forgotten";
  assert.deepEqual(problemOf(await manager.post(path, { to: "contact", contactId: account.id, reason })), [
    422,
    "form-refused",
  ]);
  const told = await manager.post<ManagedUser>(path, { to: "contact", contactId: contact.account.id, reason });
  assert.equal(told.body.username, "forgot.hers");
  const [entry] = await world.transaction((tx) => auditEntriesOfRequest(tx, String(told.headers["x-request-id"])));
  assert.deepEqual([entry?.action, entry?.detail?.contactId], ["username-tell", contact.account.id]);

  assert.equal((await manager.post(path, { to: "mail", reason })).status, 200);
  await world.deliver();
  const mail = world.outbox.mails.find(({ subject }) => subject.endsWith("your username"));
  assert.ok(mail?.text.includes("forgot.hers"));
});
