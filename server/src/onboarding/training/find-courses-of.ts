import { findTrainees, type Trainee } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Assignment, listAssignments } from "./assignment-store.ts";
import { type Course, managerCourseId } from "./course.ts";
import { findCourses } from "./find-courses.ts";
import { requiredCourses } from "./required-courses-rules.ts";
import { listBegun } from "./try-store.ts";

/** A course of somebody: assigned, or asked for by a role. */
export type OwnCourse = {
  course: Course;
  passedAt: Date | null;
  dueOn: string | null;
  passedTryId: string | null;
  begun: boolean;
  bestScore: number | null;
};

export type OwnTraining = { trainee: Trainee; assignments: Assignment[]; courses: OwnCourse[] };

/** Everything that somebody has to take, in the order of the courses. Throws when there is no such account. */
export async function findCoursesOf(tx: Tx, accountId: AccountId, now: Date): Promise<OwnTraining> {
  const trainee = (await findTrainees(tx, [accountId], now))[0];
  if (!trainee) throw new Error("A trainee without an account was let in.");
  const all = await findCourses(tx);
  const assignments = await listAssignments(tx, [accountId]);
  const begun = await listBegun(tx, [accountId], managerCourseId);
  const required = requiredCourses(trainee.roles, all);
  const courses = all.flatMap((course): OwnCourse[] => {
    const assignment = assignments.find(({ courseId }) => courseId === course.courseId);
    if (!assignment && !required.includes(course.courseId)) return [];
    const own = begun.find(({ courseId }) => courseId === course.courseId);
    return [
      {
        course,
        passedAt: assignment?.passedAt ?? null,
        dueOn: assignment?.dueOn ?? null,
        passedTryId: assignment?.passedTryId ?? null,
        begun: own !== undefined,
        bestScore: own?.bestScore ?? null,
      },
    ];
  });
  return { trainee, assignments, courses };
}
