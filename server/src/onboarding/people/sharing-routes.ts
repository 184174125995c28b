import { SharingNote, SharingSignals } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf, listSharingSignals, noteSharingSignal } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";

const tags = ["accounts"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy auditors"),
};

/** Registers `/api/accounts/sharing…`: signs that an account is used by more than its owner. */
export function sharingRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "audit-accounts", "sharing-signal");

  http.get(
    "/api/accounts/sharing",
    {
      preHandler,
      schema: { tags, summary: "Signs that an account is shared", response: { 200: SharingSignals, ...refusals } },
    },
    async (request) => {
      const { actor } = onDutyOf(request);
      const signals = await context.database.snapshot((tx) => listSharingSignals(tx));
      await context.audit.record([
        {
          action: "sharing-signal",
          outcome: "permitted",
          actor: auditActorOf(actor),
          requestId: request.id,
          detail: { signals: signals.length },
        },
      ]);
      return { signals };
    },
  );

  http.post(
    "/api/accounts/sharing/:signalId/look",
    {
      preHandler,
      schema: {
        tags,
        summary: "Keep what was found out about a signal",
        params: Type.Object({ signalId: Type.String({ format: "uuid" }) }),
        body: SharingNote,
        response: {
          204: Type.Null(),
          ...refusals,
          409: problemAnswer("There is none, or somebody has looked at it already"),
        },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const noted = await context.database.transaction((tx) =>
        noteSharingSignal(tx, context, {
          id: request.params.signalId,
          note: request.body.note,
          by: auditActorOf(actor),
          requestId: request.id,
        }),
      );
      if (noted) return reply.code(204).send(null);
      return sendProblem(reply, "already-decided", { detail: "Somebody has looked at this signal already." });
    },
  );
}
