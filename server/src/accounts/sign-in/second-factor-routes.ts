import {
  AuthenticatorSignIn,
  CodeRequest,
  PasskeySignIn,
  RecoverySignIn,
  ResendRequest,
  Session,
  WebAuthnOptions,
} from "@crossbay/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { callerOf, sendAccountsRefusal } from "../answers.ts";
import type { SignInContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { sessionTokenOf, setTokens } from "../session/cookies.ts";
import type { SignedIn } from "../session/open-session.ts";
import { findBrowserSession, presentSession } from "../session/session-state.ts";
import { enterAuthenticatorCode } from "./enter-authenticator-code.ts";
import { enterCode } from "./enter-code.ts";
import { enterRecoveryCode } from "./enter-recovery-code.ts";
import type { FactorCaller } from "./prove-factor.ts";
import { beginPasskeySignIn, finishPasskeySignIn } from "./sign-in-by-passkey.ts";

const tags = ["sign-in"];
const tooMany = problemAnswer("Too many tries; `Retry-After` says when");
const answers = {
  200: Session,
  401: problemAnswer("It is not right, or can no longer be used"),
  429: tooMany,
};

/** Registers the second half of a sign-in, by each second factor. Each sets the session cookie. */
export function secondFactorRoutes(http: HttpServer, context: SignInContext): void {
  const factorCallerOf = (request: FastifyRequest): FactorCaller => ({
    ...callerOf(request),
    sessionToken: sessionTokenOf(request),
  });
  const answer = async (reply: FastifyReply, outcome: SignedIn | AccountsRefusal): Promise<FastifyReply> => {
    if (isRefused(outcome)) return sendAccountsRefusal(reply, outcome, context);
    setTokens(reply, outcome);
    const session = await findBrowserSession(context, outcome.sessionToken, { extend: false });
    return reply.send(presentSession(context, session));
  };

  http.post(
    "/api/sign-in/code",
    { schema: { tags, summary: "Finish a sign-in with the security code", body: CodeRequest, response: answers } },
    async (request, reply) => answer(reply, await enterCode(context, request.body, factorCallerOf(request))),
  );

  http.post(
    "/api/sign-in/authenticator-code",
    {
      schema: {
        tags,
        summary: "Finish a sign-in with the code of an authenticator app",
        body: AuthenticatorSignIn,
        response: answers,
      },
    },
    async (request, reply) =>
      answer(reply, await enterAuthenticatorCode(context, request.body, factorCallerOf(request))),
  );

  http.post(
    "/api/sign-in/recovery-code",
    {
      schema: {
        tags,
        summary: "Finish a sign-in with a recovery code, which works once",
        body: RecoverySignIn,
        response: answers,
      },
    },
    async (request, reply) => answer(reply, await enterRecoveryCode(context, request.body, factorCallerOf(request))),
  );

  http.post(
    "/api/sign-in/passkey/begin",
    {
      schema: {
        tags,
        summary: "What the browser needs to prove a passkey at this sign-in",
        body: ResendRequest,
        response: { 200: WebAuthnOptions, 401: answers[401] },
      },
    },
    async (request, reply) => {
      const outcome = await beginPasskeySignIn(context, request.body.signInId);
      return isRefused(outcome) ? sendAccountsRefusal(reply, outcome, context) : reply.send(outcome);
    },
  );

  http.post(
    "/api/sign-in/passkey/finish",
    { schema: { tags, summary: "Finish a sign-in with a passkey", body: PasskeySignIn, response: answers } },
    async (request, reply) => answer(reply, await finishPasskeySignIn(context, request.body, factorCallerOf(request))),
  );
}
