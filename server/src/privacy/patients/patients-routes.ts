import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { AccessContext } from "../../access/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import { publicPageFiles, sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { exchangeOf } from "./exchange-itself.ts";
import { readPatientForm, requestOfForm } from "./patient-form-rules.ts";
import { patientPaths } from "./patient-paths-rules.ts";
import { type PatientsPage, patientsPage, receivedPage, strangePatientPage } from "./patients-page.ts";
import { patientsPageWords } from "./patients-words.ts";
import type { RequestLanguage } from "./request-rules.ts";
import { takeFromPage } from "./take-request.ts";

const formBytesMax = 32 * 1024;
const languages = ["en", "es"] as const;

/** Registers the public page for patients, in English at `/patients` and in Spanish at `/pacientes`. */
export function patientsPageRoutes(server: HttpServer, context: AccessContext): void {
  publicPageFiles(server);
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);
    for (const language of languages) registerLanguage(http, context, language);
  });
}

function registerLanguage(http: HttpServer, context: AccessContext, language: RequestLanguage): void {
  const { exchangeName } = context.accounts;
  const path = patientPaths[language];
  const words = patientsPageWords[language];
  const frame = { exchangeName, language };
  const send = (reply: FastifyReply, page: Pick<PatientsPage, "form" | "faults" | "busy">, status: number) =>
    sendPublicPage(reply, {
      ...frame,
      title: words.title,
      main: patientsPage({ ...page, language, exchangeName }),
      current: path,
      alternates: languages
        .filter((other) => other !== language)
        .map((other) => ({ language: other, path: patientPaths[other] })),
      status,
    });

  http.get(path, { schema: { hide: true } }, (_request, reply) => send(reply, { faults: [], busy: false }, 200));

  http.post(path, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
    if (!isFromOwnPage(request)) {
      return sendPublicPage(reply, {
        ...frame,
        title: words.stranger.title,
        main: strangePatientPage(language),
        status: 403,
      });
    }
    const form = readPatientForm(typeof request.body === "string" ? request.body : "");
    const { timeZone } = await context.database.snapshot((tx) => exchangeOf(tx));
    const read = requestOfForm(form, { today: plainDateAt(context.clock.now(), timeZone), language });
    if ("faults" in read) return send(reply, { form, faults: read.faults, busy: false }, 422);
    // A program is told what a person is told, and keeps nobody busy.
    if (form.website !== "") return reply.redirect(`${path}/received`, 303);
    const taken = await takeFromPage(context, {
      request: read.request,
      language,
      address: request.ip,
      requestId: request.id,
    });
    if (!taken) return send(reply, { form, faults: [], busy: true }, 429);
    return reply.redirect(`${path}/received?number=${taken.number}`, 303);
  });

  http.get(
    `${path}/received`,
    { schema: { hide: true, querystring: Type.Object({ number: Type.Optional(Type.String()) }) } },
    (request, reply) => {
      const number = /^P-\d{4}-\d{4,8}$/.exec(request.query.number ?? "")?.[0];
      return sendPublicPage(reply, { ...frame, title: words.received.title, main: receivedPage(language, number) });
    },
  );
}
