import { ConsentFormText } from "@crossbay/contract";
import { Type } from "typebox";
import { type Actor, actorOf, auditActorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import type { AccessContext } from "../context.ts";
import { printConsentForm } from "./print-consent-form.ts";
import { viewConsentForm } from "./view-consent-form.ts";

const tags = ["consent"];
const formId = Type.String({ pattern: "^[a-z0-9-]{1,60}$" });
const language = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$", maxLength: 10 });
const noForm = { detail: "There is no such form in this language." };
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  404: problemAnswer("There is no such form in this language"),
};

/**
 * Blank forms for whoever is signed in: `/api/consent-forms/:formId` and the same with `.pdf`. They say nothing about any
 * patient; whoever prints one is in the audit record.
 */
export function consentFormRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);

  http.get(
    "/api/consent-forms/:formId.pdf",
    {
      preHandler,
      schema: {
        tags,
        summary: "A consent form to print and sign, in one language or in all",
        params: Type.Object({ formId }),
        querystring: Type.Object({ language: Type.Optional(language) }),
        produces: ["application/pdf"],
        response: { 200: Type.Any({ description: "application/pdf" }), ...refusals },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const pages = await viewConsentForm(context, { ...request.params, ...request.query, ...ofReader(actor) });
      const [first] = pages;
      if (!first) return sendProblem(reply, "not-found", noForm);
      await context.audit.record([
        {
          action: "consent-form-print",
          outcome: "permitted",
          actor: auditActorOf(actor),
          requestId: request.id,
          detail: { form: first.id, version: first.version, languages: pages.map((page) => page.language).join(" ") },
        },
      ]);
      const now = context.clock.now();
      const form = await printConsentForm(pages, {
        participantName: actor.participant.name,
        exchangeName: context.accounts.exchangeName,
        today: plainDateAt(now, actor.participant.timeZone),
        now,
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", `attachment; filename="consent-${first.id}.pdf"`)
        .send(form);
    },
  );

  http.get(
    "/api/consent-forms/:formId",
    {
      preHandler,
      schema: {
        tags,
        summary: "The newest words of a consent form, to read and sign on the screen",
        params: Type.Object({ formId }),
        querystring: Type.Object({ language: Type.Optional(language) }),
        response: { 200: ConsentFormText, ...refusals },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.query, ...ofReader(actorOf(request)) };
      const [form] = await viewConsentForm(context, asked);
      return form ?? sendProblem(reply, "not-found", noForm);
    },
  );
}

const ofReader = ({ participant }: Actor) => ({ participant });
