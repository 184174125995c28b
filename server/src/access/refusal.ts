import type { Problem, ProblemCode } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { sendProblem } from "../platform/problem.ts";

/** Why not, in words for the reader, and how to go on. */
export type Refusal = {
  refused: true;
  reason: ProblemCode;
  detail: string;
  nextSteps: Problem["nextSteps"];
  breakTheGlass?: Problem["breakTheGlass"];
  fields?: Problem["fields"];
};

/** Answers a refusal as a problem document. */
export const sendRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
  const { detail, nextSteps, breakTheGlass, fields } = refusal;
  return sendProblem(reply, refusal.reason, {
    detail,
    nextSteps,
    ...(breakTheGlass ? { breakTheGlass } : {}),
    ...(fields ? { fields } : {}),
  });
};
