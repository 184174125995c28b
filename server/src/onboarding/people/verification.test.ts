import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, Verification } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { findUsers } from "../../accounts/index.ts";
import { runVerificationReminders } from "./run-verification-reminders.ts";

let world: OnboardingWorld;
let manager: TestBrowser;

const moveTo = (instant: string): void => world.clock.advance(Date.parse(instant) - world.clock.now().getTime());

before(async () => {
  world = await startOnboardingWorld();
  manager = await world.signedIn("user-manager", world.hospital, "manager");
  for (const username of ["stays", "leaves", "waits"]) {
    await world.person({ participantId: world.hospital.id, titleId: "nurse", username });
  }
  await world.person({ participantId: world.practice.id, titleId: "nurse", username: "elsewhere" });
});
after(() => world.stop());

const root = "/api/user-management/verification";

const idOf = async (username: string): Promise<string> => {
  const users = await world.transaction((tx) => findUsers(tx, { words: [username] }, world.clock.now()));
  return users[0]!.affiliationId;
};

const usernamesOf = ({ users }: Verification) => users.map(({ username }) => username).sort();

async function onDay(instant: string): Promise<void> {
  moveTo(instant);
  manager = world.browser();
  await manager.signIn("manager");
}

const remind = () => runVerificationReminders(world.context, world.clock.now());

test("14 days before the list is due every user manager is written to, once", async () => {
  await world.person({ participantId: world.hospital.id, titleId: "user-manager", username: "deputy" });
  moveTo("2026-05-27T03:00:00Z");
  assert.equal(await remind(), 0);
  moveTo("2026-05-27T05:00:00Z");
  assert.deepEqual([await remind(), await remind()], [1, 0]);
  await world.deliver();
  const letters = world.outbox.mails.filter(({ subject }) => /still belong/.test(subject));
  assert.equal(letters.length, 2);
  assert.ok(letters.every(({ text }) => text.includes("10 Jun 2026") && text.includes("5 users")));
  assert.ok(letters.every(({ text }) => text.includes("http://localhost:8080/aum/verification")));
});

test("each user is kept or removed; who is not named waits, and the list is due when the longest waiting one is", async () => {
  await onDay("2026-06-01T14:00:00Z");
  const before = await manager.get<Verification>(root);
  assert.equal(before.body.dueOn, "2026-06-10");
  assert.deepEqual(usernamesOf(before.body), ["deputy", "leaves", "manager", "stays", "waits"]);
  const decisions = [
    { affiliationId: await idOf("stays"), keep: true },
    { affiliationId: await idOf("manager"), keep: true },
    { affiliationId: await idOf("deputy"), keep: true },
    { affiliationId: await idOf("leaves"), keep: false },
    { affiliationId: await idOf("elsewhere"), keep: false },
  ];
  const decided = await manager.post<Verification>(root, { decisions });
  assert.equal(decided.status, 200);
  assert.deepEqual(usernamesOf(decided.body), ["deputy", "manager", "stays", "waits"]);
  assert.equal(decided.body.dueOn, "2026-06-10");
  const verified = decided.body.users.filter(({ verifiedAt }) => verifiedAt === "2026-06-01T14:00:00.000Z");
  assert.equal(verified.length, 3);
  const last = [{ affiliationId: await idOf("waits"), keep: true }];
  assert.equal((await manager.post<Verification>(root, { decisions: last })).body.dueOn, "2026-08-30");
  assert.equal(await remind(), 0);
  moveTo("2026-08-20T14:00:00Z");
  assert.equal(await remind(), 1);
});

test("a user of another participant is neither kept nor removed, and answered as one that there is not", async () => {
  await onDay("2026-06-02T14:00:00Z");
  const decisions = [{ affiliationId: await idOf("elsewhere"), keep: false }];
  const answer = await manager.post<Problem>(root, { decisions });
  assert.deepEqual([answer.status, answer.body.code], [404, "not-found"]);
  assert.equal((await manager.post(root, { decisions: [] })).status, 400);
});

test("all user managers at once are not removed, and then nobody is", async () => {
  await onDay("2026-06-03T14:00:00Z");
  const names = ["stays", "manager", "deputy"];
  const decisions = await Promise.all(names.map(async (name) => ({ affiliationId: await idOf(name), keep: false })));
  const answer = await manager.post<Problem>(root, { decisions });
  assert.deepEqual([answer.status, answer.body.code], [409, "step-closed"]);
  assert.deepEqual(usernamesOf((await manager.get<Verification>(root)).body), ["deputy", "manager", "stays", "waits"]);
});
