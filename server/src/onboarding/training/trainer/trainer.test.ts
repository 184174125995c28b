import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type {
  Course,
  CourseDraft,
  MarkdownPreview,
  Problem,
  TrainerCourse,
  TrainerCourses,
  TrainingOverview,
  TrainingProgress,
} from "@crossbay/contract";
import type { TestBrowser } from "../../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../../test/support/onboarding-world.ts";
import { learner, rightAnswers, takeCourse } from "../../../../../test/support/training-learner.ts";

let world: OnboardingWorld;
let mina: TestBrowser;
before(async () => {
  world = await startOnboardingWorld();
  mina = await world.signedIn("trainer", world.exchange, "mina-trains");
});
after(() => world.stop());

const falls: CourseDraft = {
  courseId: "falls",
  title: "Preventing falls",
  summary: "A short one",
  minutes: 5,
  passScore: 50,
  affirmation: "I have read it.",
  titleIds: ["nurse"],
  modules: [
    {
      id: "floor",
      title: "The floor",
      markdown: "Keep it **dry**.",
      questions: [{ id: "wet", text: "Is it wet?", choices: ["No", "Yes"], right: 0 }],
    },
  ],
};

const put = <Body = TrainerCourse>(draft: CourseDraft) =>
  mina.put<Body>(`/api/trainer/courses/${draft.courseId}`, draft);
const publish = (courseId: string, retake = false) =>
  mina.post<TrainerCourse & Problem>(`/api/trainer/courses/${courseId}/publish`, { retake });

test("a trainer writes a new course, publishes it, and those whose role needs it are asked for it", async () => {
  const kept = await put(falls);
  assert.equal(kept.status, 200);
  assert.equal(kept.body.isDraft, true);
  assert.deepEqual(kept.body.versions, []);
  const ben = await learner(world, { participantId: world.hospital.id, titleId: "nurse" });
  const before_ = await ben.get<TrainingOverview>("/api/training");
  assert.ok(!before_.body.courses.some(({ courseId }) => courseId === "falls"));
  const published = await publish("falls");
  assert.equal(published.body.isDraft, false);
  assert.equal(published.body.versions[0]?.version, 1);
  const after_ = await ben.get<TrainingOverview>("/api/training");
  assert.ok(after_.body.courses.some(({ courseId }) => courseId === "falls"));
  const { body } = await ben.get<Course>("/api/training/courses/falls");
  assert.equal(body.modules[0]?.html, "<p>Keep it <strong>dry</strong>.</p>\n");
});

test("a course of the product that a trainer changes goes on as version 2, and the first answers no longer count", async () => {
  const ben = await learner(world, { participantId: world.hospital.id, titleId: "nurse" });
  const course = await ben.readAll("consent");
  const { body } = await mina.get<TrainerCourse>("/api/trainer/courses/consent");
  assert.equal(body.isDraft, false);
  await put({ ...body.draft, title: "Consent, in our region" });
  assert.equal((await publish("consent")).body.versions[0]?.version, 2);
  const answer = await ben.post<Problem>("/api/training/courses/consent/submit", {
    version: course.version,
    answers: rightAnswers(course),
    affirmed: true,
  });
  assert.equal(answer.body.code, "already-decided");
  const result = await takeCourse(ben, "consent");
  assert.equal(result.passed, true);
});

test("a new version with retake is asked of those who passed, thirty days from now", async () => {
  const ben = await learner(world, { participantId: world.hospital.id, titleId: "nurse" });
  await takeCourse(ben, "using-the-portal");
  const { body } = await mina.get<TrainerCourse>("/api/trainer/courses/using-the-portal");
  await put({ ...body.draft, minutes: 21 });
  await publish("using-the-portal", true);
  const overview = await ben.get<TrainingOverview>("/api/training");
  const line = overview.body.courses.find(({ courseId }) => courseId === "using-the-portal");
  assert.equal(line?.state, "due");
  assert.equal(line?.dueOn, "2026-04-11");
});

test("what is wrong in a draft is said at its place, and nothing of it is kept", async () => {
  const bad: CourseDraft = {
    ...falls,
    courseId: "bad",
    title: " ",
    titleIds: ["nurse", "astronaut"],
    modules: [
      { id: "one", title: "One", markdown: "  ", questions: [{ id: "q", text: "?", choices: ["a", "a"], right: 3 }] },
      {
        id: "one",
        title: "Two",
        markdown: "![x](https://elsewhere.example/x.png)",
        questions: [{ id: "q", text: "?", choices: ["a", "b"], right: 1 }],
      },
    ],
  };
  const { status, body } = await put<Problem>(bad);
  assert.equal(status, 422);
  assert.deepEqual(
    body.fields?.map(({ field }) => field),
    [
      "title",
      "titleIds/1",
      "modules/1/id",
      "modules/0/markdown",
      "modules/0/questions/0/choices/1",
      "modules/0/questions/0/right",
      "modules/1/markdown",
      "modules/1/questions/0/id",
    ],
  );
  assert.equal((await mina.get("/api/trainer/courses/bad")).status, 404);
});

test("a course cannot be kept under another one's address, nor published twice", async () => {
  assert.equal((await mina.put<Problem>("/api/trainer/courses/consent", falls)).status, 422);
  const again = await publish("falls");
  assert.equal(again.status, 409);
  assert.equal(again.body.code, "step-closed");
  assert.equal((await publish("no-such-course")).status, 404);
});

test("two trainers who publish at once make one version", async () => {
  await put({ ...falls, courseId: "twice" });
  const answers = await Promise.all([publish("twice"), publish("twice")]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test("a preview shows the text as it will look and keeps nothing", async () => {
  const { body } = await mina.post<MarkdownPreview>("/api/trainer/preview", { markdown: "## Hi\n<b>x</b>" });
  assert.equal(body.html, "<h3>Hi</h3>\n<p>&lt;b&gt;x&lt;/b&gt;</p>\n");
});

test("the list counts who has, passed and owes each course, and the progress names them", async () => {
  const { body } = await mina.get<TrainerCourses>("/api/trainer/courses");
  const portal = body.courses.find(({ courseId }) => courseId === "using-the-portal");
  assert.equal(portal?.passed, 1);
  assert.ok(portal.assigned >= 3);
  assert.ok(portal.titles.includes("Nurse (RN/LPN)"));
  const { body: progress } = await mina.get<TrainingProgress>("/api/trainer/progress?courseId=using-the-portal");
  assert.equal(progress.people.length, portal.assigned);
  const passed = progress.people.find(({ passedAt }) => passedAt);
  assert.equal(passed?.name, "DELGADO, Rosa");
  assert.equal(passed?.score, 100);
  assert.equal(passed?.participantName, "Crossbay General Hospital");
});

test("nobody but a trainer edits courses or sees how people get on", async () => {
  const nurse = await world.signedIn("nurse", world.hospital, "nurse-who-teaches");
  for (const path of ["/api/trainer/courses", "/api/trainer/courses/consent", "/api/trainer/progress"]) {
    assert.equal((await nurse.get(path)).status, 403);
    assert.equal((await world.browser().get(path)).status, 401);
  }
  assert.equal((await nurse.put("/api/trainer/courses/falls", falls)).status, 403);
});
