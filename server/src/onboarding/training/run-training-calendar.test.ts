import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TrainingOverview } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import {
  type Learner,
  learner,
  learnerOf,
  passEverything,
  takeCourse,
} from "../../../../test/support/training-learner.ts";
import type { AccountId } from "../../platform/ids.ts";
import { ensurePartitions } from "../../platform/partitions.ts";
import { rows } from "../../platform/sql.ts";
import { assignCourse } from "./assign-course.ts";
import { findTrainingStates } from "./find-training-states.ts";
import { resendTraining } from "./resend-training.ts";
import { runTrainingCalendar } from "./run-training-calendar.ts";
import { startTraining } from "./start-training.ts";

let world: OnboardingWorld;
before(async () => {
  world = await startOnboardingWorld();
});
after(() => world.stop());

const day = 24 * 60 * 60 * 1000;
const run = () => runTrainingCalendar(world.context, world.clock.now());
/** Days go by; the audit record gets room for them, as the worker gives it. */
async function days(count: number): Promise<void> {
  world.clock.advance(count * day);
  await ensurePartitions(world.context.database, world.clock.now());
}
const nurse = (): Promise<Learner> => learner(world, { participantId: world.hospital.id, titleId: "nurse" });
const stateOf = async ({ accountId }: { accountId: AccountId }) =>
  (await world.transaction((tx) => findTrainingStates(tx, [accountId], world.clock.now()))).get(accountId);
const lettersSince = async (person: Learner, count: number) => (await person.facts()).letters.slice(count);

/** Somebody whose account is active with everything passed today. */
async function trainedNurse(): Promise<Learner> {
  const person = await nurse();
  await passEverything(person);
  world.clock.advance(1000);
  return person;
}

test("a year after a course was passed it is due again: two reminders, grace, and then the account waits", async () => {
  const ben = await trainedNurse();
  assert.deepEqual(await stateOf(ben), { state: "complete", dueOn: "2027-03-12" });
  await days(365 - 31);
  await run();
  assert.deepEqual(await lettersSince(ben, 2), []);
  await days(1);
  await run();
  await run();
  assert.deepEqual(await lettersSince(ben, 2), ["training-reminder"]);
  assert.equal((await stateOf(ben))?.state, "refresher-due");
  await days(23);
  await run();
  await run();
  assert.deepEqual(await lettersSince(ben, 2), ["training-reminder", "training-reminder"]);
  await days(7 + 14);
  await run();
  assert.equal((await ben.facts()).state, "active");
  assert.equal((await stateOf(ben))?.state, "overdue");
  await days(1);
  await Promise.all([run(), run()]);
  const { state, stateReason, letters } = await ben.facts();
  assert.equal(state, "suspended");
  assert.equal(stateReason, "training-overdue");
  assert.deepEqual(letters.slice(4), ["training-overdue"]);
});

test("somebody who waits takes the refresher with the link of the mail, and is active again with the last course", async () => {
  const ben = await trainedNurse();
  await days(366 + 15);
  await run();
  const back = await learnerOf(world, { id: ben.accountId, username: ben.username });
  const { body } = await back.get<TrainingOverview>("/api/training");
  assert.match(body.next, /active again/);
  world.clock.advance(1000);
  const results = await passEverything(back);
  assert.equal(results.at(-1)?.overview.state, "complete");
  const { state, letters } = await back.facts();
  assert.equal(state, "active");
  assert.equal(letters.at(-1), "account-active-again");
  assert.equal(letters.filter((template) => template === "credentials").length, 1);
});

test("nobody is suspended in the middle of a session, but when it is over", async () => {
  const ben = await trainedNurse();
  await days(366 + 15);
  await world.run(sql`update accounts.account set mobile_proved_at = ${world.clock.now()}`);
  await world.run(
    sql`insert into accounts.session (id, token_hash, kind, account_id, csrf_token, created_at, last_active_at, ends_at)
        values (gen_random_uuid(), ${Buffer.from(ben.accountId)}, 'full', ${ben.accountId}, 'x', ${world.clock.now()},
          ${world.clock.now()}, ${new Date(world.clock.now().getTime() + day / 2)})`,
  );
  await run();
  assert.equal((await ben.facts()).state, "active");
  await days(0.5);
  await run();
  assert.equal((await ben.facts()).state, "suspended");
});

test("an account that is suspended for another reason stays so, whatever is passed", async () => {
  const ben = await trainedNurse();
  await world.run(
    sql`update accounts.account set state = 'suspended', state_reason = 'privacy' where id = ${ben.accountId}`,
  );
  await takeCourse(ben, "consent");
  assert.equal((await ben.facts()).state, "suspended");
});

