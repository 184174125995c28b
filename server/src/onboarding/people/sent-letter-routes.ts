import { SentLetter, SentLetters } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf, type LetterRow, listLetters } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";

const lettersMax = 200;

/** Registers `/api/desk/letters`: mails, and what became of them. */
export function sentLetterRoutes(http: HttpServer, context: AccessContext): void {
  http.get(
    "/api/desk/letters",
    {
      preHandler: requireDuty(context, "keep-desk", "letter-view"),
      schema: {
        tags: ["desk"],
        summary: "The newest mails in a state, such as those that bounced",
        querystring: Type.Object({ state: SentLetter.properties.state }),
        response: {
          200: SentLetters,
          401: problemAnswer("Sign in or unlock first"),
          403: problemAnswer("Only relationship managers"),
        },
      },
    },
    async (request) => {
      const { actor } = onDutyOf(request);
      const { state } = request.query;
      const letters = await context.database.snapshot((tx) => listLetters(tx, { state, limit: lettersMax }));
      await context.audit.record([
        {
          action: "letter-view",
          outcome: "permitted",
          actor: auditActorOf(actor),
          requestId: request.id,
          detail: { state, letters: letters.length },
        },
      ]);
      return { letters: letters.map(presentLetter) };
    },
  );
}

const presentLetter = (letter: LetterRow): SentLetter => {
  const { subject, accountId, participantName, reason, queuedAt, settledAt, ...rest } = letter;
  return {
    ...rest,
    subject: subject ?? "",
    ...(accountId ? { accountId } : {}),
    ...(participantName ? { participantName } : {}),
    ...(reason ? { reason } : {}),
    queuedAt: queuedAt.toISOString(),
    ...(settledAt ? { settledAt: settledAt.toISOString() } : {}),
  };
};
