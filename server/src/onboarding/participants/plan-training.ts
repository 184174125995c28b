import type { PlannedTraining, PlanTrainingRequest } from "@crossbay/contract";
import {
  type AccountsContext,
  type ActiveUser,
  type Actor,
  auditActorOf,
  cleanName,
  type DirectoryEntry,
  listActiveUsers,
  listDirectory,
  queueLetters,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { isPlainDate, plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { assignCourse } from "../training/assign-course.ts";
import type { Course } from "../training/course.ts";
import { findCourse, findCourses } from "../training/find-courses.ts";
import { presentTraining } from "./list-planned-trainings.ts";
import { insertTraining, lockTrainingPlan, settleTrainingPlan } from "./planned-training-store.ts";

type Asking = { actor: Actor; requestId: string };

/**
 * Plans a training with a participant. A retraining gives its course to every active user there at once, due on that day,
 * and tells each by mail; a consent training is an appointment that is kept here.
 */
export async function planTraining(
  tx: Tx,
  context: AccountsContext,
  planning: Asking & { participantId: string; request: PlanTrainingRequest },
): Promise<PlannedTraining | OnboardingRefusal> {
  const { actor, participantId, request, requestId } = planning;
  const [participant] = await listDirectory(tx, { participantId });
  if (!participant) return { refused: "not-found", detail: "There is no such participant." };
  if (participant.endedAt) return { refused: "step-closed", detail: `The agreement of ${participant.name} has ended.` };
  const now = context.clock.now();
  const course = request.courseId === undefined ? undefined : await findCourse(tx, request.courseId);
  const wrong = faultOf(request, course, plainDateAt(now, participant.timeZone));
  if (wrong) return refuseForm("Nothing was planned.", [wrong]);
  const { kind, plannedFor } = request;
  const users = course ? await listActiveUsers(tx, participant.id) : [];
  const accountIds = users.map(({ accountId }) => accountId);
  const id = newId(now);
  await insertTraining(tx, {
    id,
    participantId: participant.id,
    kind,
    plannedFor,
    courseId: course?.courseId ?? null,
    note: (request.note && cleanName(request.note)) || null,
    assignedAccountIds: accountIds,
    by: actor.accountId,
    now,
  });
  if (course) {
    await assignCourse(tx, context, { accountIds, courseId: course.courseId, dueOn: plannedFor });
    await tellUsers(tx, context, { users, participant, course, plannedFor });
  }
  await writeEntries(tx, now, [
    {
      action: "training-plan",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: { participantId, trainingId: id, kind, plannedFor, course: course?.courseId ?? "", users: users.length },
    },
  ]);
  return presentKept(tx, id);
}

/** Says what became of a planned training. Refused when somebody has said it already. */
export async function settleTraining(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  settling: Asking & { id: string; state: "held" | "cancelled" },
): Promise<PlannedTraining | OnboardingRefusal> {
  const { actor, id, state, requestId } = settling;
  const now = context.clock.now();
  const training = await lockTrainingPlan(tx, id);
  if (!training) return { refused: "not-found", detail: "There is no such training." };
  if (training.state !== "planned") {
    return { refused: "already-decided", detail: `Somebody has said already that it was ${training.state}.` };
  }
  await settleTrainingPlan(tx, { id, state, by: actor.accountId, now });
  const detail = { participantId: training.participantId, trainingId: id, state };
  await writeEntries(tx, now, [
    { action: "training-plan", outcome: "succeeded", actor: auditActorOf(actor), requestId, detail },
  ]);
  return presentKept(tx, id);
}

function faultOf(
  { kind, courseId, plannedFor }: PlanTrainingRequest,
  course: Course | undefined,
  today: string,
): { field: string; detail: string } | undefined {
  if (!isPlainDate(plannedFor)) return { field: "plannedFor", detail: "There is no such day in the calendar." };
  if (plannedFor < today) return { field: "plannedFor", detail: "Choose today or a later day." };
  if (kind === "consent-training") {
    return courseId === undefined
      ? undefined
      : { field: "courseId", detail: "A consent training is held by people: it has no course." };
  }
  if (!course) return { field: "courseId", detail: "Choose the course that everybody takes again." };
  return course.kind === "video"
    ? { field: "courseId", detail: `"${course.title}" is for user managers alone: choose another course.` }
    : undefined;
}

const tellUsers = (
  tx: Tx,
  context: AccountsContext,
  told: { users: readonly ActiveUser[]; participant: DirectoryEntry; course: Course; plannedFor: string },
): Promise<void> =>
  queueLetters(
    tx,
    context,
    told.users.map(({ accountId, name, email }) => ({
      template: "retraining" as const,
      to: { accountId, name, email },
      participantId: told.participant.id,
      placeholders: {
        participant: told.participant.name,
        courses: told.course.title,
        due: plainDateInWords(told.plannedFor),
      },
      link: { path: "/training" },
    })),
  );

async function presentKept(tx: Tx, id: string): Promise<PlannedTraining> {
  const kept = await lockTrainingPlan(tx, id);
  if (!kept) throw new Error("A planned training is not there.");
  return presentTraining(kept, new Map((await findCourses(tx)).map(({ courseId, title }) => [courseId, title])));
}
