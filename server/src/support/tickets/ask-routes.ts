import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { AccessContext } from "../../access/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import type { Html } from "../../platform/html.ts";
import { publicPageFiles, sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { suggestAnswers } from "../faq/suggest-answers.ts";
import { askFaults, readAskForm } from "./ask-form-rules.ts";
import { askedPage, askPage, askPath, askStrangerPage } from "./ask-page.ts";
import { takeAskForm } from "./take-ask-form.ts";

const formBytesMax = 64 * 1024;

/**
 * Registers the public page `/support/ask`, on which anybody sends a request for help. It works without a script; that of the help
 * centre shows answers while somebody writes.
 */
export function askRoutes(server: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  const send = (reply: FastifyReply, main: Html, status = 200) =>
    sendPublicPage(reply, {
      exchangeName,
      title: "Ask us",
      main,
      current: askPath,
      script: suggestAnswers.path,
      status,
    });
  publicPageFiles(server);
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);
    http.get(askPath, { schema: { hide: true } }, (_request, reply) =>
      send(reply, askPage({ faults: [], busy: false })),
    );
    http.post(askPath, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
      if (!isFromOwnPage(request)) return send(reply, askStrangerPage(), 403);
      const form = readAskForm(typeof request.body === "string" ? request.body : "");
      const faults = askFaults(form);
      if (faults.length > 0) return send(reply, askPage({ form, faults, busy: false }), 422);
      const taken = await takeAskForm(context, { form, address: request.ip, requestId: request.id });
      if (taken === "busy") return send(reply, askPage({ form, faults, busy: true }), 429);
      return reply.redirect(taken.masked ? `${askPath}/sent?masked=yes` : `${askPath}/sent`, 303);
    });
    http.get(
      `${askPath}/sent`,
      { schema: { hide: true, querystring: Type.Object({ masked: Type.Optional(Type.String()) }) } },
      (request, reply) =>
        sendPublicPage(reply, {
          exchangeName,
          title: "Your request is on its way",
          main: askedPage(request.query.masked === "yes"),
        }),
    );
  });
}
