import { Course, CourseResult, CourseSubmission, TrainingOverview } from "@crossbay/contract";
import { Type } from "typebox";
import { sendRefusal } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import type { TrainingContext } from "./context.ts";
import { findCertificate } from "./find-certificate.ts";
import { requireTrainee, traineeOf } from "./require-trainee.ts";
import { submitCourse } from "./submit-course.ts";
import { finishModule, viewCourse } from "./view-course.ts";
import { viewTraining } from "./view-training.ts";

const tags = ["training"];
const courseId = Type.String({ maxLength: 60 });
const refusals = {
  401: problemAnswer("Sign in first, or the personal link of the mail no longer works"),
  403: problemAnswer("The CSRF token is wrong"),
  404: problemAnswer("This is not one of the person's own"),
};
const pdfAnswer = {
  description: "One page, tagged",
  content: { "application/pdf": { schema: Type.Unsafe<Buffer>({ type: "string", format: "binary" }) } },
};
const noSuchCourse = { detail: "This course is not one of yours." };

/** Registers `/api/training…`: what somebody has to take, with a session or with the personal link of a mail. */
export function learningRoutes(http: HttpServer, context: TrainingContext): void {
  const preHandler = requireTrainee(context);

  http.get(
    "/api/training",
    {
      preHandler,
      schema: {
        tags,
        summary: "Courses to take, and how they stand",
        response: { 200: TrainingOverview, ...refusals },
      },
    },
    (request) => context.database.snapshot((tx) => viewTraining(tx, context, traineeOf(request).accountId)),
  );

  http.get(
    "/api/training/courses/:courseId",
    {
      preHandler,
      schema: {
        tags,
        summary: "A course: its modules and questions",
        params: Type.Object({ courseId }),
        response: { 200: Course, ...refusals },
      },
    },
    async (request, reply) => {
      const { accountId } = traineeOf(request);
      const now = context.clock.now();
      const course = await context.database.snapshot((tx) => viewCourse(tx, { accountId, now, ...request.params }));
      return course ?? sendProblem(reply, "not-found", noSuchCourse);
    },
  );

  http.post(
    "/api/training/courses/:courseId/modules/:moduleId/done",
    {
      preHandler,
      schema: {
        tags,
        summary: "A module was read to its end",
        params: Type.Object({ courseId, moduleId: Type.String({ maxLength: 60 }) }),
        response: { 200: Course, ...refusals },
      },
    },
    async (request, reply) => {
      const { accountId } = traineeOf(request);
      const now = context.clock.now();
      const course = await context.database.transaction((tx) =>
        finishModule(tx, { accountId, now, ...request.params }),
      );
      return course ?? sendProblem(reply, "not-found", noSuchCourse);
    },
  );

  http.post(
    "/api/training/courses/:courseId/submit",
    {
      preHandler,
      schema: {
        tags,
        summary: "Answer the questions of a course and affirm it; every try is recorded",
        params: Type.Object({ courseId }),
        body: CourseSubmission,
        response: {
          200: CourseResult,
          ...refusals,
          409: problemAnswer("A module is unread, or the course has a new version"),
          422: problemAnswer("An answer is missing"),
        },
      },
    },
    async (request, reply) => {
      const { accountId } = traineeOf(request);
      const submission = request.body;
      const { courseId } = request.params;
      const outcome = await submitCourse(context, { accountId, courseId, submission, requestId: request.id });
      return "refused" in outcome ? sendRefusal(reply, outcome) : outcome;
    },
  );

  http.get(
    "/api/training/certificates/:id",
    {
      preHandler,
      schema: {
        tags,
        summary: "The certificate of a passed course",
        params: Type.Object({ id: Type.String({ format: "uuid" }) }),
        response: { 200: pdfAnswer, ...refusals },
      },
    },
    async (request, reply) => {
      const { accountId } = traineeOf(request);
      const pdf = await findCertificate(context, { accountId, id: request.params.id });
      if (!pdf) return sendProblem(reply, "not-found", { detail: "There is no such certificate of yours." });
      return reply
        .type("application/pdf")
        .header("content-disposition", 'attachment; filename="certificate.pdf"')
        .send(pdf);
    },
  );
}
