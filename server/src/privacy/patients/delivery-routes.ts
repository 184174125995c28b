import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccessContext } from "../../access/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import type { Html } from "../../platform/html.ts";
import { publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { takeLinkSecret } from "../../platform/take-link-secret.ts";
import { codePage, filesPage, linkPage, overPage, strangeFormPage } from "./delivery-page.ts";
import { deliveryWords } from "./delivery-words-rules.ts";
import { makeDelivery } from "./make-delivery.ts";
import { enterLinkCode, type LinkRefusal, openByPass, sendLinkCode } from "./open-link.ts";
import { deliveryPaths } from "./patient-paths-rules.ts";
import type { RequestLanguage } from "./request-rules.ts";

const formBytesMax = 8 * 1024;

/**
 * Registers the pages on which a proofed person gets what they asked for: the secret link of a mail, then a code to the mobile
 * phone, then the files. They work without a script: the link is then copied into the form by hand.
 */
export function patientDeliveryRoutes(server: HttpServer, context: AccessContext): void {
  publicPageFiles(server);
  servePageFile(server, takeLinkSecret);
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);
    for (const language of ["en", "es"] as const) registerPages(http, context, language);
  });
}

function registerPages(http: HttpServer, context: AccessContext, language: RequestLanguage): void {
  const path = deliveryPaths[language];
  const send = (reply: FastifyReply, main: Html, status = 200) =>
    sendPublicPage(reply, {
      exchangeName: context.accounts.exchangeName,
      title: deliveryWords[language].title,
      main,
      language,
      script: takeLinkSecret.path,
      status,
    });
  const refuse = (reply: FastifyReply, token: string, { refused }: LinkRefusal) => {
    if (refused === "over") return send(reply, overPage(language, refused), 401);
    if (refused === "sms-failed") return send(reply, overPage(language, refused), 503);
    return send(reply, codePage(language, { token, fault: refused }), refused === "busy" ? 429 : 401);
  };

  http.get(path, { schema: { hide: true } }, (_request, reply) => send(reply, linkPage(language)));

  http.post(`${path}/code`, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
    if (!isFromOwnPage(request)) return send(reply, strangeFormPage(language), 403);
    const { token } = readForm(request);
    const sent = await sendLinkCode(context, { token, language, requestId: request.id });
    return "refused" in sent ? refuse(reply, token, sent) : send(reply, codePage(language, { token, ...sent }));
  });

  http.post(`${path}/open`, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
    if (!isFromOwnPage(request)) return send(reply, strangeFormPage(language), 403);
    const { token, code } = readForm(request);
    const entered = await enterLinkCode(context, { token, code, language, requestId: request.id });
    return "refused" in entered
      ? refuse(reply, token, entered)
      : send(reply, filesPage(language, { token, ...entered }));
  });

  http.post(`${path}/file`, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
    if (!isFromOwnPage(request)) return send(reply, strangeFormPage(language), 403);
    const { token, pass, format } = readForm(request);
    const opened = await openByPass(context, { token, pass, language, requestId: request.id });
    const file = opened && (await makeDelivery(context, opened, { format, requestId: request.id }));
    if (!file) return send(reply, overPage(language, "over"), 401);
    return reply
      .type(file.type)
      .header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="${file.name}"`)
      .send(file.content);
  });
}

/** The form, with the token out of whatever part of the link was copied into it. */
function readForm({ body }: FastifyRequest): { token: string; code: string; pass: string; format: "pdf" | "fhir" } {
  const fields = new URLSearchParams(typeof body === "string" ? body : "");
  const field = (name: string) => (fields.get(name) ?? "").trim().slice(0, 600);
  return {
    token: field("link").replace(/^.*#/, ""),
    code: field("code").slice(0, 20),
    pass: field("pass").slice(0, 100),
    format: field("format") === "fhir" ? "fhir" : "pdf",
  };
}
