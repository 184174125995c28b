import { findTrainees, type Trainee } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import {
  type Assignment,
  endAssignments,
  listAssignments,
  type NewAssignment,
  saveAssignments,
} from "./assignment-store.ts";
import { setMissingDueDays } from "./calendar-store.ts";
import type { Course } from "./course.ts";
import { requiredCourses } from "./required-courses-rules.ts";
import { addDays, trainingDays, utcDay } from "./training-day-rules.ts";

/**
 * Makes the assigned courses of people who are in training already those that their roles ask for now: what a role no longer
 * asks for ends, what a new one asks for begins, with 30 days' time for somebody who works already. What was planned by a
 * person stays.
 */
export async function fitAssignments(
  tx: Tx,
  { accountIds, courses, now }: { accountIds: readonly AccountId[]; courses: readonly Course[]; now: Date },
): Promise<void> {
  const dueOn = addDays(utcDay(now), trainingDays.newCourse);
  const trainees = (await findTrainees(tx, accountIds, now)).filter(({ trainingWaived }) => !trainingWaived);
  const byAccount = Map.groupBy(await listAssignments(tx, accountIds), ({ accountId }) => accountId);
  const missing: NewAssignment[] = [];
  const over: Assignment[] = [];
  for (const trainee of trainees) {
    const own = byAccount.get(trainee.accountId) ?? [];
    const required = requiredCourses(trainee.roles, courses);
    over.push(...own.filter((assignment) => isOver(trainee, assignment, required)));
    if (trainee.state === "deactivated") continue;
    missing.push(
      ...required
        .filter((courseId) => !own.some((assignment) => assignment.courseId === courseId))
        .map((courseId) => ({
          accountId: trainee.accountId,
          courseId,
          because: "role" as const,
          ...(trainee.state === "active" ? { dueOn } : {}),
        })),
    );
  }
  await endAssignments(tx, over, now);
  if (missing.length > 0) await saveAssignments(tx, missing, now);
  const active = trainees.filter(({ state }) => state === "active").map(({ accountId }) => accountId);
  await setMissingDueDays(tx, active, dueOn);
}

const isOver = ({ state }: Trainee, { because, courseId }: Assignment, required: readonly string[]): boolean =>
  state === "deactivated" || (because === "role" && !required.includes(courseId));
