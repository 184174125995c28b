import {
  CheckedWorksheet,
  CheckWorksheetRequest,
  SubmittedWorksheet,
  SubmitWorksheetRequest,
  WorksheetPage,
} from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { checkRows, summariseRows, type TypedRow } from "./check-rows-rules.ts";
import { readWorksheet } from "./read-worksheet-rules.ts";
import { submitWorksheet } from "./submit-worksheet.ts";
import { viewOwnWorksheet } from "./view-worksheet.ts";
import { gatherWorksheetFacts } from "./worksheet-facts.ts";

const tags = ["user management"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only user managers"),
};
/** 2,000 rows with every cell full are larger than anybody fills them. */
const rowsBytesMax = 4 * 1024 ** 2;
/** A little above the bound of files, so that those get a sentence. */
const fileBytesMax = 6 * 1024 ** 2;

/** Registers `/api/user-management/worksheets…`: check, read from a file, submit, look again. */
export function worksheetRoutes(server: HttpServer, context: AccessContext): void {
  const onDuty = { preHandler: requireDuty(context, "manage-users", "worksheet-view") };
  const factsOf = (participantId: Parameters<typeof gatherWorksheetFacts>[1]) =>
    context.database.snapshot((tx) => gatherWorksheetFacts(tx, participantId, context.clock.now()));

  server.post(
    "/api/user-management/worksheets/check",
    {
      ...onDuty,
      bodyLimit: rowsBytesMax,
      schema: {
        tags,
        summary: "What is wrong with each row, and the access level that follows from its title; stores nothing",
        body: CheckWorksheetRequest,
        response: { 200: CheckedWorksheet, ...refusals },
      },
    },
    async (request) => {
      const facts = await factsOf(onDutyOf(request).actor.participant.id);
      return summariseRows(checkRows(request.body.rows.map(numbered), facts), facts);
    },
  );

  // Of its own, so that no other route takes a file for a body.
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    http.removeAllContentTypeParsers();
    // What a browser calls a spreadsheet differs from machine to machine; the bytes tell.
    http.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    http.post(
      "/api/user-management/worksheets/read",
      {
        ...onDuty,
        bodyLimit: fileBytesMax,
        schema: {
          tags,
          summary: "The same for a filled worksheet as XLSX or CSV, sent as it is",
          consumes: ["application/octet-stream"],
          response: {
            200: CheckedWorksheet,
            413: problemAnswer("Too large"),
            422: problemAnswer("The file cannot be taken"),
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const facts = await factsOf(onDutyOf(request).actor.participant.id);
        const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const rows = readWorksheet(file, facts.variant);
        if ("refused" in rows) return sendOnboardingRefusal(reply, { refused: "file-refused", detail: rows.refused });
        return summariseRows(checkRows(rows, facts), facts);
      },
    );
  });

  server.post(
    "/api/user-management/worksheets",
    {
      preHandler: requireDuty(context, "manage-users", "worksheet-submit"),
      bodyLimit: rowsBytesMax,
      schema: {
        tags,
        summary: "Submit a worksheet: its good rows go to the relationship manager, the others stay",
        body: SubmitWorksheetRequest,
        response: {
          200: SubmittedWorksheet,
          409: problemAnswer("Watch the video and attest first"),
          422: problemAnswer("The wrong worksheet, the same one again, or not one good row"),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const outcome = await submitWorksheet(context, { actor, request: request.body, requestId: request.id });
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : outcome;
    },
  );

  server.get(
    "/api/user-management/worksheets/:worksheetId",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "A worksheet of one's own organization, and what was decided about each row",
        params: Type.Object({ worksheetId: Type.String({ format: "uuid" }) }),
        response: { 200: WorksheetPage, 404: problemAnswer("There is no such worksheet"), ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const { worksheetId } = request.params;
      const page = await context.database.snapshot((tx) => viewOwnWorksheet(tx, worksheetId, actor.participant));
      if (!page) return sendOnboardingRefusal(reply, { refused: "not-found", detail: "There is no such worksheet." });
      await context.audit.record([
        {
          action: "worksheet-view",
          outcome: "permitted",
          actor: auditActorOf(actor),
          requestId: request.id,
          detail: { worksheetId, rows: page.rows.length },
        },
      ]);
      return page;
    },
  );
}

/** On screen, the first row stands below the headings, as in a file. */
const numbered = (values: TypedRow["values"], at: number): TypedRow => ({ row: at + 2, values });
