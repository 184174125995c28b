import {
  ChangeMobileRequest,
  ChangePasswordRequest,
  ConfirmMobileRequest,
  MobileCodeSent,
  OwnAccount,
} from "@crossbay/contract";
import { Type } from "typebox";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { SignInContext } from "../context.ts";
import { clearSessionToken, deviceTokenOf } from "../session/cookies.ts";
import { endOwnSession, signOutEverywhere } from "../session/end-own-sessions.ts";
import { answerOwner, ownRefusals } from "./answer-owner.ts";
import { changeMobile, confirmMobile } from "./change-mobile.ts";
import { changePassword } from "./change-password.ts";
import { findOwnAccount } from "./own-account.ts";

const tags = ["account"];
const done = { 204: Type.Null(), ...ownRefusals };

/** Registers what people see and change of their own account besides their second factors. */
export function ownAccountRoutes(http: HttpServer, context: SignInContext): void {
  http.get(
    "/api/account",
    {
      schema: {
        tags,
        summary: "One's own account: roles, ways in, sessions, browsers",
        response: { 200: OwnAccount, 401: ownRefusals[401] },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, ({ session }) =>
        findOwnAccount(context, { session, deviceToken: deviceTokenOf(request) }),
      ),
  );

  http.post(
    "/api/account/mobile",
    {
      schema: {
        tags,
        summary: "Send a code to a new mobile number",
        body: ChangeMobileRequest,
        response: { 200: MobileCodeSent, ...ownRefusals },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => changeMobile(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/mobile/confirm",
    {
      schema: {
        tags,
        summary: "Take the new number over, by the code that was sent to it",
        body: ConfirmMobileRequest,
        response: done,
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => confirmMobile(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/password",
    {
      schema: {
        tags,
        summary: "Change the password; every session ends, this one too",
        body: ChangePasswordRequest,
        response: done,
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, async (own) => {
        const refused = await changePassword(context, { ...own, ...request.body });
        if (!refused) clearSessionToken(reply);
        return refused;
      }),
  );

  http.post(
    "/api/account/sessions/:id/end",
    {
      schema: {
        tags,
        summary: "End one of one's own sessions",
        params: Type.Object({ id: Type.String({ format: "uuid" }) }),
        response: { ...done, 404: problemAnswer("There is none, or it has ended") },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => endOwnSession(context, { ...own, id: request.params.id })),
  );

  http.post(
    "/api/account/sign-out-everywhere",
    { schema: { tags, summary: "End every session of one's own, this one too", response: done } },
    async (request, reply) =>
      answerOwner(context, request, reply, async (own) => {
        await signOutEverywhere(context, own);
        clearSessionToken(reply);
        return undefined;
      }),
  );
}
