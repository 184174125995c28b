import { ExplainRequest, Explanation } from "@crossbay/contract";
import { type AccessContext, admitDuty, sendRefusal } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { sendProblem } from "../../platform/problem.ts";
import { explainForEngineer } from "./explain-for-engineer.ts";

const bodyBytesMax = 1_500_000;

/** What would become of a message, for interface engineers. */
export function explainRoutes(http: HttpServer, context: AccessContext): void {
  http.post(
    "/api/interface/explain",
    {
      preHandler: requireActor(context),
      bodyLimit: bodyBytesMax,
      schema: {
        tags: ["interface"],
        summary:
          "What would become of a message: answer, fate of each field, resources, matching evidence; stores nothing",
        body: ExplainRequest,
        response: { 200: Explanation },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const asking = { actor, requestId: request.id, action: "message-explain", duty: "interface" } as const;
      const admission = await admitDuty(context, asking);
      if ("refused" in admission) return sendRefusal(reply, admission);
      const engineer = { scope: admission.scope, actor, requestId: request.id };
      const { text, sourceId } = request.body;
      const explanation = await explainForEngineer(context, engineer, { message: text, source: sourceId });
      if (!("refused" in explanation)) return explanation;
      const { rule, sentence } = explanation;
      const problem = rule === "source-outside-scope" ? "not-found" : "level-lacks-right";
      return sendProblem(reply, problem, { detail: sentence });
    },
  );
}
