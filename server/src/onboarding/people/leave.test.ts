import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { ManagedUser, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { admitNewPerson, findUsers } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";

let world: OnboardingWorld;
let manager: TestBrowser;
let number = 0;
let username = "";

const moveTo = (instant: string): void => world.clock.advance(Date.parse(instant) - world.clock.now().getTime());

before(async () => {
  world = await startOnboardingWorld();
  await world.person({ participantId: world.hospital.id, titleId: "user-manager", username: "manager" });
});
after(() => world.stop());

beforeEach(async () => {
  // 10 in the morning of 12 March in New York.
  moveTo("2026-03-12T14:00:00Z");
  manager = world.browser();
  await manager.signIn("manager");
  number += 1;
  username = `absent${number}`;
  await world.person({ participantId: world.hospital.id, titleId: "nurse", username });
});

async function setLeave(leave: object) {
  const users = await world.transaction((tx) => findUsers(tx, { words: [username] }, world.clock.now()));
  const { affiliationId } = users.find(({ participant }) => participant.id === world.hospital.id)!;
  return manager.post<ManagedUser & Problem>(`/api/user-management/users/${affiliationId}/leave`, leave);
}

async function signingIn(): Promise<{ status: number; detail: string | undefined }> {
  const browser = world.browser();
  const { body } = await browser.begin(username);
  const answer = await browser.enter(body.signInId, browser.newestCode());
  return { status: answer.status, detail: (answer.body as { detail?: string }).detail };
}

test("a leave from today ends the session, lets nobody in until its last day is over, and ends by itself", async () => {
  const browser = world.browser();
  await browser.signIn(username);
  const set = await setLeave({ from: "2026-03-12", until: "2026-03-20" });
  assert.deepEqual(set.body.leave, { from: "2026-03-12", until: "2026-03-20" });
  assert.equal((await browser.session()).state, "signed-out");
  const refused = await signingIn();
  assert.equal(refused.status, 403);
  assert.equal(
    refused.detail,
    "You are on leave from Crossbay General Hospital (up to and including 20 March 2026): nothing opens until it ends. Your user manager can end it.",
  );
  // The last minute of the last day in New York, and the first of the next.
  moveTo("2026-03-21T03:59:00Z");
  assert.equal((await signingIn()).status, 403);
  moveTo("2026-03-21T04:00:00Z");
  assert.equal((await signingIn()).status, 200);
});

test("a leave that is yet to come changes nothing yet, and one that is moved to today closes an open session", async () => {
  await setLeave({ from: "2026-03-13" });
  const browser = world.browser();
  await browser.signIn(username);
  moveTo("2026-03-12T14:10:00Z");
  assert.equal((await browser.get("/api/probe")).status, 200);
  assert.equal((await setLeave({ from: "2026-03-12" })).status, 200);
  assert.equal((await browser.get("/api/probe")).status, 401);
});

test("midnight closes an open session of somebody whose leave begins", async () => {
  moveTo("2026-03-13T03:50:00Z");
  manager = world.browser();
  await manager.signIn("manager");
  await setLeave({ from: "2026-03-13" });
  const browser = world.browser();
  await browser.signIn(username);
  assert.equal((await browser.get("/api/probe")).status, 200);
  moveTo("2026-03-13T04:00:00Z");
  const answer = await browser.get<Problem>("/api/probe");
  assert.deepEqual([answer.status, answer.body.code], [403, "affiliation-missing"]);
  assert.match(answer.body.detail, /during a leave/);
});

test("a leave without an end ends when the user manager says so", async () => {
  await setLeave({ from: "2026-03-12" });
  assert.equal((await signingIn()).status, 403);
  const ended = await setLeave({});
  assert.deepEqual([ended.status, ended.body.leave], [200, undefined]);
  assert.equal((await signingIn()).status, 200);
});

test("a leave at one participant leaves the other one open", async () => {
  const users = await world.transaction((tx) => findUsers(tx, { words: [username] }, world.clock.now()));
  await world.transaction((tx) =>
    admitNewPerson(tx, world.context, {
      given: "Rosa",
      family: "Delgado",
      email: users[0]!.email,
      mobile: "+15185550123",
      titleId: "nurse",
      participantId: world.practice.id,
      requestId: newId(),
    }),
  );
  await setLeave({ from: "2026-03-12" });
  const browser = world.browser();
  const session = await browser.signIn(username);
  assert.deepEqual(
    session.affiliations?.map(({ participantName }) => participantName),
    ["Lantern Street Family Practice"],
  );
  assert.equal(session.actingFor?.participantName, "Lantern Street Family Practice");
});

test("days that are not days of a leave are refused, each with its field", async () => {
  const fieldOf = async (leave: object) => {
    const { status, body } = await setLeave(leave);
    return [status, body.fields?.[0]?.field];
  };
  assert.deepEqual(await fieldOf({ from: "2026-03-11" }), [422, "from"]);
  assert.deepEqual(await fieldOf({ until: "2026-03-20" }), [422, "from"]);
  assert.deepEqual(await fieldOf({ from: "2026-03-20", until: "2026-03-19" }), [422, "until"]);
  assert.deepEqual(await fieldOf({ from: "2026-03-20", until: "2028-03-13" }), [422, "until"]);
  assert.equal((await setLeave({ from: "2026-02-30" })).status, 400);
});
