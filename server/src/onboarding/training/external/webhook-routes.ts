import { Type } from "typebox";
import type { HttpServer } from "../../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../../platform/problem.ts";
import type { TrainingContext } from "../context.ts";
import { learnerJobs } from "./learner-jobs.ts";
import { findAccountOfLearner } from "./learner-store.ts";

/**
 * Registers where Litmos tells that somebody completed something. Only who it is about is taken from the notice; what was
 * completed is then asked of the API behind the answer, which Litmos waits for only a few seconds.
 */
export function learningWebhookRoutes(http: HttpServer, context: TrainingContext): void {
  http.post(
    "/api/training/litmos-webhook",
    {
      schema: {
        tags: ["training"],
        summary: "A notice of the external learning system; its API is asked then",
        body: Type.Unknown(),
        response: {
          202: Type.Null(),
          401: problemAnswer("The notice does not carry the shared secret, or there is no external learning system"),
        },
      },
    },
    async (request, reply) => {
      const { learningSystem } = context;
      if (!learningSystem?.admitsNotice(request.headers.authorization)) {
        return sendProblem(reply, "sign-in-required", { detail: "The shared secret is missing or wrong." });
      }
      const externalId = learningSystem.readNotice(request.body);
      await context.database.transaction(async (tx) => {
        const accountId = externalId === undefined ? undefined : await findAccountOfLearner(tx, externalId);
        // Litmos has learners of its own too; about those there is nothing to ask.
        if (accountId) await context.jobs.enqueue(tx, learnerJobs, [{ accountId }]);
      });
      return reply.code(202).send(null);
    },
  );
}
