import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Course, CourseResult, Problem, TrainingOverview } from "@crossbay/contract";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import {
  type Learner,
  learner,
  passEverything,
  rightAnswers,
  takeCourse,
} from "../../../../test/support/training-learner.ts";

let world: OnboardingWorld;
before(async () => {
  world = await startOnboardingWorld();
});
after(() => world.stop());

const newPhysician = (): Promise<Learner> => learner(world, { participantId: world.hospital.id, titleId: "physician" });

test("somebody without credentials takes the training with the personal link of the first mail", async () => {
  const amara = await newPhysician();
  const { body, status } = await amara.get<TrainingOverview>("/api/training");
  assert.equal(status, 200);
  assert.equal(body.state, "not-started");
  assert.deepEqual(
    body.courses.map(({ courseId }) => courseId),
    ["privacy-and-security", "using-the-portal", "consent", "break-the-glass"],
  );
  assert.match(body.next, /come by e-mail/);
});

test("with the last course the account is active, and the credentials are mailed once", async () => {
  const amara = await newPhysician();
  const results = await passEverything(amara);
  assert.equal(results.at(-1)?.overview.state, "complete");
  const { state, letters } = await amara.facts();
  assert.equal(state, "active");
  assert.deepEqual(letters, ["training-invitation", "credentials"]);
});

test("two last submissions at the same moment make one account active and send one mail", async () => {
  const amara = await newPhysician();
  const { body } = await amara.get<TrainingOverview>("/api/training");
  const [last, ...others] = body.courses.map(({ courseId }) => courseId);
  for (const courseId of others) await takeCourse(amara, courseId);
  const course = await amara.readAll(last!);
  const submission = { version: course.version, answers: rightAnswers(course), affirmed: true };
  const answers = await Promise.all(
    [1, 2].map(() => amara.post<CourseResult>(`/api/training/courses/${last}/submit`, submission)),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  const { state, letters } = await amara.facts();
  assert.equal(state, "active");
  assert.equal(letters.filter((template) => template === "credentials").length, 1);
});

test("a try that is not passed is recorded, names what was wrong and not what is right", async () => {
  const amara = await newPhysician();
  const course = await amara.readAll("consent");
  const right = rightAnswers(course);
  const wrongIds = Object.keys(right).slice(0, Math.ceil(Object.keys(right).length / 2));
  const answers = { ...right, ...Object.fromEntries(wrongIds.map((id) => [id, right[id] === 0 ? 1 : 0])) };
  const { body } = await amara.post<CourseResult>("/api/training/courses/consent/submit", {
    version: course.version,
    answers,
    affirmed: true,
  });
  assert.equal(body.passed, false);
  assert.deepEqual(new Set(body.wrong), new Set(wrongIds));
  assert.ok(!JSON.stringify(course).includes('"right"'));
  const line = body.overview.courses.find(({ courseId }) => courseId === "consent");
  assert.equal(line?.state, "in-progress");
  assert.equal(line?.score, body.score);
});

test("questions wait until every module was read to its end", async () => {
  const amara = await newPhysician();
  const { body: course } = await amara.get<Course>("/api/training/courses/consent");
  const { status, body } = await amara.post<Problem>("/api/training/courses/consent/submit", {
    version: course.version,
    answers: rightAnswers(course),
    affirmed: true,
  });
  assert.equal(status, 409);
  assert.equal(body.code, "step-closed");
});

test("an answer left out, a choice that is not there and a stranger's question are refused at their fields", async () => {
  const amara = await newPhysician();
  const course = await amara.readAll("consent");
  const [first, second, ...rest] = Object.entries(rightAnswers(course));
  const answers = { [second![0]]: 20, ...Object.fromEntries(rest), stranger: 0 };
  const { status, body } = await amara.post<Problem>("/api/training/courses/consent/submit", {
    version: course.version,
    answers,
    affirmed: true,
  });
  assert.equal(status, 422);
  assert.deepEqual(
    body.fields?.map(({ field }) => field),
    [first![0], second![0], "stranger"],
  );
});

test("the answers to an older version are not counted", async () => {
  const amara = await newPhysician();
  const course = await amara.readAll("consent");
  const { status, body } = await amara.post<Problem>("/api/training/courses/consent/submit", {
    version: course.version + 1,
    answers: rightAnswers(course),
    affirmed: true,
  });
  assert.equal(status, 409);
  assert.equal(body.code, "already-decided");
});

test("break-the-glass is asked of a physician where there are emergency services, and nowhere else", async () => {
  const amara = await learner(world, { participantId: world.practice.id, titleId: "physician" });
  const { body } = await amara.get<TrainingOverview>("/api/training");
  assert.ok(!body.courses.some(({ courseId }) => courseId === "break-the-glass"));
  assert.equal((await amara.get("/api/training/courses/break-the-glass")).status, 404);
});

test("a certificate is for the person who passed, and for nobody else", async () => {
  const amara = await newPhysician();
  const result = await takeCourse(amara, "consent");
  const { certificateId } = result.overview.courses.find(({ courseId }) => courseId === "consent")!;
  const pdf = await amara.file(`/api/training/certificates/${certificateId}`);
  assert.equal(pdf.headers["content-type"], "application/pdf");
  assert.ok(pdf.rawPayload.subarray(0, 5).toString() === "%PDF-");
  const other = await newPhysician();
  assert.equal((await other.get(`/api/training/certificates/${certificateId}`)).status, 404);
});

test("a link that is forged, expired, revoked or of an ended account opens nothing", async () => {
  const amara = await newPhysician();
  assert.equal((await amara.get("/api/training")).status, 200);
  const forged = await amara.withToken(`${amara.token.slice(0, -4)}AAAA`).get<Problem>("/api/training");
  assert.equal(forged.status, 401);
  assert.equal(forged.body.code, "training-link-over");
  assert.equal((await amara.withToken("").get("/api/training")).status, 401);
  const day = 24 * 60 * 60 * 1000;
  world.clock.advance(31 * day);
  assert.equal((await amara.get<Problem>("/api/training")).body.code, "training-link-over");
  world.clock.advance(-31 * day);
  await amara.deactivate();
  assert.equal((await amara.get<Problem>("/api/training")).body.code, "training-link-over");
});

test("a signed-in person sees the own training, and changes need the token of the page", async () => {
  const browser = await world.signedIn("nurse", world.hospital, "nurse-in-training");
  assert.equal((await browser.get<TrainingOverview>("/api/training")).status, 200);
  const answer = await browser.post<Problem>(
    "/api/training/courses/consent/modules/values/done",
    {},
    { "x-csrf-token": "wrong" },
  );
  assert.equal(answer.body.code, "csrf-token-wrong");
  assert.equal((await world.browser().get<Problem>("/api/training")).body.code, "sign-in-required");
});
