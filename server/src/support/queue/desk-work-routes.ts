import { CannedAnswer, CannedAnswers, SupportStatistics } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendSupportRefusal } from "../refusal.ts";
import { removeCannedAnswer, viewCannedAnswers, writeCannedAnswer } from "./change-canned-answers.ts";
import { viewStatistics } from "./view-statistics.ts";

const tags = ["support"];
const params = Type.Object({ id: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only those who answer requests for help"),
  404: problemAnswer("There is no such answer"),
  422: problemAnswer("Something of it is not right; `fields` says what"),
};

const upTo366 = "^(?:[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6])$";

/** Registers `/api/support/canned-answers…` and `/api/support/statistics`. */
export function deskWorkRoutes(http: HttpServer, context: AccessContext): void {
  const look = { preHandler: requireDuty(context, "give-support", "ticket-list") };
  const change = { preHandler: requireDuty(context, "give-support", "canned-answer-change") };

  http.get(
    "/api/support/canned-answers",
    {
      ...look,
      schema: { tags, summary: "Answers to put into one's own", response: { 200: CannedAnswers, ...refusals } },
    },
    () => viewCannedAnswers(context),
  );

  http.put(
    "/api/support/canned-answers/:id",
    {
      ...change,
      schema: {
        tags,
        summary: "Write a canned answer, or add one",
        params,
        body: CannedAnswer,
        response: { 200: CannedAnswer, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const answer = { ...request.body, id: request.params.id };
      const outcome = await writeCannedAnswer(context, { actor, requestId: request.id, answer });
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
    },
  );

  http.post(
    "/api/support/canned-answers/:id/remove",
    {
      ...change,
      schema: { tags, summary: "Take a canned answer away", params, response: { 200: CannedAnswers, ...refusals } },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const outcome = await removeCannedAnswer(context, { actor, requestId: request.id, id: request.params.id });
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
    },
  );

  http.get(
    "/api/support/statistics",
    {
      ...look,
      schema: {
        tags,
        summary: "How requests were answered in the last `days`",
        querystring: Type.Object({ days: Type.Optional(Type.String({ pattern: upTo366 })) }),
        response: { 200: SupportStatistics, ...refusals },
      },
    },
    (request) => viewStatistics(context, { actor: onDutyOf(request).actor, days: Number(request.query.days ?? 30) }),
  );
}
