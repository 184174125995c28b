import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ManagedUser, Problem, UserList } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { admitNewPerson, findUsers, type NewPerson, type Participant } from "../../accounts/index.ts";
import { applyTitlesAfterCourse } from "./break-the-glass-course.ts";

let world: OnboardingWorld;
let manager: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  manager = await world.signedIn("user-manager", world.hospital, "manager");
});
after(() => world.stop());

const root = "/api/user-management/users";

async function user(username: string, titleId: string, at: Participant, terms: Partial<NewPerson> = {}) {
  const { account } = await world.person({ participantId: at.id, titleId, username, ...terms });
  return { account, affiliationId: await affiliationOf(username) };
}

async function affiliationOf(username: string): Promise<string> {
  const users = await world.transaction((tx) => findUsers(tx, { words: [username] }, world.clock.now()));
  return users.find((one) => one.username === username)!.affiliationId;
}

const problemOf = (answer: { status: number; body: unknown }): [number, string] => [
  answer.status,
  (answer.body as Problem).code,
];

test("a user manager sees the own participant's users and nobody else's", async () => {
  await user("nina", "nurse", world.hospital, { given: "Nina", family: "Park", mobile: "+1 518 555 0177" });
  await user("practice.nurse", "nurse", world.practice);
  const { body, status } = await manager.get<UserList>(root);
  assert.equal(status, 200);
  assert.ok(body.users.every(({ participantName }) => participantName === "Crossbay General Hospital"));
  const nina = body.users.find(({ username }) => username === "nina")!;
  assert.deepEqual(
    [nina.name, nina.mobile, nina.accessLevel, nina.state, nina.clinicalAlerts],
    ["PARK, Nina", "•• 77", "Clinical", "active", false],
  );
  const titles = body.titles.map(({ id }) => id);
  assert.ok(titles.includes("emergency-nurse") && titles.includes("registrar"));
  assert.ok(!titles.includes("user-manager") && !titles.includes("administrator"));
});

test("a user manager learns nothing of what a user does for another participant", async () => {
  const { account } = await user("both", "nurse", world.practice);
  await world.transaction((tx) =>
    admitNewPerson(tx, world.context, {
      given: "Rosa",
      family: "Delgado",
      email: account.email,
      mobile: account.mobile,
      titleId: "therapist",
      participantId: world.hospital.id,
      requestId: "both",
    }),
  );
  const browser = world.browser();
  const session = await browser.signIn("both");
  const practice = session.affiliations!.find(({ participantName }) => participantName.startsWith("Lantern"))!;
  await browser.post("/api/session/acting-for", { affiliationId: practice.id });
  const { body } = await manager.get<UserList>(root);
  const both = body.users.filter(({ username }) => username === "both");
  assert.deepEqual(
    both.map(({ titleId, lastSignInAt }) => [titleId, lastSignInAt]),
    [["therapist", undefined]],
  );
});

test("an ended access ends the session, deactivates the account, and is answered as it is now", async () => {
  const { affiliationId } = await user("leaver", "nurse", world.hospital);
  const browser = world.browser();
  await browser.signIn("leaver");
  const ended = await manager.post<ManagedUser>(`${root}/${affiliationId}/end`, { reason: "Left on Friday" });
  assert.deepEqual(
    [ended.status, ended.body.state, ended.body.stateBecause],
    [200, "deactivated", "The access has ended: Left on Friday"],
  );
  assert.equal((await browser.session()).state, "signed-out");
  assert.deepEqual(problemOf(await manager.post(`${root}/${affiliationId}/end`, { reason: "again" })), [
    404,
    "not-found",
  ]);
});

test("another participant's user is answered as one that there is not, for every verb", async () => {
  await user("elsewhere", "nurse", world.practice);
  const affiliationId = await affiliationOf("elsewhere");
  const bodies = { end: { reason: "x" }, role: { titleId: "nurse", reason: "x" }, leave: {}, reactivate: {} };
  for (const [verb, body] of Object.entries(bodies)) {
    assert.deepEqual(problemOf(await manager.post(`${root}/${affiliationId}/${verb}`, body)), [404, "not-found"], verb);
  }
  assert.equal((await manager.post(`${root}/not-an-id/end`, { reason: "x" })).status, 400);
});

test("the last user manager is not ended by the participant, a deputy's colleague is", async () => {
  const { users } = (await manager.get<UserList>(root)).body;
  const own = users.find(({ username }) => username === "manager")!;
  const refused = await manager.post<Problem>(`${root}/${own.affiliationId}/end`, { reason: "I leave" });
  assert.deepEqual(problemOf(refused), [409, "step-closed"]);
  assert.match(refused.body.detail, /last user manager of Crossbay General Hospital/);
  const { affiliationId } = await user("deputy", "user-manager", world.hospital);
  assert.equal((await manager.post(`${root}/${affiliationId}/end`, { reason: "left" })).status, 200);
});

