import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ParticipantPage, PlannedTraining, PlanTrainingRequest, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { findCourses } from "../training/find-courses.ts";

let world: OnboardingWorld;
let grace: TestBrowser;
let courseId = "";

before(async () => {
  world = await startOnboardingWorld();
  grace = await world.signedIn("relationship-manager", world.exchange, "glin");
  const courses = await world.transaction((tx) => findCourses(tx));
  courseId = courses.find(({ kind }) => kind === "modules")!.courseId;
});
after(() => world.stop());

const plan = (request: Partial<PlanTrainingRequest>, at = world.practice) =>
  grace.post<PlannedTraining & Partial<Problem>>(`/api/desk/participants/${at.id}/trainings`, {
    kind: "retraining",
    plannedFor: "2026-04-01",
    ...request,
  });
const settle = (id: string, state: string) =>
  grace.post<PlannedTraining>(`/api/desk/trainings/${id}/settle`, { state });
const trainings = async () =>
  (await grace.get<ParticipantPage>(`/api/desk/participants/${world.practice.id}`)).body.plannedTrainings;

test("a retraining gives the course to every active user of the participant, and each is told by mail", async () => {
  const nurse = { participantId: world.practice.id, titleId: "nurse" };
  await world.person({ ...nurse, email: "one@lantern.example" });
  await world.person({ ...nurse, email: "two@lantern.example" });
  await world.person({ ...nurse, email: "suspended@lantern.example", state: "suspended" });
  await world.person({ ...nurse, participantId: world.hospital.id, email: "elsewhere@lantern.example" });
  const planned = await plan({ courseId, note: "After the audit" });
  assert.equal(planned.status, 201);
  assert.deepEqual([planned.body.assigned, planned.body.completed, planned.body.state], [2, 0, "planned"]);
  assert.ok(planned.body.courseTitle);
  await world.deliver();
  const told = world.outbox.mails.filter(({ subject }) => subject.includes("take a training again by 1 Apr 2026"));
  assert.deepEqual(told.map(({ to }) => to).toSorted(), ["one@lantern.example", "two@lantern.example"]);
  assert.match(told[0]!.text, /localhost:8080\/training/);
  assert.deepEqual((await trainings())[0], planned.body);
});

test("a consent training is an appointment that is held or cancelled once", async () => {
  const { body } = await plan({ kind: "consent-training" });
  assert.equal(body.assigned, undefined);
  assert.equal((await settle(body.id, "held")).body.state, "held");
  const again = await grace.post<Problem>(`/api/desk/trainings/${body.id}/settle`, { state: "cancelled" });
  assert.equal(again.body.code, "already-decided");
  assert.equal((await settle(body.id, "perhaps")).status, 400);
  assert.equal((await settle("00000000-0000-7000-8000-000000000000", "held")).status, 404);
});

const wrong: [string, Partial<PlanTrainingRequest>, string][] = [
  ["a day that is over", { plannedFor: "2026-03-11", kind: "consent-training" }, "plannedFor"],
  ["a retraining without a course", {}, "courseId"],
  ["a course that there is not", { courseId: "juggling" }, "courseId"],
  ["the user managers' video for everybody", { courseId: "user-management" }, "courseId"],
  ["a consent training with a course", { kind: "consent-training", courseId: "consent" }, "courseId"],
];
for (const [what, request, field] of wrong) {
  test(`refused at its field: ${what}`, async () => {
    const { status, body } = await plan(request);
    assert.equal(status, 422);
    assert.deepEqual(
      body.fields?.map((one) => one.field),
      [field],
    );
  });
}

test("only relationship managers plan trainings", async () => {
  const omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  const request = { kind: "consent-training", plannedFor: "2026-04-01" };
  assert.equal((await omar.post(`/api/desk/participants/${world.practice.id}/trainings`, request)).status, 403);
});
