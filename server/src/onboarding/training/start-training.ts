import { findTrainees, queueLetters, type Trainee } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { type AccountId, newId, type ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments, saveAssignments } from "./assignment-store.ts";
import type { TrainingContext } from "./context.ts";
import type { Course } from "./course.ts";
import { learnerJobs } from "./external/learner-jobs.ts";
import { findCourses } from "./find-courses.ts";
import { finishTraining } from "./finish-training.ts";
import { issueTrainingPasses } from "./issue-training-pass.ts";
import { requiredCourses } from "./required-courses-rules.ts";
import { addDays, trainingDays, utcDay } from "./training-day-rules.ts";
import { invitationLetter } from "./training-letters.ts";

/** For whom somebody comes in. */
type Invitation = { participantId: ParticipantId; participantName: string; requestId?: string };

/**
 * Begins the training of people whose accounts and affiliations are there already: assigns the courses that their roles ask
 * for, and sends each a personal link; user managers are led to the page of their three steps. Somebody with an active account gets what is missing with 30 days' time and a reminder
 * when those begin; somebody whose courses are all passed already gets the credentials at once; where the training was waived,
 * nothing happens. Many at a time: a thousand take about a second.
 */
export async function startTraining(
  tx: Tx,
  context: Pick<TrainingContext, "clock" | "jobs" | "learningSystem">,
  accountIds: readonly AccountId[],
  invitation: Invitation,
): Promise<void> {
  const now = context.clock.now();
  const requestId = invitation.requestId ?? newId(now);
  const courses = await findCourses(tx);
  const trainees = (await findTrainees(tx, [...new Set(accountIds)], now)).filter(
    ({ trainingWaived, state }) => !trainingWaived && state !== "deactivated",
  );
  const fresh = await saveAssignments(
    tx,
    trainees.flatMap((trainee) => missingOf(trainee, courses, now)),
    now,
  );
  const assignments = Map.groupBy(
    await listAssignments(
      tx,
      trainees.map(({ accountId }) => accountId),
    ),
    (a) => a.accountId,
  );
  const waiting: Trainee[] = [];
  for (const trainee of trainees.filter(({ state }) => state !== "active" && state !== "suspended")) {
    const own = assignments.get(trainee.accountId) ?? [];
    if (!(await finishTraining(tx, context, { trainee, assignments: own, requestId }))) waiting.push(trainee);
  }
  const passes = await issueTrainingPasses(
    tx,
    context,
    waiting.map(({ accountId }) => accountId),
  );
  const participant = { id: invitation.participantId, name: invitation.participantName };
  const letters = waiting.map((trainee) => {
    const own = assignments.get(trainee.accountId) ?? [];
    const titles = courses.filter(({ courseId }) => own.some((assignment) => assignment.courseId === courseId));
    const passId = passes.get(trainee.accountId)!;
    return invitationLetter(trainee, { participant, courses: titles.map(({ title }) => title), passId });
  });
  await queueLetters(tx, context, letters);
  const taken = fresh.filter(({ courseId }) => context.learningSystem?.takes(courseId));
  const learners = new Set(taken.map(({ accountId }) => accountId));
  await context.jobs.enqueue(
    tx,
    learnerJobs,
    [...learners].map((accountId) => ({ accountId })),
  );
  const freshCounts = Map.groupBy(fresh, ({ accountId }) => accountId);
  await writeEntries(
    tx,
    now,
    [...freshCounts].map(([accountId, { length }]) => ({
      action: "training-plan",
      outcome: "succeeded",
      requestId,
      detail: { accountId, courses: length, participantId: invitation.participantId },
    })),
  );
}

/** A new user takes the courses before there are credentials; an active one has a month for what a new role asks for. */
const missingOf = (trainee: Trainee, courses: readonly Course[], now: Date) =>
  requiredCourses(trainee.roles, courses).map((courseId) => ({
    accountId: trainee.accountId,
    courseId,
    because: "role" as const,
    ...(trainee.state === "active" ? { dueOn: addDays(utcDay(now), trainingDays.newCourse) } : {}),
  }));
