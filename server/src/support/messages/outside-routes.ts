import { attachmentBytesMax } from "@crossbay/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { AccountsContext } from "../../accounts/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import type { Html } from "../../platform/html.ts";
import { publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { takeLinkSecret } from "../../platform/take-link-secret.ts";
import { sendAttachment } from "../attachments/send-attachment.ts";
import { enterOutsideCode, type OutsideRefusal, sendOutsideCode } from "./open-outside.ts";
import {
  outsideCodePage,
  outsideLinkPage,
  outsideOverPage,
  outsideThreadPage,
  outsideTitle,
  outsideTroublePage,
} from "./outside-pages.ts";
import { answerOutside, readOutside, readOutsideFile } from "./read-outside.ts";
import { readAnswerForm, readOutsideForm } from "./read-outside-form.ts";
import { outsidePath } from "./tell-parties.ts";

const formBytesMax = 8 * 1024;
const answerBytesMax = attachmentBytesMax + 256 * 1024;

/**
 * Registers the pages on which people without an account read and answer secure messages: the secret link of a mail, then a code
 * (and the passphrase that the sender set), then the thread. They work without a script: the link is then copied in by hand.
 */
export function outsideMessageRoutes(server: HttpServer, context: AccountsContext): void {
  publicPageFiles(server);
  servePageFile(server, takeLinkSecret);
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);
    const asBytes = { parseAs: "buffer" as const, bodyLimit: answerBytesMax };
    http.addContentTypeParser("multipart/form-data", asBytes, (_request, body, done) => done(null, body));
    registerPages(http, context);
  });
}

function registerPages(http: HttpServer, context: AccountsContext): void {
  const { exchangeName } = context.accounts;
  const send = (reply: FastifyReply, main: Html, status = 200) =>
    sendPublicPage(reply, { exchangeName, title: outsideTitle, main, script: takeLinkSecret.path, status });
  const over = (reply: FastifyReply) => send(reply, outsideOverPage("over"), 401);
  const refuse = (reply: FastifyReply, token: string, refusal: OutsideRefusal & { by?: "sms" | "passphrase" }) => {
    const { refused, by } = refusal;
    if (refused === "over") return over(reply);
    if (refused === "not-sent") return send(reply, outsideOverPage("not-sent"), 503);
    const page = outsideCodePage({ token, by: by ?? "sms", fault: refused });
    return send(reply, page, refused === "busy" ? 429 : 401);
  };
  const showThread = async (
    reply: FastifyReply,
    passed: { token: string; pass: string; requestId: string },
    more: { notice?: string; fault?: string; text?: string; status?: number } = {},
  ) => {
    const thread = await readOutside(context, passed);
    if (!thread) return over(reply);
    return send(reply, outsideThreadPage({ ...passed, thread, ...more }), more.status);
  };
  const guard = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) =>
      isFromOwnPage(request) ? undefined : send(reply, outsideTroublePage("stranger"), 403),
    errorHandler: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      if (error.statusCode !== 413) throw error;
      return send(reply, outsideTroublePage("too-large"), 413);
    },
  };
  const form = { ...guard, schema: { hide: true }, bodyLimit: formBytesMax };

  http.get(outsidePath, { schema: { hide: true } }, (_request, reply) => send(reply, outsideLinkPage()));

  http.post(`${outsidePath}/code`, form, async (request, reply) => {
    const { token, by } = readOutsideForm(request.body);
    const sent = await sendOutsideCode(context, { token, requestId: request.id });
    if ("refused" in sent) return refuse(reply, token, { ...sent, by });
    return send(reply, outsideCodePage({ token, ...sent, isSent: true }));
  });

  http.post(`${outsidePath}/read`, form, async (request, reply) => {
    const { token, code, passphrase } = readOutsideForm(request.body);
    const entered = await enterOutsideCode(context, { token, code, passphrase, requestId: request.id });
    if ("refused" in entered) return refuse(reply, token, entered);
    return showThread(reply, { token, pass: entered.pass, requestId: request.id });
  });

  http.post(`${outsidePath}/file`, form, async (request, reply) => {
    const { token, pass, file: fileId } = readOutsideForm(request.body);
    const file = await readOutsideFile(context, { token, pass, fileId, requestId: request.id });
    return file ? sendAttachment(reply, file) : over(reply);
  });

  http.post(
    `${outsidePath}/answer`,
    { ...guard, schema: { hide: true }, bodyLimit: answerBytesMax },
    async (request, reply) => {
      const { token, pass, text, files, fault } = await readAnswerForm(request.body, request.headers["content-type"]);
      const passed = { token, pass, requestId: request.id };
      if (fault) return showThread(reply, passed, { fault, text, status: 422 });
      const sent = await answerOutside(context, { ...passed, text, files });
      if (!sent) return over(reply);
      if ("refused" in sent) {
        const status = sent.refused === "too-many-requests" ? 429 : 422;
        return showThread(reply, passed, { fault: `Nothing was sent. ${sent.detail}`, text, status });
      }
      const notice = sent.masked
        ? "Your answer was sent. A password or code stood in it: it was masked. Change it where you use it."
        : "Your answer was sent.";
      return showThread(reply, { ...passed, pass: sent.pass }, { notice });
    },
  );
}
