import type { FastifyReply } from "fastify";
import type { AccessContext } from "../../access/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import type { Html } from "../../platform/html.ts";
import { sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { typedLine } from "../typed-text-rules.ts";
import { followStrangerPage, followTitle, resendAgainPage, resentPage } from "./follow-page.ts";
import { resendLink } from "./resend-link.ts";
import { followPath } from "./tell-of-ticket.ts";
import { looksLikeEmail } from "./ticket-form-rules.ts";

const formBytesMax = 4 * 1024;

/** Registers what the form for a lost link is sent to; it stands on the page for links, which `followRoutes` serves. */
export function resendRoutes(server: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  const send = (reply: FastifyReply, main: Html, status = 200) =>
    sendPublicPage(reply, { exchangeName, title: followTitle, main, status });
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);
    http.post(`${followPath}/again`, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
      if (!isFromOwnPage(request)) return send(reply, followStrangerPage(), 403);
      const fields = new URLSearchParams(typeof request.body === "string" ? request.body : "");
      const line = (name: string, max: number) => typedLine(fields.get(name) ?? "").slice(0, max);
      const lost = { number: line("number", 20), email: line("email", 254) };
      if (lost.number === "" || !looksLikeEmail(lost.email)) return send(reply, resendAgainPage(lost, incomplete), 422);
      const taken = await resendLink(context, { ...lost, address: request.ip, requestId: request.id });
      return taken === "busy" ? send(reply, resendAgainPage(lost, busy), 429) : send(reply, resentPage());
    });
  });
}

const incomplete = "Enter the number of your request, and your e-mail address in full.";
const busy = "Links were asked for many times from your network. Wait ten minutes and try again.";
