import { Desk, WorksheetDecision, WorksheetPage } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf, isPolling } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { decideWorksheet } from "./decide-worksheet.ts";
import { viewDesk } from "./view-desk.ts";
import { viewForDesk } from "./view-worksheet.ts";

const tags = ["desk"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only relationship managers"),
};
const params = Type.Object({ worksheetId: Type.String({ format: "uuid" }) });
const decisionBytesMax = 2 * 1024 ** 2;

/** Registers `/api/desk` and `/api/desk/worksheets…`: what waits for the relationship managers, and their decisions. */
export function deskRoutes(http: HttpServer, context: AccessContext): void {
  const onDuty = { preHandler: requireDuty(context, "keep-desk", "worksheet-view") };

  http.get(
    "/api/desk",
    {
      ...onDuty,
      schema: { tags, summary: "What waits for the relationship managers", response: { 200: Desk, ...refusals } },
    },
    async (request) => {
      const now = context.clock.now();
      const desk = await context.database.snapshot((tx) => viewDesk(tx, now));
      if (!isPolling(request)) {
        await context.audit.record([
          {
            action: "worksheet-view",
            outcome: "permitted",
            actor: auditActorOf(onDutyOf(request).actor),
            requestId: request.id,
            detail: { worksheets: desk.worksheets.length, alertTasks: desk.alertTasks.length },
          },
        ]);
      }
      return desk;
    },
  );

  http.get(
    "/api/desk/worksheets/:worksheetId",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "A worksheet with its rows; of rows that wait, the account that the e-mail address has already",
        params,
        response: { 200: WorksheetPage, 404: problemAnswer("There is no such worksheet"), ...refusals },
      },
    },
    async (request, reply) => {
      const { worksheetId } = request.params;
      const now = context.clock.now();
      const page = await context.database.snapshot((tx) => viewForDesk(tx, worksheetId, now));
      if (!page) return sendOnboardingRefusal(reply, { refused: "not-found", detail: "There is no such worksheet." });
      await context.audit.record([
        {
          action: "worksheet-view",
          outcome: "permitted",
          actor: auditActorOf(onDutyOf(request).actor),
          requestId: request.id,
          detail: { worksheetId, participantId: page.worksheet.participantId, rows: page.rows.length },
        },
      ]);
      return page;
    },
  );

  http.post(
    "/api/desk/worksheets/:worksheetId/decide",
    {
      preHandler: requireDuty(context, "keep-desk", "worksheet-decide"),
      bodyLimit: decisionBytesMax,
      schema: {
        tags,
        summary: "Approve rows, or return them with a reason; all of the decisions count or none",
        params,
        body: WorksheetDecision,
        response: {
          200: WorksheetPage,
          404: problemAnswer("There is no such worksheet"),
          409: problemAnswer("Somebody else decided in the meantime"),
          422: problemAnswer("A reason is missing, or somebody cannot be admitted; `fields` says which row"),
          ...refusals,
        },
      },
    },
    (request) =>
      decideWorksheet(context, {
        worksheetId: request.params.worksheetId,
        decision: request.body,
        actor: onDutyOf(request).actor,
        requestId: request.id,
      }),
  );
}
