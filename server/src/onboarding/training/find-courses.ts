import type { Tx } from "../../platform/transaction.ts";
import type { Course } from "./course.ts";
import { listPublishedCourses } from "./course-store.ts";
import { productCourses } from "./product-courses.ts";

/** Every course in its newest version, the product's own first: as a trainer published it, else as the product brings it. */
export async function findCourses(tx: Tx): Promise<Course[]> {
  const courses = new Map(productCourses().map((course) => [course.courseId, course]));
  for (const published of await listPublishedCourses(tx)) {
    const own = courses.get(published.courseId);
    // Who needs it by level, and how it is taken, is the product's to say: a trainer writes its words.
    courses.set(published.courseId, { kind: "modules", everybody: false, ...own, ...published });
  }
  return [...courses.values()];
}

/** One course in its newest version. */
export const findCourse = async (tx: Tx, courseId: string): Promise<Course | undefined> =>
  (await findCourses(tx)).find((course) => course.courseId === courseId);
