import type { FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "../platform/problem.ts";
import type { AccountsContext, Caller } from "./context.ts";
import type { AccountsRefusal } from "./refusal.ts";
import { deviceTokenOf } from "./session/cookies.ts";

/** Sends a refusal of accounts as its problem document, with `Retry-After` in whole seconds where there is a wait. */
export function sendAccountsRefusal(
  reply: FastifyReply,
  refusal: AccountsRefusal,
  { clock }: Pick<AccountsContext, "clock">,
): FastifyReply {
  if (refusal.retryAt) {
    const seconds = Math.ceil((refusal.retryAt.getTime() - clock.now().getTime()) / 1000);
    reply.header("retry-after", String(Math.max(1, seconds)));
  }
  return sendProblem(reply, refusal.refused, { detail: refusal.detail, nextSteps: nextSteps[refusal.refused] ?? [] });
}

const nextSteps: Partial<Record<AccountsRefusal["refused"], ("sign-in" | "retry" | "ask-user-manager")[]>> = {
  "sign-in-required": ["sign-in"],
  "code-expired": ["sign-in"],
  "too-many-requests": ["retry"],
  "account-not-active": ["ask-user-manager"],
};

export const callerOf = (request: FastifyRequest): Caller => ({
  requestId: request.id,
  address: request.ip,
  deviceToken: deviceTokenOf(request),
  userAgent: request.headers["user-agent"],
});
