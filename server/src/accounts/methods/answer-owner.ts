import type { FastifyReply, FastifyRequest } from "fastify";
import { problemAnswer } from "../../platform/problem.ts";
import { sendAccountsRefusal } from "../answers.ts";
import type { AccountsContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { clearSessionToken } from "../session/cookies.ts";
import { requireSession } from "../session/require-actor.ts";
import type { OwnChange } from "./record-change.ts";

/** Refusals of every change of one's own account. */
export const ownRefusals = {
  401: problemAnswer("Sign in or unlock first, or the password or code is not right"),
  403: problemAnswer("The CSRF token is wrong"),
  422: problemAnswer("It cannot be taken; the sentence says why"),
  429: problemAnswer("Too many tries; `Retry-After` says when"),
};

/** Does something for the owner of an active session and answers it: with what it gives, or with 204. */
export async function answerOwner(
  context: AccountsContext,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (change: OwnChange) => Promise<object | AccountsRefusal | undefined>,
): Promise<FastifyReply> {
  const session = await requireSession(context, request, reply, ["active"]);
  if (!session) return reply;
  const outcome = await work({ session, requestId: request.id });
  if (!outcome) return reply.code(204).send(null);
  if (!isRefused(outcome)) return reply.send(outcome);
  if (outcome.refused === "sign-in-required") clearSessionToken(reply);
  return sendAccountsRefusal(reply, outcome, context);
}
