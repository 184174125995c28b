import { trainingTokenHeader } from "@crossbay/contract";
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { type AccountsContext, findTrainees, readSecretLinkToken, requireSession } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import { sendProblem } from "../../platform/problem.ts";
import { findPassHolder } from "./pass-store.ts";

/** Who takes a training, and how they came in. */
export type TraineeOfRequest = { accountId: AccountId; username: string; name: string; by: "session" | "link" };

const trainees = new WeakMap<FastifyRequest, TraineeOfRequest>();

/** Addresses whose links carry a pass; each link is good for every training route. */
const linkPaths = ["/training", "/aum"];

/**
 * Guard of the routes that somebody may use with a session, whatever it is for, or with the personal link of a mail, before
 * there are any credentials. Refuses with `training-link-over` (expired, revoked, not ours, or the account has ended),
 * `sign-in-required`, `session-locked` or `csrf-token-wrong`. The handler behind it calls `traineeOf(request)`.
 */
export function requireTrainee(context: AccountsContext): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const token = request.headers[trainingTokenHeader];
    const trainee =
      token === undefined
        ? await traineeOfSession(context, request, reply)
        : await traineeOfLink(context, String(token), reply);
    if (!trainee) return reply;
    trainees.set(request, trainee);
    return undefined;
  };
}

/** The trainee of a request whose route has `requireTrainee` as its guard; throws on any other route. */
export function traineeOf(request: FastifyRequest): TraineeOfRequest {
  const trainee = trainees.get(request);
  if (!trainee) throw new Error("This route has no requireTrainee guard.");
  return trainee;
}

async function traineeOfSession(
  context: AccountsContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TraineeOfRequest | undefined> {
  const session = await requireSession(context, request, reply, ["active"]);
  if (!session) return undefined;
  const { accountId, username, given, family } = session;
  return { accountId, username, name: `${given} ${family}`, by: "session" };
}

// No cookie is involved, so no other site can send the header for somebody: no CSRF token is asked.
async function traineeOfLink(
  { database, clock, keys }: AccountsContext,
  token: string,
  reply: FastifyReply,
): Promise<TraineeOfRequest | undefined> {
  const passId = linkPaths.map((path) => readSecretLinkToken(keys, path, token)).find((id) => id !== undefined);
  const now = clock.now();
  const trainee =
    passId === undefined
      ? undefined
      : await database.transaction(async (tx) => {
          const accountId = await findPassHolder(tx, passId, now);
          return accountId && (await findTrainees(tx, [accountId], now))[0];
        });
  if (!trainee || trainee.state === "deactivated") {
    sendProblem(reply, "training-link-over", {
      detail:
        "This link no longer works. Sign in if you have a password, or ask your relationship manager for a new link.",
      nextSteps: ["ask-relationship-manager"],
    });
    return undefined;
  }
  const { accountId, username, given, family } = trainee;
  return { accountId, username, name: `${given} ${family}`, by: "link" };
}
