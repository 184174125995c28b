import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Problem, TrainingOverview } from "@crossbay/contract";
import { type AccountsWorld, sql, startAccountsWorld } from "../../../../../test/support/accounts-world.ts";
import { type LitmosServer, startLitmosServer } from "../../../../../test/support/litmos-server.ts";
import { type Learner, learner } from "../../../../../test/support/training-learner.ts";
import type { Participant } from "../../../accounts/index.ts";
import { rows } from "../../../platform/sql.ts";
import type { TrainingContext } from "../context.ts";
import { trainingRoutes } from "../training-routes.ts";
import { learnerJobs } from "./learner-jobs.ts";
import { litmosLearningSystem } from "./litmos.ts";
import { averageScore, readLitmosDate } from "./litmos-rules.ts";
import { pollLearningSystem } from "./poll-learning-system.ts";
import { syncLearner } from "./sync-learner.ts";

const courses = { "privacy-and-security": "Prv1", "using-the-portal": "Por1", consent: "Con1" };
const webhookSecret = "eleven quiet lanterns";
let litmos: LitmosServer;
let world: AccountsWorld;
let context: TrainingContext;
let hospital: Participant;

before(async () => {
  litmos = await startLitmosServer();
  world = await startAccountsWorld({}, (http, accounts) => {
    const { url: apiUrl, apiKey } = litmos;
    const siteUrl = "https://crossbay.litmos.example";
    const settings = { apiUrl, apiKey, siteUrl, source: "Crossbay", courses, webhookSecret };
    context = Object.assign(accounts, { learningSystem: litmosLearningSystem(settings) });
    trainingRoutes(http, context);
  });
  hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
});
after(async () => {
  await world.stop();
  await litmos.stop();
});
beforeEach(async () => {
  litmos.requests.length = 0;
  // Those of the tests before wait no longer.
  await world.run(sql`update onboarding.course_assignment set ended_at = ${world.clock.now()} where ended_at is null`);
  await drain();
});

const drain = () => context.jobs.drain(learnerJobs, (payload) => syncLearner(context, payload));
const nurse = () => learner(world, { participantId: hospital.id, titleId: "nurse" });
async function emailOf({ accountId }: Learner): Promise<string> {
  const found = await world.transaction((tx) =>
    rows<{ email: string }>(tx, sql`select email from accounts.account where id = ${accountId}`),
  );
  return found[0]!.email;
}

test("a new user is made known to the learning system with the courses to take, right after the approval", async () => {
  const ben = await nurse();
  assert.equal(await drain(), 1);
  const email = await emailOf(ben);
  const user = litmos.users.find(({ UserName }) => UserName === email);
  assert.deepEqual([...user!.courses.keys()].sort(), ["Con1", "Por1", "Prv1"]);
  const { body } = await ben.get<TrainingOverview>("/api/training");
  assert.equal(body.externalUrl, "https://crossbay.litmos.example");
  const refused = await ben.post<Problem>("/api/training/courses/consent/submit", {
    version: 1,
    answers: {},
    affirmed: true,
  });
  assert.equal(refused.body.code, "step-closed");
});

test("who completes the last course there gets the credentials at the next look, once", async () => {
  const ben = await nurse();
  await drain();
  const email = await emailOf(ben);
  litmos.complete(email, "Prv1", world.clock.now(), [90, 80]);
  litmos.complete(email, "Por1", world.clock.now());
  await pollLearningSystem(context);
  assert.equal((await ben.facts()).state, "in-training");
  litmos.complete(email, "Con1", world.clock.now());
  await Promise.all([pollLearningSystem(context), pollLearningSystem(context)]);
  const { state, letters } = await ben.facts();
  assert.equal(state, "active");
  assert.equal(letters.filter((template) => template === "credentials").length, 1);
  const { body } = await ben.get<TrainingOverview>("/api/training");
  assert.equal(body.courses.find(({ courseId }) => courseId === "privacy-and-security")?.score, 85);
});

