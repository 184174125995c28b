import {
  CodeSent,
  ForgottenPasswordRequest,
  NewPasswordRequest,
  ResendRequest,
  SignInRequest,
  TemporaryPasswordRequest,
} from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { callerOf, sendAccountsRefusal } from "../answers.ts";
import type { SignInContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { clearSessionToken } from "../session/cookies.ts";
import { requireSession } from "../session/require-actor.ts";
import { resendCode } from "./ask-for-second-factor.ts";
import { choosePassword } from "./choose-password.ts";
import { forgetPassword } from "./forget-password.ts";
import { secondFactorRoutes } from "./second-factor-routes.ts";
import { signIn, signInWithTemporaryPassword } from "./sign-in.ts";

const tags = ["sign-in"];
const tooMany = problemAnswer("Too many tries; `Retry-After` says when");

/** Registers the way in: password, second factor, temporary password, own password. */
export function signInRoutes(http: HttpServer, context: SignInContext): void {
  const answerCodeSent = (reply: FastifyReply, outcome: CodeSent | AccountsRefusal): FastifyReply =>
    isRefused(outcome) ? sendAccountsRefusal(reply, outcome, context) : reply.code(202).send(outcome);

  secondFactorRoutes(http, context);

  http.post(
    "/api/sign-in",
    {
      schema: {
        tags,
        summary: "Begin a sign-in with username and password; then a second factor is asked for",
        body: SignInRequest,
        response: {
          202: CodeSent,
          401: problemAnswer("Not right; the same for a name that nobody has"),
          403: problemAnswer("The account is not active"),
          429: tooMany,
        },
      },
    },
    async (request, reply) => answerCodeSent(reply, await signIn(context, request.body, callerOf(request))),
  );

  http.post(
    "/api/sign-in/temporary-password",
    {
      schema: {
        tags,
        summary: "Begin a sign-in with a temporary password; it leads to choosing one's own",
        body: TemporaryPasswordRequest,
        response: { 202: CodeSent, 401: problemAnswer("Not right, used or too old"), 429: tooMany },
      },
    },
    async (request, reply) =>
      answerCodeSent(reply, await signInWithTemporaryPassword(context, request.body, callerOf(request))),
  );

  http.post(
    "/api/sign-in/resend",
    {
      schema: {
        tags,
        summary: "Send a security code by SMS, or another one; the one before no longer works",
        body: ResendRequest,
        response: { 202: CodeSent, 401: problemAnswer("The sign-in is over"), 429: tooMany },
      },
    },
    async (request, reply) =>
      answerCodeSent(reply, await resendCode(context, request.body.signInId, callerOf(request))),
  );

  http.post(
    "/api/sign-in/forgotten",
    {
      schema: {
        tags,
        summary: "Ask for a temporary password by e-mail; the answer is the same for every name",
        body: ForgottenPasswordRequest,
        response: { 202: Type.Object({}), 429: tooMany },
      },
    },
    async (request, reply) => {
      const refused = await forgetPassword(context, request.body.username, callerOf(request));
      return refused ? sendAccountsRefusal(reply, refused, context) : reply.code(202).send({});
    },
  );

  http.post(
    "/api/password",
    {
      schema: {
        tags,
        summary: "Choose one's own password in the session that a temporary password opened; then sign in again",
        body: NewPasswordRequest,
        response: {
          204: Type.Null(),
          401: problemAnswer("No such session"),
          403: problemAnswer("The CSRF token is wrong"),
          422: problemAnswer("Too short, common, easy to guess, or made of names"),
        },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["set-password"]);
      if (!session) return reply;
      const { newPassword } = request.body;
      const refused = await choosePassword(context, { session, newPassword, requestId: request.id });
      if (refused) return sendAccountsRefusal(reply, refused, context);
      clearSessionToken(reply);
      return reply.code(204).send(null);
    },
  );
}
