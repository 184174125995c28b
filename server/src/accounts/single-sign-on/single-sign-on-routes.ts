import { SingleSignOnChoices, SingleSignOnLinks } from "@crossbay/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { callerOf, sendAccountsRefusal } from "../answers.ts";
import type { SignInContext } from "../context.ts";
import { isRefused } from "../refusal.ts";
import { setTokens } from "../session/cookies.ts";
import { requireSession } from "../session/require-actor.ts";
import { beginSingleSignOn, redirectUriOf } from "./begin-single-sign-on.ts";
import { finishSingleSignOn, type PatientOfRecord } from "./finish-single-sign-on.ts";
import { listIdentityProviders } from "./identity-provider-store.ts";
import { linkIdentity, unlinkIdentity } from "./link-identity.ts";
import { listLinks } from "./single-sign-on-store.ts";

const tags = ["sign-in"];
const params = Type.Object({ providerId: Type.String({ maxLength: 40 }) });
const cookieName = "__Host-crossbay-visit";
// Lax: the directory's answer comes from another site, as a navigation.
const cookie = { path: "/", httpOnly: true, secure: true, sameSite: "lax", maxAge: 15 * 60 } as const;

/** Registers single sign-on by OpenID Connect: the way there, the way back, and linking it to one's account. */
export function singleSignOnRoutes(
  http: HttpServer,
  context: SignInContext,
  { patientOfRecord }: { patientOfRecord: PatientOfRecord },
): void {
  http.get(
    "/api/sign-in/single-sign-on",
    { schema: { tags, summary: "Directories through which people sign in", response: { 200: SingleSignOnChoices } } },
    async () => {
      const providers = await context.database.snapshot((tx) => listIdentityProviders(tx));
      return { choices: providers.map(({ id, name }) => ({ id, name })) };
    },
  );

  http.get(
    "/api/sign-in/single-sign-on/:providerId/start",
    {
      schema: {
        tags,
        summary: "Go to a directory; `launch` comes from an EHR that opens one patient",
        params,
        querystring: Type.Object({
          launch: Type.Optional(Type.String({ maxLength: 2000 })),
          iss: Type.Optional(Type.String({ maxLength: 500 })),
        }),
        response: { 303: Type.Null() },
      },
    },
    async (request, reply) => {
      const { providerId } = request.params;
      const begun = await beginSingleSignOn(context, { providerId, launch: request.query.launch });
      if (isRefused(begun)) return reply.redirect("/sign-in?sso=refused", 303);
      reply.setCookie(cookieName, begun.browserToken, cookie);
      return reply.redirect(begun.url.href, 303);
    },
  );

  http.get(
    "/api/sign-in/single-sign-on/:providerId/callback",
    {
      schema: {
        tags,
        summary: "The way back from a directory; goes on to the portal",
        params,
        querystring: Type.Object({}, { additionalProperties: true }),
        response: { 303: Type.Null() },
      },
    },
    async (request, reply) => {
      const { providerId } = request.params;
      const url = new URL(redirectUriOf(context, providerId));
      url.search = new URL(request.url, "http://exchange").search;
      const returned = { providerId, url, browserToken: request.cookies[cookieName], caller: callerOf(request) };
      const outcome = await finishSingleSignOn(context, patientOfRecord, returned);
      if (isRefused(outcome)) return reply.redirect("/sign-in?sso=refused", 303);
      if (outcome.outcome === "link") return reply.redirect("/sign-in?sso=link", 303);
      if (outcome.outcome === "second-factor") {
        const sent = Buffer.from(JSON.stringify(outcome.sent)).toString("base64url");
        return reply.redirect(`/sign-in?sso=code#${sent}`, 303);
      }
      setTokens(reply, outcome.signedIn);
      return reply.redirect("/", 303);
    },
  );

  const session = (request: FastifyRequest, reply: FastifyReply) => requireSession(context, request, reply, ["active"]);
  const refusals = { 401: problemAnswer("Sign in first"), 403: problemAnswer("There is nothing to link") };

  http.get(
    "/api/account/single-sign-on",
    {
      schema: {
        tags: ["account"],
        summary: "Directories that open one's account",
        response: { 200: SingleSignOnLinks, ...refusals },
      },
    },
    async (request, reply) => {
      const own = await session(request, reply);
      if (!own) return reply;
      const links = await context.database.snapshot((tx) => listLinks(tx, own.accountId));
      return {
        links: links.map(({ id, name, linkedAt, lastUsedAt }) => ({
          id,
          name,
          linkedAt: linkedAt.toISOString(),
          ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
        })),
      };
    },
  );

  http.post(
    "/api/account/single-sign-on/link",
    {
      schema: {
        tags: ["account"],
        summary: "Link the person whom this browser brought back from a directory",
        response: { 200: Type.Object({ name: Type.String() }), ...refusals },
      },
    },
    async (request, reply) => {
      const own = await session(request, reply);
      if (!own) return reply;
      const browserToken = request.cookies[cookieName];
      const outcome = await linkIdentity(context, { session: own, browserToken, requestId: request.id });
      reply.clearCookie(cookieName, cookie);
      return isRefused(outcome) ? sendAccountsRefusal(reply, outcome, context) : outcome;
    },
  );

  http.post(
    "/api/account/single-sign-on/:providerId/unlink",
    {
      schema: {
        tags: ["account"],
        summary: "Let a directory open one's account no longer",
        params,
        response: { 204: Type.Null(), ...refusals, 404: problemAnswer("There is no such link") },
      },
    },
    async (request, reply) => {
      const own = await session(request, reply);
      if (!own) return reply;
      const { providerId } = request.params;
      const refused = await unlinkIdentity(context, { session: own, providerId, requestId: request.id });
      return refused ? sendAccountsRefusal(reply, refused, context) : reply.code(204).send(null);
    },
  );
}
