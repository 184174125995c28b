import { ConsentPage, RecordConsentRequest, SessionPatient } from "@crossbay/contract";
import { Type } from "typebox";
import { actorOf, requireActor } from "../accounts/index.ts";
import { personOfPatients } from "../identity/index.ts";
import type { HttpServer } from "../platform/http.ts";
import type { PersonId } from "../platform/ids.ts";
import { problemAnswer, sendProblem } from "../platform/problem.ts";
import { glassRoutes } from "./break-the-glass/glass-routes.ts";
import { confirmRedisclosure } from "./confirm-redisclosure.ts";
import { evidenceRoutes } from "./consent/evidence-routes.ts";
import { consentFormRoutes } from "./consent/form-routes.ts";
import { consentImportRoutes } from "./consent/import/import-routes.ts";
import { recordConsent } from "./consent/record-consent.ts";
import { viewConsent } from "./consent/view-consent.ts";
import type { AccessContext } from "./context.ts";
import { explainRefusalRoutes } from "./explain/explain-routes.ts";
import { sendRefusal } from "./refusal.ts";
import { requestGrant } from "./request-grant.ts";

const OnePerson = Type.Object({ personId: Type.String({ format: "uuid" }) });

/** What may be done before a record opens: consent seen and recorded, the warning read, the glass broken. */
export function accessRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);
  consentFormRoutes(http, context);
  evidenceRoutes(http, context);
  consentImportRoutes(http, context);
  glassRoutes(http, context);
  explainRefusalRoutes(http, context);

  http.get(
    "/api/session/patient",
    {
      preHandler,
      schema: {
        tags: ["session"],
        summary: "The one person whom a session from an EHR shows",
        response: { 200: SessionPatient, 404: problemAnswer("The session is not for one patient") },
      },
    },
    async (request, reply) => {
      const { onlyPatientId } = actorOf(request);
      const persons = await context.database.snapshot((tx) =>
        personOfPatients(tx, onlyPatientId ? [onlyPatientId] : []),
      );
      const personId = onlyPatientId && persons.get(onlyPatientId);
      return personId
        ? { personId }
        : sendProblem(reply, "not-found", { detail: "This session is not for one patient." });
    },
  );

  http.get(
    "/api/persons/:personId/consent",
    {
      preHandler,
      schema: {
        tags: ["consent"],
        summary: "What stands between a person's data and the participant acted for",
        params: OnePerson,
        response: { 200: ConsentPage },
      },
    },
    async (request, reply) => {
      const personId = request.params.personId as PersonId;
      const answer = await viewConsent(context, { actor: actorOf(request), personId, requestId: request.id });
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );

  http.get(
    "/api/persons/:personId/open",
    {
      preHandler,
      schema: {
        tags: ["chart"],
        summary:
          "Is the record that this page shows still open to its reader? Asked again and again while it is in sight",
        params: OnePerson,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const personId = request.params.personId as PersonId;
      const asking = { actor: actorOf(request), personId, way: "portal-chart", requestId: request.id } as const;
      const grant = await requestGrant(context, asking);
      return grant.refused ? sendRefusal(reply, grant) : reply.code(204).send(null);
    },
  );

  http.post(
    "/api/persons/:personId/redisclosure",
    {
      preHandler,
      schema: {
        tags: ["chart"],
        summary: "The reader has read the redisclosure warning; once a patient a session, before the record opens",
        params: OnePerson,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const personId = request.params.personId as PersonId;
      await confirmRedisclosure(context, { actor: actorOf(request), personId, requestId: request.id });
      return reply.code(204).send(null);
    },
  );

  http.post(
    "/api/persons/:personId/consent",
    {
      preHandler,
      // A scan of 5 MB is a third longer as base64.
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        tags: ["consent"],
        summary: "Record what the patient signed for the participant acted for; it counts from the answer on",
        params: OnePerson,
        body: RecordConsentRequest,
        response: { 200: ConsentPage },
      },
    },
    async (request, reply) => {
      const answer = await recordConsent(context, {
        actor: actorOf(request),
        personId: request.params.personId as PersonId,
        request: request.body,
        requestId: request.id,
      });
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );
}
