import {
  AuthenticatorAppBegun,
  AuthenticatorCode,
  PasskeyRegistration,
  PasswordAgain,
  RecoveryCodes,
  WebAuthnOptions,
} from "@crossbay/contract";
import { Type } from "typebox";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { AccountsContext } from "../context.ts";
import { answerOwner, ownRefusals } from "./answer-owner.ts";
import { beginAuthenticatorApp, confirmAuthenticatorApp, removeAuthenticatorApp } from "./authenticator-app.ts";
import { beginPasskey, finishPasskey, removePasskey } from "./passkeys.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";

const tags = ["account"];
const done = { 204: Type.Null(), ...ownRefusals };
const notFound = problemAnswer("There is none");

/** Registers how people keep their own second factors. Every change asks for the password again. */
export function methodRoutes(http: HttpServer, context: AccountsContext): void {
  http.post(
    "/api/account/authenticator-app",
    {
      schema: {
        tags,
        summary: "Begin with an authenticator app: its secret, shown this once",
        body: PasswordAgain,
        response: { 200: AuthenticatorAppBegun, ...ownRefusals },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => beginAuthenticatorApp(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/authenticator-app/confirm",
    { schema: { tags, summary: "Keep the app, by a code that it shows", body: AuthenticatorCode, response: done } },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => confirmAuthenticatorApp(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/authenticator-app/remove",
    { schema: { tags, summary: "Remove the app", body: PasswordAgain, response: { ...done, 404: notFound } } },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => removeAuthenticatorApp(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/passkeys/begin",
    {
      schema: {
        tags,
        summary: "What the browser needs to make a passkey",
        body: PasswordAgain,
        response: { 200: WebAuthnOptions, ...ownRefusals },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => beginPasskey(context, { ...own, ...request.body })),
  );

  http.post(
    "/api/account/passkeys/finish",
    { schema: { tags, summary: "Keep the passkey that it made", body: PasskeyRegistration, response: done } },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) =>
        finishPasskey(context, { ...own, name: request.body.name, response: request.body.response }),
      ),
  );

  http.post(
    "/api/account/passkeys/:id/remove",
    {
      schema: {
        tags,
        summary: "Remove a passkey",
        params: Type.Object({ id: Type.String({ format: "uuid" }) }),
        body: PasswordAgain,
        response: { ...done, 404: notFound },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) =>
        removePasskey(context, { ...own, id: request.params.id, ...request.body }),
      ),
  );

  http.post(
    "/api/account/recovery-codes",
    {
      schema: {
        tags,
        summary: "Ten new recovery codes, shown this once; those before no longer work",
        body: PasswordAgain,
        response: { 200: RecoveryCodes, ...ownRefusals },
      },
    },
    async (request, reply) =>
      answerOwner(context, request, reply, (own) => makeRecoveryCodes(context, { ...own, ...request.body })),
  );
}
