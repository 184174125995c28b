import {
  CourseDraft,
  MarkdownPreview,
  MarkdownPreviewRequest,
  PublishRequest,
  TrainerCourse,
  TrainerCourses,
  TrainingProgress,
} from "@crossbay/contract";
import { Type } from "typebox";
import { onDutyOf, requireDuty } from "../../../access/index.ts";
import { auditActorOf } from "../../../accounts/index.ts";
import type { HttpServer } from "../../../platform/http.ts";
import { problemAnswer } from "../../../platform/problem.ts";
import { sendOnboardingRefusal } from "../../refusal.ts";
import type { TrainingContext } from "../context.ts";
import { renderMarkdown } from "../render-markdown.ts";
import { keepDraft, publishCourse, viewTrainerCourse } from "./edit-course.ts";
import { viewProgress, viewTrainerCourses } from "./view-trainer-courses.ts";

const tags = ["trainer"];
const params = Type.Object({ courseId: CourseDraft.properties.courseId });
const courseBytesMax = 2 * 1024 * 1024;
const previewBytesMax = 512 * 1024;
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only trainers do this"),
  404: problemAnswer("There is no such course"),
  409: problemAnswer("There is nothing to publish"),
  422: problemAnswer("Something in the course is not right; `fields` says where"),
};

/** Registers `/api/trainer…`: courses, their drafts and versions, and how people get on. */
export function trainerRoutes(http: HttpServer, context: TrainingContext): void {
  const look = { preHandler: requireDuty(context, "train", "user-list") };
  const change = { preHandler: requireDuty(context, "train", "course-change") };

  http.get(
    "/api/trainer/courses",
    { ...change, schema: { tags, summary: "All courses", response: { 200: TrainerCourses, ...refusals } } },
    () => context.database.snapshot((tx) => viewTrainerCourses(tx, context)),
  );

  http.get(
    "/api/trainer/courses/:courseId",
    { ...change, schema: { tags, summary: "A course to edit", params, response: { 200: TrainerCourse, ...refusals } } },
    async (request, reply) => {
      const asked = { courseId: request.params.courseId, now: context.clock.now() };
      const outcome = await context.database.snapshot((tx) => viewTrainerCourse(tx, asked));
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : outcome;
    },
  );

  http.put(
    "/api/trainer/courses/:courseId",
    {
      ...change,
      bodyLimit: courseBytesMax,
      schema: {
        tags,
        summary: "Keep a draft of a course, also of a new one",
        params,
        body: CourseDraft,
        response: { 200: TrainerCourse, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const { courseId } = request.params;
      const outcome = await keepDraft(context, { actor, requestId: request.id, courseId, draft: request.body });
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : outcome;
    },
  );

  http.post(
    "/api/trainer/courses/:courseId/publish",
    {
      ...change,
      schema: {
        tags,
        summary: "Make the draft the newest version",
        params,
        body: PublishRequest,
        response: { 200: TrainerCourse, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const { courseId } = request.params;
      const { retake } = request.body;
      const outcome = await publishCourse(context, { actor, requestId: request.id, courseId, retake });
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : outcome;
    },
  );

  http.get(
    "/api/trainer/progress",
    {
      ...look,
      schema: {
        tags,
        summary: "Who takes which course, and how it stands",
        querystring: Type.Object({ courseId: Type.Optional(CourseDraft.properties.courseId) }),
        response: { 200: TrainingProgress, ...refusals },
      },
    },
    async (request) => {
      const asked = { courseId: request.query.courseId, now: context.clock.now() };
      const progress = await context.database.snapshot((tx) => viewProgress(tx, asked));
      await context.audit.record([
        {
          action: "user-list",
          outcome: "permitted",
          actor: auditActorOf(onDutyOf(request).actor),
          way: "train",
          requestId: request.id,
          detail: { lines: progress.people.length },
        },
      ]);
      return progress;
    },
  );

  http.post(
    "/api/trainer/preview",
    {
      ...change,
      bodyLimit: previewBytesMax,
      schema: {
        tags,
        summary: "How a module's text would look",
        body: MarkdownPreviewRequest,
        response: { 200: MarkdownPreview, ...refusals },
      },
    },
    async (request) => ({ html: renderMarkdown(request.body.markdown) }),
  );
}
