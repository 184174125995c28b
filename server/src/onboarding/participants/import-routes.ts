import { ParticipantImport } from "@crossbay/contract";
import { writeCsv } from "@crossbay/formats/tabular";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf, listDirectory } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { importBounds, importParticipants, tryImport } from "./import-participants.ts";
import { importColumns, rowOfParticipant } from "./import-rules.ts";

const tags = ["administration"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only administrators"),
  413: problemAnswer("The file is too large"),
  422: problemAnswer("The file is no CSV, or a column is missing"),
};

/** Registers `/api/admin/participants/import` and `/api/admin/participants.csv`: the directory as a file. */
export function participantFileRoutes(server: HttpServer, context: AccessContext): void {
  // Of their own, so that no other route takes a file for a body.
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    http.addContentTypeParser("text/csv", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    http.post(
      "/api/admin/participants/import",
      {
        preHandler: requireDuty(context, "administer", "participant-change"),
        bodyLimit: importBounds.bytesMax,
        schema: {
          tags,
          summary: "Add and change participants from a CSV file; ?try=yes says what would happen",
          consumes: ["text/csv"],
          querystring: Type.Object({ try: Type.Optional(Type.Enum(["yes", "no"])) }),
          response: { 200: ParticipantImport, ...refusals },
        },
      },
      async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) {
          return sendOnboardingRefusal(reply, { refused: "file-refused", detail: "Send the file as text/csv." });
        }
        const importing = { file: body, actor: onDutyOf(request).actor, requestId: request.id };
        const answer = await (request.query.try === "yes" ? tryImport : importParticipants)(context, importing);
        return "refused" in answer ? sendOnboardingRefusal(reply, answer) : reply.send(answer);
      },
    );

    http.get(
      "/api/admin/participants.csv",
      {
        preHandler: requireDuty(context, "administer", "participant-view"),
        schema: {
          tags,
          summary: "The directory as a CSV file, which can be imported again",
          produces: ["text/csv"],
          response: { 200: Type.String({ description: "text/csv" }), 401: refusals[401], 403: refusals[403] },
        },
      },
      async (request, reply) => {
        const { actor } = onDutyOf(request);
        const entries = await context.database.snapshot((tx) => listDirectory(tx));
        const open = entries.filter(({ endedAt, type }) => endedAt === null && type !== "exchange");
        await context.audit.record([
          {
            action: "participant-view",
            outcome: "permitted",
            actor: auditActorOf(actor),
            way: "administer",
            requestId: request.id,
            detail: { participants: open.length, file: true },
          },
        ]);
        const file = writeCsv([importColumns.map(({ heading }) => heading), ...open.map(rowOfParticipant)]);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", 'attachment; filename="participants.csv"')
          .send(file.toString("utf8"));
      },
    );
  });
}
