import { BreakGlassRequest, GlassOpened, GlassPage, WebAuthnOptions } from "@crossbay/contract";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { actorOf, beginProof, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import type { PersonId } from "../../platform/ids.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { AccessContext } from "../context.ts";
import { sendRefusal } from "../refusal.ts";
import type { AskingForGlass } from "./decide-glass.ts";
import { endGlass } from "./end-glass.ts";
import { openGlass } from "./open-glass.ts";
import { explainProof } from "./proof-refusal-rules.ts";
import { viewGlassPage } from "./view-glass-page.ts";

const OnePerson = Type.Object({ personId: Type.String({ format: "uuid" }) });
const tags = ["break-the-glass"];
const refusals = {
  401: problemAnswer("Sign in or unlock first, or the password or passkey is not right"),
  403: problemAnswer("The role does not include it, or the patient denied"),
  404: problemAnswer("No such person was shown to the reader"),
  409: problemAnswer("Consent is recorded: there is no glass to break"),
};

/** Breaking the glass, in the portal only: the session of a browser is the one way in, never a token of an API. */
export function glassRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);
  const askingOf = (request: FastifyRequest<{ Params: { personId: string } }>): AskingForGlass => ({
    actor: actorOf(request),
    personId: request.params.personId as PersonId,
    requestId: request.id,
  });

  http.get(
    "/api/persons/:personId/break-the-glass",
    {
      preHandler,
      schema: {
        tags,
        summary: "What is attested before the glass breaks, and whether it is open",
        params: OnePerson,
        response: { 200: GlassPage, ...refusals },
      },
    },
    async (request, reply) => {
      const answer = await viewGlassPage(context, askingOf(request));
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );

  http.post(
    "/api/persons/:personId/break-the-glass",
    {
      preHandler,
      schema: {
        tags,
        summary: "Break the glass, or renew it: all attested, and the password or a passkey again",
        params: OnePerson,
        body: BreakGlassRequest,
        response: { 200: GlassOpened, ...refusals, 422: problemAnswer("Something is not attested, or missing") },
      },
    },
    async (request, reply) => {
      const answer = await openGlass(context, { ...askingOf(request), request: request.body });
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );

  http.post(
    "/api/persons/:personId/break-the-glass/passkey/begin",
    {
      preHandler,
      schema: {
        tags,
        summary: "What the browser needs to prove a passkey for it",
        params: OnePerson,
        response: { 200: WebAuthnOptions, 401: problemAnswer("The account has no passkey: use the password") },
      },
    },
    async (request, reply) => {
      const answer = await beginProof(context, actorOf(request));
      return "refused" in answer ? sendRefusal(reply, explainProof(answer)) : reply.send(answer);
    },
  );

  http.post(
    "/api/persons/:personId/break-the-glass/end",
    {
      preHandler,
      schema: {
        tags,
        summary: "Close one's own broken glass before its time",
        params: OnePerson,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await endGlass(context, askingOf(request));
      return reply.code(204).send(null);
    },
  );
}
