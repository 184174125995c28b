import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { sendProblem } from "../../platform/problem.ts";
import { sameSecret } from "../../platform/secrets.ts";
import { rememberActor } from "../actor.ts";
import type { AccountsContext } from "../context.ts";
import { sessionTokenOf } from "./cookies.ts";
import { actorOfSession, type BrowserSession, findBrowserSession } from "./session-state.ts";

/**
 * Guard of every route that is for signed-in people: finds the actor anew in the database, so that a deactivation, a
 * change of role or password and a sign-out elsewhere count at once, and extends the session unless the request says
 * that it is polling. Refuses with `sign-in-required`, `session-locked`, `password-change-required`,
 * `affiliation-missing` or `csrf-token-wrong`. The handler behind it calls `actorOf(request)`.
 */
export function requireActor(context: AccountsContext): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const session = await requireSession(context, request, reply, ["active"]);
    if (!session) return reply;
    const actor = actorOfSession(session);
    if (!actor) return sendProblem(reply, "affiliation-missing", { detail: detailWithoutActor(session) });
    rememberActor(request, actor);
    return undefined;
  };
}

const detailWithoutActor = ({ affiliations }: BrowserSession): string =>
  affiliations.length > 0
    ? "Choose for whom you act, then go on."
    : "None of your participants is open to you now, such as during a leave. Ask your user manager.";

/**
 * The session of a request in one of these states, or undefined once the refusal has been sent. Everything but reading
 * must carry the session's CSRF token.
 */
export async function requireSession(
  context: AccountsContext,
  request: FastifyRequest,
  reply: FastifyReply,
  states: readonly BrowserSession["state"][],
): Promise<BrowserSession | undefined> {
  const session = await findBrowserSession(context, sessionTokenOf(request), { extend: !isPolling(request) });
  if (!session) {
    sendProblem(reply, "sign-in-required", {
      detail: "You are not signed in, or your session has ended. Sign in and try again.",
      nextSteps: ["sign-in"],
    });
    return undefined;
  }
  if (!isReading(request) && !carriesCsrfToken(request, session)) {
    sendProblem(reply, "csrf-token-wrong", {
      detail: "Nothing was changed. Reload the page and try again.",
      nextSteps: ["retry"],
    });
    return undefined;
  }
  if (states.includes(session.state)) return session;
  refuseState(reply, session.state);
  return undefined;
}

function refuseState(reply: FastifyReply, state: BrowserSession["state"]): void {
  if (state === "locked") {
    sendProblem(reply, "session-locked", {
      detail: "The session was idle and has locked. Unlock it with your password.",
      nextSteps: ["unlock"],
    });
  } else if (state === "set-password") {
    sendProblem(reply, "password-change-required", {
      detail: "You came with a temporary password. Choose your own password, then sign in with it.",
    });
  } else {
    sendProblem(reply, "sign-in-required", {
      detail: "To choose a new password, sign out, ask for a temporary password and sign in with that.",
      nextSteps: ["sign-in"],
    });
  }
}

/** Polling must not keep an empty chair signed in. */
export const isPolling = (request: FastifyRequest): boolean => request.headers["x-crossbay-poll"] === "1";

const isReading = (request: FastifyRequest): boolean => request.method === "GET" || request.method === "HEAD";

const carriesCsrfToken = (request: FastifyRequest, session: BrowserSession): boolean => {
  const token = request.headers["x-csrf-token"];
  return typeof token === "string" && sameSecret(token, session.csrfToken);
};
