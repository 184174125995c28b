import {
  ActingForRequest,
  PasskeyAnswer,
  PurposeRequest,
  Session,
  UnlockRequest,
  WebAuthnOptions,
} from "@crossbay/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendAccountsRefusal } from "../answers.ts";
import type { AccountsContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { actFor, lockSession, signOut, statePurpose } from "./change-session.ts";
import { clearSessionToken, sessionTokenOf } from "./cookies.ts";
import { isPolling, requireSession } from "./require-actor.ts";
import { findBrowserSession, presentSession } from "./session-state.ts";
import { beginPasskeyUnlock, finishPasskeyUnlock, unlockSession } from "./unlock-session.ts";

const tags = ["session"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("The CSRF token is wrong, or the session does not include this"),
};

/** Registers what a browser does with its session. */
export function sessionRoutes(http: HttpServer, context: AccountsContext): void {
  const answerSession = async (
    request: FastifyRequest,
    reply: FastifyReply,
    refused: AccountsRefusal | undefined,
  ): Promise<FastifyReply> => {
    if (refused?.refused === "sign-in-required") clearSessionToken(reply);
    if (refused) return sendAccountsRefusal(reply, refused, context);
    const session = await findBrowserSession(context, sessionTokenOf(request), { extend: false });
    return reply.send(presentSession(context, session));
  };

  http.get(
    "/api/session",
    {
      schema: {
        tags,
        summary: "What this browser's session is; with X-Crossbay-Poll: 1 it is not extended",
        response: { 200: Session },
      },
    },
    async (request) => {
      const extend = !isPolling(request);
      return presentSession(context, await findBrowserSession(context, sessionTokenOf(request), { extend }));
    },
  );

  http.post(
    "/api/session/lock",
    {
      schema: {
        tags,
        summary: "Lock the session now, such as when a patient has signed on its screen",
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["locked", "active"]);
      if (!session) return reply;
      await lockSession(context, session);
      return answerSession(request, reply, undefined);
    },
  );

  http.post(
    "/api/session/unlock",
    {
      schema: {
        tags,
        summary: "Resume a locked session",
        body: UnlockRequest,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["locked", "active"]);
      if (!session) return reply;
      const { password } = request.body;
      return answerSession(request, reply, await unlockSession(context, { session, password, requestId: request.id }));
    },
  );

  http.post(
    "/api/session/unlock/passkey/begin",
    {
      schema: {
        tags,
        summary: "What the browser needs to unlock by a passkey",
        response: { 200: WebAuthnOptions, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["locked", "active"]);
      if (!session) return reply;
      const outcome = await beginPasskeyUnlock(context, session);
      return isRefused(outcome) ? sendAccountsRefusal(reply, outcome, context) : reply.send(outcome);
    },
  );

  http.post(
    "/api/session/unlock/passkey/finish",
    {
      schema: {
        tags,
        summary: "Resume a locked session by a passkey",
        body: PasskeyAnswer,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["locked", "active"]);
      if (!session) return reply;
      const { response } = request.body;
      const refused = await finishPasskeyUnlock(context, { session, response, requestId: request.id });
      return answerSession(request, reply, refused);
    },
  );

  http.post(
    "/api/session/sign-out",
    { schema: { tags, summary: "End the session", response: { 204: Type.Null(), 403: refusals[403] } } },
    async (request, reply) => {
      if (await findBrowserSession(context, sessionTokenOf(request), { extend: false })) {
        const session = await requireSession(context, request, reply, ["active", "locked", "set-password"]);
        if (!session) return reply;
        await signOut(context, { session, requestId: request.id });
      }
      clearSessionToken(reply);
      return reply.code(204).send(null);
    },
  );

  http.post(
    "/api/session/acting-for",
    {
      schema: {
        tags,
        summary: "Choose for which participant one acts",
        body: ActingForRequest,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["active"]);
      if (!session) return reply;
      const { affiliationId } = request.body;
      return answerSession(request, reply, await actFor(context, { session, affiliationId, requestId: request.id }));
    },
  );

  http.post(
    "/api/session/purpose",
    {
      schema: {
        tags,
        summary: "State why one looks, once a session",
        body: PurposeRequest,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await requireSession(context, request, reply, ["active"]);
      if (!session) return reply;
      const { purpose } = request.body;
      return answerSession(request, reply, await statePurpose(context, { session, purpose, requestId: request.id }));
    },
  );
}
