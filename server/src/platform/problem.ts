import { Problem, type ProblemCode, problemCodes } from "@crossbay/contract";
import type { FastifyReply } from "fastify";

export type ProblemDetails = Partial<Pick<Problem, "nextSteps" | "breakTheGlass" | "fields">> & { detail: string };

/** A failure that knows its answer: thrown where a whole request cannot go on, it becomes that problem document. */
export class ProblemError extends Error {
  readonly problem: ProblemCode;
  readonly details: ProblemDetails;

  constructor(problem: ProblemCode, details: ProblemDetails, options?: { cause?: unknown }) {
    super(details.detail, options);
    this.name = "ProblemError";
    this.problem = problem;
    this.details = details;
  }
}

/** Answers with a problem document (RFC 9457). The one table from refusal to HTTP is `problemCodes` of the contract. */
export function sendProblem(reply: FastifyReply, code: ProblemCode, details: ProblemDetails): FastifyReply {
  const { status, title } = problemCodes[code];
  const problem: Problem = {
    type: `urn:crossbay:problem:${code}`,
    code,
    title,
    status,
    requestId: reply.request.id,
    nextSteps: [],
    ...details,
  };
  return reply.code(status).type("application/problem+json").send(JSON.stringify(problem));
}

/** A problem document as one of a route's answers, for the API's description. */
export const problemAnswer = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});
