import { CloseRequest, NewPatientRequest, PatientRequest, PatientRequests, ProofRequest } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf } from "../asking.ts";
import { type PrivacyRefusal, sendPrivacyRefusal } from "../refusal.ts";
import { closeRequest } from "./close-request.ts";
import { deliverRequest } from "./deliver-request.ts";
import { listRequests } from "./list-requests.ts";
import { proofRequest } from "./proof-request.ts";
import { takeByTelephone } from "./take-request.ts";

const tags = ["privacy"];
const params = Type.Object({ requestId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only the exchange's privacy auditors serve patients"),
};
const changes = {
  ...refusals,
  404: problemAnswer("There is no such request"),
  409: problemAnswer("It is settled already, or nobody has proofed who asks"),
  422: problemAnswer("Something is missing or wrong; `fields` says what"),
};

/** Registers `/api/privacy/requests…`: what patients ask for, for the exchange's staff who serve them. */
export function patientRequestRoutes(http: HttpServer, context: AccessContext): void {
  const look = { preHandler: requireDuty(context, "serve-patients", "patient-request-view") };
  const change = { preHandler: requireDuty(context, "serve-patients", "patient-request") };

  http.get(
    "/api/privacy/requests",
    {
      ...look,
      schema: {
        tags,
        summary: "What patients asked for: what waits, the oldest due first; `?closed=yes` what is settled",
        querystring: Type.Object({ closed: Type.Optional(Type.Enum(["yes", "no"])) }),
        response: { 200: PatientRequests, ...refusals },
      },
    },
    async (request) => listRequests(context, askingOf(request), { settled: request.query.closed === "yes" }),
  );

  http.post(
    "/api/privacy/requests",
    {
      ...change,
      schema: {
        tags,
        summary: "Take a request by telephone",
        body: NewPatientRequest,
        response: { 200: PatientRequest, ...refusals, 422: changes[422] },
      },
    },
    async (request, reply) => answer(reply, await takeByTelephone(context, askingOf(request), request.body)),
  );

  http.post(
    "/api/privacy/requests/:requestId/proof",
    {
      ...change,
      schema: {
        tags,
        summary: "Record that the identity was proofed, and where the link and its code go",
        params,
        body: ProofRequest,
        response: { 200: PatientRequest, ...changes },
      },
    },
    async (request, reply) => {
      const proofed = { requestId: request.params.requestId, proof: request.body };
      return answer(reply, await proofRequest(context, askingOf(request), proofed));
    },
  );

  http.post(
    "/api/privacy/requests/:requestId/deliver",
    {
      ...change,
      schema: {
        tags,
        summary: "Send the link to what was asked for, or carry out a decision about everyone",
        params,
        response: { 200: PatientRequest, ...changes },
      },
    },
    async (request, reply) => answer(reply, await deliverRequest(context, askingOf(request), request.params.requestId)),
  );

  http.post(
    "/api/privacy/requests/:requestId/close",
    {
      ...change,
      schema: {
        tags,
        summary: "End a request without giving anything out",
        params,
        body: CloseRequest,
        response: { 200: PatientRequest, ...changes },
      },
    },
    async (request, reply) => {
      const closed = { requestId: request.params.requestId, because: request.body.because };
      return answer(reply, await closeRequest(context, askingOf(request), closed));
    },
  );
}

const answer = <Body extends object>(reply: FastifyReply, outcome: Body | PrivacyRefusal) =>
  "refused" in outcome ? sendPrivacyRefusal(reply, outcome) : outcome;
