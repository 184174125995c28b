import {
  HeldMail,
  HeldMailDecision,
  HeldMailLines,
  MailCertificateChoice,
  MailCertificates,
  NewMailCertificate,
} from "@crossbay/contract";
import { Type } from "typebox";
import { onDutyOf, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import { sendSupportRefusal } from "../refusal.ts";
import { addCertificate, decideAboutCertificate, viewCertificates } from "./change-certificates.ts";
import { discardHeldMail, fileHeldMail } from "./decide-held.ts";
import type { MailContext } from "./support-mail.ts";
import { viewHeldMail, viewHeldMails } from "./view-held.ts";

const tags = ["support"];
const params = Type.Object({ mailId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only those who answer requests for help"),
  404: problemAnswer("There is no such mail or certificate"),
  409: problemAnswer("Somebody else has decided in the meantime, or there is nothing to decide about"),
  422: problemAnswer("The certificate cannot be used; `fields` says why"),
};

/** Registers `/api/support/held-mail…` and `/api/support/mail-certificates…` for those who answer requests. */
export function mailRoutes(http: HttpServer, context: MailContext): void {
  registerHeldMail(http, context);
  registerCertificates(http, context);
}

function registerHeldMail(http: HttpServer, context: MailContext): void {
  const preHandler = requireDuty(context, "give-support", "mail-view");
  const answers = { response: { 200: HeldMail, ...refusals } };

  http.get(
    "/api/support/held-mail",
    {
      preHandler,
      schema: {
        tags,
        summary: "Mails that were kept back",
        querystring: Type.Object({
          state: Type.Optional(Type.Enum(["held", "filed", "discarded"])),
          after: Type.Optional(Type.String({ format: "uuid" })),
        }),
        response: { 200: HeldMailLines, ...refusals },
      },
    },
    (request) => {
      const { state = "held", after } = request.query;
      return viewHeldMails(context, {
        actor: onDutyOf(request).actor,
        state,
        ...(after ? { after } : {}),
        requestId: request.id,
      });
    },
  );

  http.get(
    "/api/support/held-mail/:mailId",
    { preHandler, schema: { tags, summary: "One of them, with what it says masked", params, ...answers } },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const mail = await viewHeldMail(context, { actor, mailId: request.params.mailId, requestId: request.id });
      return mail ?? sendProblem(reply, "not-found", { detail: "There is no such mail." });
    },
  );

  for (const { step, summary, decide } of [
    { step: "file", summary: "Make a request of it", decide: fileHeldMail },
    { step: "discard", summary: "Delete what it says", decide: discardHeldMail },
  ]) {
    http.post(
      `/api/support/held-mail/:mailId/${step}`,
      { preHandler, schema: { tags, summary, params, body: HeldMailDecision, ...answers } },
      async (request, reply) => {
        const outcome = await decide(context, {
          actor: onDutyOf(request).actor,
          mailId: request.params.mailId,
          reason: request.body.reason,
          requestId: request.id,
        });
        return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
      },
    );
  }
}

function registerCertificates(http: HttpServer, context: MailContext): void {
  const look = requireDuty(context, "give-support", "mail-view");
  const change = requireDuty(context, "give-support", "mail-certificate");
  const answers = { response: { 200: MailCertificates, ...refusals } };

  http.get(
    "/api/support/mail-certificates",
    { preHandler: look, schema: { tags, summary: "Certificates for encrypted mail", ...answers } },
    (request) => viewCertificates(context, { actor: onDutyOf(request).actor, requestId: request.id }),
  );

  http.post(
    "/api/support/mail-certificates",
    {
      preHandler: change,
      schema: { tags, summary: "Add one that was compared with its owner", body: NewMailCertificate, ...answers },
    },
    async (request, reply) => {
      const by = { actor: onDutyOf(request).actor, requestId: request.id };
      const outcome = await addCertificate(context, { ...by, ...request.body });
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
    },
  );

  for (const { step, summary, state } of [
    { step: "trust", summary: "Encrypt answers for one that came by mail", state: "trusted" as const },
    { step: "remove", summary: "Use one no longer", state: "removed" as const },
  ]) {
    http.post(
      `/api/support/mail-certificates/${step}`,
      { preHandler: change, schema: { tags, summary, body: MailCertificateChoice, ...answers } },
      async (request, reply) => {
        const by = { actor: onDutyOf(request).actor, requestId: request.id };
        const outcome = await decideAboutCertificate(context, { ...by, ...request.body, state });
        return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
      },
    );
  }
}
