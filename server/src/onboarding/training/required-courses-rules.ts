import type { Trainee } from "../../accounts/index.ts";
import type { Course } from "./course.ts";

type Need = Pick<Course, "courseId" | "titleIds" | "level" | "everybody">;

/**
 * The courses that somebody's roles ask for (policy §3): by title, and for some only where the title has a certain level at
 * that participant. Somebody without any role needs none.
 */
export const requiredCourses = (roles: Trainee["roles"], courses: readonly Need[]): string[] =>
  courses.filter((course) => roles.some((role) => needs(role, course))).map(({ courseId }) => courseId);

const needs = (role: Trainee["roles"][number], { titleIds, level, everybody }: Need): boolean =>
  everybody || (titleIds.includes(role.titleId) && (level === undefined || role.levels.includes(level)));
