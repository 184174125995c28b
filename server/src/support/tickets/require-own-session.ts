import type { preHandlerAsyncHookHandler } from "fastify";
import { type AccountsContext, actorOf, requireActor } from "../../accounts/index.ts";
import { sendProblem } from "../../platform/problem.ts";

/**
 * Guards of the routes on which requests are read and answered: somebody signed in. Requests name patients, so none is shown in a
 * session that a record system opened for one of them; from there one is sent only.
 */
export const requireOwnSession = (context: AccountsContext): preHandlerAsyncHookHandler[] => [
  requireActor(context),
  async (request, reply) =>
    actorOf(request).onlyPatientId
      ? sendProblem(reply, "session-for-one-patient", {
          detail: "This session was opened for one patient. Sign in to the portal for your requests.",
        })
      : undefined,
];
