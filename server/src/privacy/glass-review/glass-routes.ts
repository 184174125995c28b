import { GlassReview, GlassReviews, SettleRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf, settledQuery } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { fileAnswer, sendFile } from "../send-file.ts";
import { noteNoticeSent, reviewGlass } from "./review-glass.ts";
import { viewGlasses } from "./view-glasses.ts";
import { writeNotice } from "./write-notice.ts";

const tags = ["privacy"];
const params = Type.Object({ glassId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy officers and the exchange's privacy auditors; nobody for what they did themselves"),
};
const changes = {
  ...refusals,
  404: problemAnswer("There is no such event"),
  409: problemAnswer("Somebody was faster"),
  422: problemAnswer("It is not said what the review came to"),
};

/** Registers `/api/privacy/glass…`: the review of broken glass, and the letter to the patient. */
export function glassReviewRoutes(http: HttpServer, context: AccessContext): void {
  const onReviews = { preHandler: requireDuty(context, "audit-access", "break-the-glass-review") };
  const onNotices = { preHandler: requireDuty(context, "audit-access", "patient-notice") };

  http.get(
    "/api/privacy/glass",
    {
      ...onReviews,
      schema: {
        tags,
        summary: "Broken glass that waits for review or the patient's letter; `?settled=yes` where all is done",
        querystring: settledQuery,
        response: { 200: GlassReviews, ...refusals },
      },
    },
    (request) => viewGlasses(context, askingOf(request), { settled: request.query.settled === "yes" }),
  );

  http.post(
    "/api/privacy/glass/:glassId/review",
    {
      ...onReviews,
      schema: {
        tags,
        summary: "Keep what the review came to",
        params,
        body: SettleRequest,
        response: { 200: GlassReview, ...changes },
      },
    },
    async (request, reply) => {
      const { glassId } = request.params;
      const review = await reviewGlass(context, askingOf(request), { glassId, ...request.body });
      return "refused" in review ? sendPrivacyRefusal(reply, review) : review;
    },
  );

  http.get(
    "/api/privacy/glass/:glassId/notice.pdf",
    {
      ...onNotices,
      schema: {
        tags,
        summary: "The letter to the patient, in English and Spanish",
        params,
        response: { 200: fileAnswer("application/pdf"), ...refusals, 404: changes[404] },
      },
    },
    async (request, reply) => {
      const letter = await writeNotice(context, askingOf(request), request.params.glassId);
      return "refused" in letter ? sendPrivacyRefusal(reply, letter) : sendFile(reply, letter);
    },
  );

  http.post(
    "/api/privacy/glass/:glassId/notice-sent",
    {
      ...onNotices,
      schema: { tags, summary: "The patient's letter went out", params, response: { 200: GlassReview, ...changes } },
    },
    async (request, reply) => {
      const review = await noteNoticeSent(context, askingOf(request), request.params.glassId);
      return "refused" in review ? sendPrivacyRefusal(reply, review) : review;
    },
  );
}
