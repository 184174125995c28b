import type { CourseDraft } from "@crossbay/contract";
import type { Level } from "../../accounts/index.ts";

/** A course in one version, as people take it. */
export type Course = CourseDraft & {
  version: number;
  /** Watched and attested instead of asked. */
  kind: "modules" | "video";
  /** Only who has this level at a participant needs it, of those with one of the titles. */
  level?: Level;
  /** Needed by everybody, whatever the titles say. */
  everybody: boolean;
};

export type CourseQuestion = Course["modules"][number]["questions"][number];

/** The course of user managers: the video with its attestation. */
export const managerCourseId = "user-management";

export const questionsOf = (course: Pick<Course, "modules">): CourseQuestion[] =>
  course.modules.flatMap(({ questions }) => questions);
