import { Type } from "typebox";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import type { PersonId } from "../../platform/ids.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { AccessContext } from "../context.ts";
import { sendRefusal } from "../refusal.ts";
import type { EvidenceFile } from "./consent-decision.ts";
import { viewEvidence } from "./view-evidence.ts";

const uuid = Type.String({ format: "uuid" });

/** The file behind a decision of the consent page: to download, never to run. */
export function evidenceRoutes(http: HttpServer, context: AccessContext): void {
  http.get(
    "/api/persons/:personId/consent/:decisionId/evidence",
    {
      preHandler: requireActor(context),
      schema: {
        tags: ["consent"],
        summary: "The scan, signature or message that shows a decision",
        params: Type.Object({ personId: uuid, decisionId: uuid }),
        produces: Object.keys(endings),
        response: {
          200: Type.Any({ description: "PDF, PNG, JPEG or plain text" }),
          403: problemAnswer("Account, role or purpose is missing"),
          404: problemAnswer("There is none, or it is not the reader's to see"),
        },
      },
    },
    async (request, reply) => {
      const { personId, decisionId } = request.params;
      const asked = { actor: actorOf(request), personId: personId as PersonId, decisionId, requestId: request.id };
      const answer = await viewEvidence(context, asked);
      if (answer.refused) return sendRefusal(reply, answer);
      const { mediaType, content } = answer.file;
      return reply
        .type(mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType)
        .header("content-disposition", `attachment; filename="consent.${endings[mediaType]}"`)
        .header("content-security-policy", "default-src 'none'; sandbox")
        .send(content);
    },
  );
}

const endings: Record<EvidenceFile["mediaType"], string> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "text/plain": "txt",
};
