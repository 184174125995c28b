import { trainingTokenHeader, UserManagement } from "@crossbay/contract";
import type { FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { findTrainees } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { Tx } from "../../platform/transaction.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { requireTrainee, traineeOf } from "../training/require-trainee.ts";
import { type PageReader, viewManagerPage } from "./view-manager-page.ts";
import { gatherWorksheetFacts } from "./worksheet-facts.ts";
import { writeWorksheetCsv, writeWorksheetXlsx } from "./write-worksheet-form.ts";

const tags = ["user management"];
const refusals = {
  401: problemAnswer("Sign in or unlock first, or the personal link of the mail no longer works"),
  403: problemAnswer("Only user managers"),
};
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const fileAnswer = (type: string) => ({
  description: "The empty worksheet to fill",
  content: { [type]: { schema: Type.Unsafe<Buffer>({ type: "string", format: "binary" }) } },
});

/** Registers `GET /api/user-management` and the worksheet to download. */
export function userManagerPageRoutes(http: HttpServer, context: AccessContext): void {
  const onDuty = requireDuty(context, "manage-users", "worksheet-view");

  http.get(
    "/api/user-management",
    {
      preHandler: managerOrTrainee(context),
      schema: {
        tags,
        summary: "A user manager's three steps and worksheets; also with the personal link of a mail",
        response: { 200: UserManagement, ...refusals },
      },
    },
    async (request, reply) => {
      const page = await context.database.snapshot(async (tx) => {
        const reader = await readerOf(tx, request, context.clock.now());
        return reader && viewManagerPage(tx, context, reader);
      });
      return page ?? sendOnboardingRefusal(reply, notAManager);
    },
  );

  http.get(
    "/api/user-management/worksheets/form.xlsx",
    {
      preHandler: onDuty,
      schema: {
        tags,
        summary: "The worksheet as a workbook: titles and sites to choose from, and the guidance sheet",
        response: { 200: fileAnswer(xlsxType), ...refusals },
      },
    },
    async (request, reply) => {
      const { participant } = onDutyOf(request).actor;
      const now = context.clock.now();
      const facts = await context.database.snapshot((tx) => gatherWorksheetFacts(tx, participant.id, now));
      return reply
        .type(xlsxType)
        .header("content-disposition", `attachment; filename="worksheet-${facts.variant}.xlsx"`)
        .send(await writeWorksheetXlsx(facts));
    },
  );

  http.get(
    "/api/user-management/worksheets/form.csv",
    {
      preHandler: onDuty,
      schema: {
        tags,
        summary: "The worksheet as CSV: its headings",
        response: { 200: fileAnswer("text/csv"), ...refusals },
      },
    },
    async (_request, reply) => {
      const file = writeWorksheetCsv();
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="worksheet.csv"')
        .send(file);
    },
  );
}

const notAManager = {
  refused: "level-lacks-right" as const,
  detail: "You are not a user manager. If your organization named you as one, ask your relationship manager.",
};

/** Before there are any credentials, the link of the mail opens the page; afterwards the session does. */
function managerOrTrainee(context: AccessContext): preHandlerAsyncHookHandler {
  const trainee = requireTrainee(context);
  const onDuty = requireDuty(context, "manage-users", "worksheet-view");
  return async function guard(request, reply) {
    const guards = isByLink(request) ? [trainee] : onDuty;
    for (const each of guards) {
      await each.call(this, request, reply);
      if (reply.sent) return reply;
    }
    return undefined;
  };
}

const isByLink = (request: FastifyRequest): boolean => request.headers[trainingTokenHeader] !== undefined;

/** Who has the link manages users at the first participant that named them; undefined for anybody else with a link. */
async function readerOf(tx: Tx, request: FastifyRequest, now: Date): Promise<PageReader | undefined> {
  if (!isByLink(request)) {
    const { accountId, name, participant } = onDutyOf(request).actor;
    return { accountId, name, participantId: participant.id, by: "session" };
  }
  const { accountId, name } = traineeOf(request);
  const [trainee] = await findTrainees(tx, [accountId], now);
  const role = trainee?.roles.find(({ levels }) => levels.includes("user-management"));
  return role && { accountId, name, participantId: role.participantId, by: "link" };
}