test("a privacy officer ends access and changes nothing else; nurses do neither", async () => {
  const officer = await world.signedIn("privacy-officer", world.hospital, "officer");
  const { affiliationId } = await user("ended.by.officer", "nurse", world.hospital);
  assert.deepEqual(problemOf(await officer.get(root)), [403, "level-lacks-right"]);
  assert.deepEqual(
    problemOf(await officer.post(`${root}/${affiliationId}/role`, { titleId: "therapist", reason: "x" })),
    [403, "level-lacks-right"],
  );
  assert.equal((await officer.post(`${root}/${affiliationId}/end`, { reason: "Snooped" })).status, 200);
  const nurse = await world.signedIn("nurse", world.hospital, "just.a.nurse");
  const { affiliationId: other } = await user("safe", "nurse", world.hospital);
  assert.deepEqual(problemOf(await nurse.post(`${root}/${other}/end`, { reason: "x" })), [403, "level-lacks-right"]);
});

test("a change of role counts at once, ends the session, and brings a letter", async () => {
  const { affiliationId } = await user("promoted", "medical-assistant", world.hospital);
  const browser = world.browser();
  await browser.signIn("promoted");
  await world.deliver();
  const changed = await manager.post<ManagedUser>(`${root}/${affiliationId}/role`, {
    titleId: "nurse",
    reason: "Licensed since Monday",
  });
  assert.deepEqual([changed.status, changed.body.title, changed.body.accessLevel], [200, "Nurse (RN/LPN)", "Clinical"]);
  assert.equal((await browser.session()).state, "signed-out");
  await world.deliver();
  assert.ok(
    world.outbox.mails.some(({ subject, text }) => /role has changed/.test(subject) && /Nurse \(RN/.test(text)),
  );
});

test("a title that may break the glass waits until its course is passed", async () => {
  const { affiliationId, account } = await user("resident", "nurse", world.hospital);
  const browser = world.browser();
  await browser.signIn("resident");
  const changed = await manager.post<ManagedUser>(`${root}/${affiliationId}/role`, {
    titleId: "physician",
    reason: "Resident from July",
  });
  assert.deepEqual(
    [changed.body.title, changed.body.pendingTitle],
    ["Nurse (RN/LPN)", "Physician (including resident)"],
  );
  assert.equal((await browser.session()).state, "active");
  const pass = (courseId: string) =>
    world.transaction((tx) =>
      applyTitlesAfterCourse(tx, world.context, { accountId: account.id, courseId, requestId: "passed" }),
    );
  await pass("consent");
  assert.equal((await browser.session()).state, "active");
  await pass("break-the-glass");
  assert.equal((await browser.session()).state, "signed-out");
  const now = (await manager.get<UserList>(root)).body.users.find(({ username }) => username === "resident")!;
  assert.deepEqual(
    [now.titleId, now.pendingTitle, now.accessLevel],
    ["physician", undefined, "Clinical + break-the-glass"],
  );
});

test("a change of role gives no role of the exchange, none that is designated, and none that there is not here", async () => {
  const { affiliationId } = await user("ambitious", "nurse", world.hospital);
  const detailOf = async (titleId: string, id = affiliationId) => {
    const answer = await manager.post<Problem>(`${root}/${id}/role`, { titleId, reason: "x" });
    assert.deepEqual(problemOf(answer), [422, "form-refused"], titleId);
    return answer.body.fields?.[0]?.detail;
  };
  assert.match((await detailOf("user-manager"))!, /designated in writing/);
  assert.match((await detailOf("administrator"))!, /does not have this role/);
  assert.match((await detailOf("plan-care-manager"))!, /does not have this role/);
  assert.match((await detailOf("wizard"))!, /does not have this role/);
  assert.match((await detailOf("nurse"))!, /is the role already/);
  const own = (await manager.get<UserList>(root)).body.users.find(({ username }) => username === "manager")!;
  assert.match((await detailOf("nurse", own.affiliationId))!, /Nobody changes the own role/);
});

test("a dormant account is active again when its training is complete, and only then", async () => {
  const { affiliationId, account } = await user("dormant", "nurse", world.hospital);
  const suspend = (reason: string) =>
    world.run(sql`update accounts.account set state = 'suspended', state_reason = ${reason} where id = ${account.id}`);
  await suspend("dormant");
  const listed = (await manager.get<UserList>(root)).body.users.find(({ username }) => username === "dormant")!;
  assert.deepEqual([listed.state, listed.stateBecause], ["suspended", "Nobody has signed in for 90 days."]);
  const untrained = await manager.post<Problem>(`${root}/${affiliationId}/reactivate`);
  assert.deepEqual(problemOf(untrained), [409, "step-closed"]);
  assert.match(untrained.body.detail, /training is not complete/);
  await world.run(
    sql`update accounts.account set training_waived_reason = 'trained elsewhere' where id = ${account.id}`,
  );
  const active = await manager.post<ManagedUser>(`${root}/${affiliationId}/reactivate`);
  assert.deepEqual([active.status, active.body.state, active.body.stateBecause], [200, "active", undefined]);
  assert.deepEqual(problemOf(await manager.post(`${root}/${affiliationId}/reactivate`)), [409, "step-closed"]);
  await suspend("privacy");
  const held = await manager.post<Problem>(`${root}/${affiliationId}/reactivate`);
  assert.match(held.body.detail, /privacy auditor decides/);
});
