import { CheckSampleRequest, ConsentSample, ConsentSamples, DrawSampleRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { drawSample } from "./draw-sample.ts";
import { checkItem, viewSample, viewSamples } from "./view-samples.ts";

const tags = ["privacy"];
const uuid = Type.String({ format: "uuid" });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy officers and the exchange's privacy auditors; only the latter draw"),
};
const notFound = { 404: problemAnswer("There is no such sample or organization") };

/** Registers `/api/privacy/samples…`: each year's sample of recorded decisions against the forms held. */
export function sampleRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "audit-access", "consent-sample");

  http.get(
    "/api/privacy/samples",
    {
      preHandler,
      schema: {
        tags,
        summary: "Samples of every year, and whose is due",
        response: { 200: ConsentSamples, ...refusals },
      },
    },
    (request) => viewSamples(context, askingOf(request)),
  );

  http.post(
    "/api/privacy/samples",
    {
      preHandler,
      schema: {
        tags,
        summary: "Draw this year's sample of an organization",
        body: DrawSampleRequest,
        response: {
          200: ConsentSamples,
          ...refusals,
          ...notFound,
          409: problemAnswer("It was drawn already"),
          422: problemAnswer("There is nothing to draw from"),
        },
      },
    },
    async (request, reply) => {
      const drawn = await drawSample(context, askingOf(request), request.body.participantId as ParticipantId);
      return "refused" in drawn ? sendPrivacyRefusal(reply, drawn) : drawn;
    },
  );

  http.get(
    "/api/privacy/samples/:sampleId",
    {
      preHandler,
      schema: {
        tags,
        summary: "One sample with the decisions that were drawn",
        params: Type.Object({ sampleId: uuid }),
        response: { 200: ConsentSample, ...refusals, ...notFound },
      },
    },
    async (request, reply) => {
      const sample = await viewSample(context, askingOf(request), request.params.sampleId);
      return "refused" in sample ? sendPrivacyRefusal(reply, sample) : sample;
    },
  );

  http.post(
    "/api/privacy/samples/:sampleId/items/:itemId",
    {
      preHandler,
      schema: {
        tags,
        summary: "Keep what the form of a drawn decision showed",
        params: Type.Object({ sampleId: uuid, itemId: uuid }),
        body: CheckSampleRequest,
        response: {
          200: ConsentSample,
          ...refusals,
          ...notFound,
          422: problemAnswer("It is not said what is missing or differs"),
        },
      },
    },
    async (request, reply) => {
      const sample = await checkItem(context, askingOf(request), { ...request.params, ...request.body });
      return "refused" in sample ? sendPrivacyRefusal(reply, sample) : sample;
    },
  );
}
