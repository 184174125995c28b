import { LetterEdit, LetterPreview, LetterTemplate, LetterTemplates } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import {
  auditActorOf,
  changeLetterTemplate,
  listLetterTemplates,
  previewLetter,
  type TemplateFaults,
} from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";

const tags = ["administration"];
const params = Type.Object({ letterId: Type.String({ maxLength: 60 }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only administrators edit letters"),
  404: problemAnswer("There is no such letter"),
  409: problemAnswer("Somebody else changed it in the meantime"),
  422: problemAnswer("A placeholder is unknown or missing; `fields` says which"),
};

/** Registers `/api/admin/letters…`: the texts of mails, for administrators. */
export function letterRoutes(http: HttpServer, context: AccessContext): void {
  const look = { preHandler: requireDuty(context, "administer", "letter-view") };

  http.get(
    "/api/admin/letters",
    { ...look, schema: { tags, summary: "Texts of all mails", response: { 200: LetterTemplates, ...refusals } } },
    async () => {
      return { templates: await context.database.snapshot((tx) => listLetterTemplates(tx)) };
    },
  );

  http.put(
    "/api/admin/letters/:letterId",
    {
      preHandler: requireDuty(context, "administer", "letter-change"),
      schema: {
        tags,
        summary: "Change a mail's text",
        params,
        body: LetterEdit,
        response: { 200: LetterTemplate, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const outcome = await context.database.transaction((tx) =>
        changeLetterTemplate(tx, context, {
          id: request.params.letterId,
          edit: request.body,
          by: auditActorOf(actor),
          requestId: request.id,
        }),
      );
      return "refused" in outcome ? sendFaults(reply, outcome) : outcome;
    },
  );

  http.post(
    "/api/admin/letters/:letterId/preview",
    {
      ...look,
      schema: {
        tags,
        summary: "How a mail's text would look",
        params,
        body: LetterEdit,
        response: { 200: LetterPreview, ...refusals },
      },
    },
    async (request, reply) => {
      const outcome = previewLetter(context, { id: request.params.letterId, edit: request.body });
      return "refused" in outcome ? sendFaults(reply, outcome) : outcome;
    },
  );
}

const sendFaults = (reply: FastifyReply, { refused, faults }: TemplateFaults): FastifyReply =>
  sendProblem(reply, refused, { detail: sentences[refused], fields: faults });

const sentences: Record<TemplateFaults["refused"], string> = {
  "form-refused": "The text was not changed: a placeholder is unknown or missing.",
  "already-decided": "Somebody else changed this letter since you opened it. Open it again and put your changes in.",
  "not-found": "There is no such letter.",
};