test("a new role asks for its courses within thirty days, and an old one's are no longer asked for", async () => {
  const ben = await trainedNurse();
  await world.run(sql`update accounts.affiliation set title_id = 'physician' where account_id = ${ben.accountId}`);
  await run();
  const { body } = await ben.get<TrainingOverview>("/api/training");
  const glass = body.courses.find(({ courseId }) => courseId === "break-the-glass");
  const due = new Date(world.clock.now().getTime() + 30 * day).toISOString().slice(0, 10);
  assert.equal(glass?.dueOn, due);
  assert.deepEqual(await lettersSince(ben, 2), ["training-reminder"]);
  await world.run(sql`update accounts.affiliation set title_id = 'nurse' where account_id = ${ben.accountId}`);
  await run();
  const after_ = await ben.get<TrainingOverview>("/api/training");
  assert.ok(!after_.body.courses.some(({ courseId }) => courseId === "break-the-glass"));
  assert.equal(after_.body.state, "complete");
});

test("where training was waived nothing is asked, reminded or suspended", async () => {
  const { account } = await world.person({
    participantId: world.hospital.id,
    titleId: "nurse",
    trainingWaivedReason: "Founding staff",
  });
  await world.transaction((tx) =>
    startTraining(tx, world.context, [account.id], { participantId: world.hospital.id, participantName: "x" }),
  );
  assert.deepEqual(await stateOf({ accountId: account.id }), { state: "waived", dueOn: undefined });
});

test("a retraining that was planned is due on its day, and a sooner day stays", async () => {
  const ben = await trainedNurse();
  const plan = (dueOn: string) =>
    world.transaction((tx) =>
      assignCourse(tx, world.context, { accountIds: [ben.accountId], courseId: "consent", dueOn }),
    );
  const inDays = (count: number) => new Date(world.clock.now().getTime() + count * day).toISOString().slice(0, 10);
  assert.equal(await plan(inDays(20)), true);
  await plan(inDays(60));
  assert.equal((await stateOf(ben))?.dueOn, inDays(20));
  assert.equal((await stateOf(ben))?.state, "refresher-due");
  const unknown = { accountIds: [ben.accountId], courseId: "no-such-course", dueOn: inDays(1) };
  assert.equal(await world.transaction((tx) => assignCourse(tx, world.context, unknown)), false);
});

test("training that is sent again comes with a new link, and the old one opens nothing", async () => {
  const amara = await nurse();
  assert.equal(await world.transaction((tx) => resendTraining(tx, world.context, amara.accountId)), undefined);
  assert.equal((await amara.get("/api/training")).status, 401);
  const again = await learnerOf(world, { id: amara.accountId, username: amara.username });
  assert.equal((await again.get("/api/training")).status, 200);
  await amara.deactivate();
  const refused = await world.transaction((tx) => resendTraining(tx, world.context, amara.accountId));
  assert.match(refused?.refused ?? "", /has ended/);
});

test("a closed account that is let in again within the year gets its credentials at once", async () => {
  const ben = await trainedNurse();
  await ben.deactivate();
  await run();
  await world.run(sql`update accounts.account set state = 'in-training' where id = ${ben.accountId}`);
  await world.transaction((tx) =>
    startTraining(tx, world.context, [ben.accountId], { participantId: world.hospital.id, participantName: "x" }),
  );
  const { state, letters } = await ben.facts();
  assert.equal(state, "active");
  assert.equal(letters.filter((template) => template === "credentials").length, 2);
});

test("a thousand people start their training in one go", async () => {
  await world.run(
    sql`with made as (
          insert into accounts.account (id, username, given, family, email, email_folded, mobile, state, created_at, changed_at)
          select gen_random_uuid(), 'crowd' || i, 'Ben', 'Whitlock', 'crowd' || i || '@lantern.example',
            'crowd' || i || '@lantern.example', '+15185550100', 'in-training', ${world.clock.now()}, ${world.clock.now()}
          from generate_series(1, 1000) as i returning id)
        insert into accounts.affiliation (id, account_id, participant_id, title_id, state, created_at)
        select gen_random_uuid(), id, ${world.hospital.id}, 'physician', 'active', ${world.clock.now()} from made`,
  );
  const crowd = await world.transaction((tx) =>
    rows<{ id: AccountId }>(tx, sql`select id from accounts.account where username like 'crowd%'`),
  );
  const ids = crowd.map(({ id }) => id);
  await world.transaction((tx) =>
    startTraining(tx, world.context, ids, { participantId: world.hospital.id, participantName: "Crossbay General" }),
  );
  const states = await world.transaction((tx) => findTrainingStates(tx, ids, world.clock.now()));
  assert.equal([...states.values()].filter(({ state }) => state === "not-started").length, 1000);
});
