import type { preHandlerAsyncHookHandler } from "fastify";
import { type AccountsContext, actorOf, requireActor } from "../../accounts/index.ts";
import { sendProblem } from "../../platform/problem.ts";

/**
 * Guards of the routes of secure messages: somebody signed in with both factors whose account is active. An EHR's session for one
 * patient has no messages.
 */
export const requireWriter = (context: AccountsContext): preHandlerAsyncHookHandler[] => [
  requireActor(context),
  async (request, reply) => {
    const { accountActive, secondFactor, onlyPatientId } = actorOf(request);
    if (!accountActive) {
      return sendProblem(reply, "account-not-active", {
        detail: "Your account is not active. Ask your user manager.",
        nextSteps: ["ask-user-manager"],
      });
    }
    if (onlyPatientId) {
      return sendProblem(reply, "session-for-one-patient", {
        detail: "This session was opened for one patient. Sign in to the portal for your messages.",
      });
    }
    if (secondFactor) return undefined;
    return sendProblem(reply, "sign-in-required", {
      detail: "Sign in with your password and the security code first.",
      nextSteps: ["sign-in"],
    });
  },
];
