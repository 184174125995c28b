import { ExplainRefusalRequest, RefusalExplanation } from "@crossbay/contract";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import type { AccessContext } from "../context.ts";
import { onDutyOf, requireDuty } from "../duties/require-duty.ts";
import { explainRefusal } from "./explain-refusal.ts";

/** Explains a refusal by its request id: for the exchange's staff, and for privacy officers in their own participant. */
export function explainRefusalRoutes(http: HttpServer, context: AccessContext): void {
  http.post(
    "/api/refusals/explain",
    {
      preHandler: requireDuty(context, "explain-refusals", "refusal-explain"),
      schema: {
        tags: ["support"],
        summary: "Why a request was refused: verdict, rule, consent version, links; nothing clinical",
        body: ExplainRefusalRequest,
        response: { 200: RefusalExplanation, 404: problemAnswer("No request with this id is in the record") },
      },
    },
    async (request, reply) => {
      const refusedRequestId = request.body.requestId.trim();
      const answer = await explainRefusal(context, { ...onDutyOf(request), requestId: request.id, refusedRequestId });
      return (
        answer ??
        sendProblem(reply, "not-found", {
          detail: "No request with this id is in the record. It stands below the message that the caller saw.",
        })
      );
    },
  );
}
