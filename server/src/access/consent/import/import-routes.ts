import { ConsentImport } from "@crossbay/contract";
import { Type } from "typebox";
import type { HttpServer } from "../../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../../platform/problem.ts";
import type { AccessContext } from "../../context.ts";
import { onDutyOf, requireDuty } from "../../duties/require-duty.ts";
import { importBounds, importConsents } from "./import-consents.ts";

/** Registers `/api/consents/import`: decisions that were signed before, as a file. */
export function consentImportRoutes(server: HttpServer, context: AccessContext): void {
  // Of its own, so that no other route takes a file for a body.
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    http.addContentTypeParser("text/csv", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    http.post(
      "/api/consents/import",
      {
        preHandler: requireDuty(context, "import-consents", "consent-import"),
        bodyLimit: importBounds.bytesMax,
        schema: {
          tags: ["consent"],
          summary: "Record patients' decisions for participants from a CSV file; ?try=yes says what would happen",
          consumes: ["text/csv"],
          querystring: Type.Object({ try: Type.Optional(Type.Enum(["yes", "no"])) }),
          response: {
            200: ConsentImport,
            401: problemAnswer("Sign in or unlock first"),
            403: problemAnswer("Only relationship managers and administrators"),
            413: problemAnswer("The file is too large"),
            422: problemAnswer("The file is no CSV, or a column is missing"),
          },
        },
      },
      async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) return sendProblem(reply, "file-refused", { detail: "Send the file as text/csv." });
        const answer = await importConsents(context, {
          file: body,
          actor: onDutyOf(request).actor,
          requestId: request.id,
          isTrial: request.query.try === "yes",
        });
        if ("refused" in answer) return sendProblem(reply, "file-refused", { detail: answer.refused });
        return reply.send(answer);
      },
    );
  });
}