test("a notice with the secret makes the exchange ask, and only who it is about is believed", async () => {
  const ben = await nurse();
  await drain();
  const email = await emailOf(ben);
  const user = litmos.users.find(({ UserName }) => UserName === email)!;
  const notice = {
    id: 4513,
    type: "achievement.earned",
    object: "event",
    data: { userId: user.Id, userName: email, courseId: "Con1", result: "Completed" },
  };
  const send = (authorization?: string, payload: object = notice) =>
    world.http.inject({
      method: "POST",
      url: "/api/training/litmos-webhook",
      headers: authorization ? { authorization } : {},
      payload,
    });
  assert.equal((await send()).statusCode, 401);
  assert.equal((await send("Bearer wrong")).statusCode, 401);
  assert.equal((await send(webhookSecret)).statusCode, 401);
  assert.equal((await send(`Bearer ${webhookSecret}`)).statusCode, 202);
  await drain();
  const consent = async () =>
    (await ben.get<TrainingOverview>("/api/training")).body.courses.find(({ courseId }) => courseId === "consent");
  assert.equal((await consent())?.state, "not-started");
  litmos.complete(email, "Con1", world.clock.now());
  const basic = `Basic ${Buffer.from(`litmos:${webhookSecret}`).toString("base64")}`;
  assert.equal((await send(basic)).statusCode, 202);
  assert.equal((await send(basic)).statusCode, 202);
  await drain();
  assert.equal((await consent())?.state, "passed");
  for (const strange of [{}, { data: { userId: "nobody" } }, { data: { userId: 7 } }]) {
    assert.equal((await send(basic, strange)).statusCode, 202);
  }
  assert.equal(await drain(), 0);
});

test("somebody whom the learning system knows already is found there and not made twice", async () => {
  const ben = await nurse();
  const email = await emailOf(ben);
  litmos.users.push({ Id: "known-1", UserName: email, courses: new Map() });
  await drain();
  assert.equal(litmos.users.filter(({ UserName }) => UserName === email).length, 1);
  assert.ok(!litmos.requests.includes("POST /users"));
});

test("two processes that make the same person at once end with one", async () => {
  const ben = await nurse();
  await Promise.all([syncLearner(context, ben), syncLearner(context, ben)]);
  const email = await emailOf(ben);
  assert.equal(litmos.users.filter(({ UserName }) => UserName === email).length, 1);
});

test("while the learning system has had enough or is away, nothing is lost, and the next look goes on", async () => {
  const people = [await nurse(), await nurse()];
  litmos.answerNext(429);
  assert.equal(await pollLearningSystem(context), 0);
  litmos.answerNext(503);
  await assert.rejects(syncLearner(context, people[0]!), { name: "LearningSystemAwayError" });
  assert.equal(await pollLearningSystem(context), 2);
  for (const person of people) {
    const email = await emailOf(person);
    assert.ok(litmos.users.some(({ UserName }) => UserName === email));
  }
});

test("one who cannot be asked about does not hold up the others", async () => {
  await nurse();
  await nurse();
  litmos.answerNext(404, 400);
  assert.equal(await pollLearningSystem(context), 1);
});

test("the yearly refresher counts only what was completed anew", async () => {
  const ben = await nurse();
  await drain();
  const email = await emailOf(ben);
  litmos.complete(email, "Con1", world.clock.now());
  await pollLearningSystem(context);
  await world.run(
    sql`update onboarding.course_assignment set due_on = ${world.clock.now()}
        where account_id = ${ben.accountId} and course_id = 'consent'`,
  );
  await pollLearningSystem(context);
  const tries = () =>
    world.transaction((tx) =>
      rows(tx, sql`select from onboarding.course_try where account_id = ${ben.accountId} and course_id = 'consent'`),
    );
  assert.equal((await tries()).length, 1);
  world.clock.advance(60_000);
  litmos.complete(email, "Con1", world.clock.now());
  await pollLearningSystem(context);
  assert.equal((await tries()).length, 2);
});

test("a refused key is told in the log, and the key itself never is", async () => {
  const { apiKey } = litmos;
  await nurse();
  litmos.answerNext(401);
  await pollLearningSystem(context);
  assert.ok(world.logLines.some((line) => line.includes("refuses the key")));
  assert.ok(!world.logLines.some((line) => line.includes(apiKey) || line.includes(webhookSecret)));
});

test("dates of the learning system are read in each of its forms", () => {
  const at = new Date("2019-05-06T01:12:35.990Z");
  assert.deepEqual(readLitmosDate("/Date(1557105155990-0000)/"), at);
  assert.deepEqual(readLitmosDate("/Date(1557105155990)/"), at);
  assert.deepEqual(readLitmosDate("2019-05-06T01:12:35.990"), at);
  assert.deepEqual(readLitmosDate("2019-05-06T01:12:35.990Z"), at);
  for (const none of ["", null, undefined, "soon", "/Date(x)/"]) assert.equal(readLitmosDate(none), undefined);
});

test("the score is the average of the modules that have one", () => {
  assert.equal(averageScore([{ Score: 90 }, { Score: 81 }, { Score: null }, {}]), 85);
  assert.equal(averageScore([]), 100);
  assert.equal(averageScore([{ Score: 250 }]), 100);
});
