import type {
  Course,
  CourseDraft,
  CourseResult,
  CourseSubmission,
  MarkdownPreview,
  PublishRequest,
  TrainerCourse,
  TrainerCourses,
  TrainingOverview,
  TrainingProgress,
} from "@crossbay/contract";
import { ask, askForFile } from "./ask.ts";

const part = encodeURIComponent;
const course = (courseId: string) => `/api/training/courses/${part(courseId)}`;
const trainerCourse = (courseId: string) => `/api/trainer/courses/${part(courseId)}`;

/** What somebody learns is open with a personal training link too. */
export const readTraining = (polling: boolean) =>
  ask<TrainingOverview>({ method: "GET", path: "/api/training", training: true, polling });
export const readCourse = (courseId: string) => ask<Course>({ method: "GET", path: course(courseId), training: true });
export const tellModuleDone = (courseId: string, moduleId: string) =>
  ask<Course>({ method: "POST", path: `${course(courseId)}/modules/${part(moduleId)}/done`, body: {}, training: true });
export const submitCourse = (courseId: string, body: CourseSubmission) =>
  ask<CourseResult>({ method: "POST", path: `${course(courseId)}/submit`, body, training: true });
export const readCertificate = (id: string) =>
  askForFile({ method: "GET", path: `/api/training/certificates/${part(id)}`, training: true });

export const readTrainerCourses = () => ask<TrainerCourses>({ method: "GET", path: "/api/trainer/courses" });
export const readTrainerCourse = (courseId: string) =>
  ask<TrainerCourse>({ method: "GET", path: trainerCourse(courseId) });
export const saveDraft = (body: CourseDraft) =>
  ask<TrainerCourse>({ method: "PUT", path: trainerCourse(body.courseId), body });
export const publishCourse = (courseId: string, body: PublishRequest) =>
  ask<TrainerCourse>({ method: "POST", path: `${trainerCourse(courseId)}/publish`, body });
export const previewMarkdown = (markdown: string) =>
  ask<MarkdownPreview>({ method: "POST", path: "/api/trainer/preview", body: { markdown } });
export const readProgress = (courseId: string | undefined) =>
  ask<TrainingProgress>({
    method: "GET",
    path: `/api/trainer/progress${courseId ? `?courseId=${part(courseId)}` : ""}`,
  });
