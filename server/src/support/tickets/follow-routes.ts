import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccessContext } from "../../access/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import type { Html } from "../../platform/html.ts";
import { publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { takeLinkSecret } from "../../platform/take-link-secret.ts";
import { sendAttachment } from "../attachments/send-attachment.ts";
import { followLinkPage, followOverPage, followPage, followStrangerPage, followTitle } from "./follow-page.ts";
import { answerFollowed, followTicket, readFollowedFile } from "./follow-ticket.ts";
import { followPath } from "./tell-of-ticket.ts";
import { exchangeTimeZone } from "./ticket-rules.ts";

const formBytesMax = 64 * 1024;

/**
 * Registers the pages on which somebody without an account follows a request by the secret link of a mail, and answers. They work
 * without a script: the link is then copied into the form by hand.
 */
export function followRoutes(server: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  const send = (reply: FastifyReply, main: Html, status = 200) =>
    sendPublicPage(reply, { exchangeName, title: followTitle, main, script: takeLinkSecret.path, status });
  publicPageFiles(server);
  servePageFile(server, takeLinkSecret);
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    const options = { schema: { hide: true }, bodyLimit: formBytesMax };
    acceptForms(http, formBytesMax);
    http.get(followPath, { schema: { hide: true } }, (_request, reply) => send(reply, followLinkPage()));
    http.post(followPath, options, async (request, reply) => {
      if (!isFromOwnPage(request)) return send(reply, followStrangerPage(), 403);
      const { token } = readForm(request);
      const ticket = await followTicket(context, { token, requestId: request.id });
      if ("refused" in ticket) return send(reply, followOverPage(), 401);
      return send(reply, followPage({ token, ticket, timeZone: exchangeTimeZone }));
    });
    http.post(`${followPath}/answer`, options, async (request, reply) => {
      if (!isFromOwnPage(request)) return send(reply, followStrangerPage(), 403);
      const { token, text } = readForm(request);
      const answered = await answerFollowed(context, { token, typed: text, requestId: request.id });
      if ("refused" in answered) return send(reply, followOverPage(), 401);
      const { ticket, outcome } = answered;
      const isWrong = "fault" in outcome;
      const page = followPage({ token, ticket, outcome, timeZone: exchangeTimeZone, typed: isWrong ? text : "" });
      return send(reply, page, isWrong ? (outcome.busy ? 429 : 422) : 200);
    });
    http.post(`${followPath}/file`, options, async (request, reply) => {
      if (!isFromOwnPage(request)) return send(reply, followStrangerPage(), 403);
      const { token, fileId } = readForm(request);
      const file = isUuid(fileId) ? await readFollowedFile(context, { token, fileId }) : undefined;
      return file ? sendAttachment(reply, file) : send(reply, followOverPage(), 401);
    });
  });
}

/** The form, with the token out of whatever part of the link was copied into it. */
function readForm({ body }: FastifyRequest): { token: string; text: string; fileId: string } {
  const fields = new URLSearchParams(typeof body === "string" ? body : "");
  return {
    token: (fields.get("link") ?? "").trim().slice(0, 600).replace(/^.*#/, ""),
    text: fields.get("text") ?? "",
    fileId: fields.get("file") ?? "",
  };
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
