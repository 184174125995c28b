import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OrganizationNames } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { AccessContext } from "../../access/index.ts";
import { findOrganization, findOrganizations } from "../../accounts/index.ts";
import { acceptForms } from "../../platform/accept-forms.ts";
import { pageFile, publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { isFromOwnPage } from "../../platform/same-origin.ts";
import { contactFaults, readContactForm } from "./contact-form-rules.ts";
import { type Finder, finderPage, finderPath, sentPage, strangerPage } from "./finder-page.ts";
import { takeContactRequest, toTheExchange } from "./take-contact-request.ts";

const shownMax = 8;
const formBytesMax = 32 * 1024;
const typedMax = 100;

const typeAhead = pageFile(
  "organization-type-ahead.js",
  "text/javascript; charset=utf-8",
  readFileSync(join(import.meta.dirname, "organization-type-ahead.js")),
);

/** Registers the public page `/find-your-relationship-manager` with its form, and `/api/relationship-managers` for its script. */
export function finderRoutes(server: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  const send = (reply: FastifyReply, finder: Omit<Finder, "exchangeName">, status = 200) =>
    sendPublicPage(reply, {
      exchangeName,
      title: "Find your relationship manager",
      main: finderPage({ exchangeName, ...finder }),
      current: finderPath,
      script: typeAhead.path,
      status,
    });
  const search = (typed: string) => context.database.snapshot((tx) => findOrganizations(tx, typed, shownMax + 1));
  const find = (id: string) => context.database.snapshot((tx) => findOrganization(tx, id));

  publicPageFiles(server);
  servePageFile(server, typeAhead);

  void server.register(async (scope) => {
    const http = scope as HttpServer;
    acceptForms(http, formBytesMax);

    http.get(
      "/api/relationship-managers",
      {
        schema: {
          tags: ["public"],
          summary: "Names of organizations, for who types one on the public page",
          querystring: Type.Object({ organization: Type.Optional(Type.String({ maxLength: typedMax })) }),
          response: { 200: OrganizationNames },
        },
      },
      async (request) => {
        const found = await search(request.query.organization ?? "");
        return { organizations: found.slice(0, shownMax).map(({ name }) => name) };
      },
    );

    http.get(
      finderPath,
      {
        schema: {
          hide: true,
          querystring: Type.Object({
            organization: Type.Optional(Type.String()),
            to: Type.Optional(Type.String()),
          }),
        },
      },
      async (request, reply) => {
        const { to } = request.query;
        const typed = (request.query.organization ?? "").trim().slice(0, typedMax);
        if (to === toTheExchange) return send(reply, { typed, found: [], more: false, writing: newLetter });
        const organization = to !== undefined && isUuid(to) ? await find(to) : undefined;
        if (organization)
          return send(reply, { typed, found: [], more: false, writing: { ...newLetter, organization } });
        const found = await search(typed);
        return send(reply, { typed, found: found.slice(0, shownMax), more: found.length > shownMax });
      },
    );

    http.post(finderPath, { schema: { hide: true }, bodyLimit: formBytesMax }, async (request, reply) => {
      if (!isFromOwnPage(request)) {
        return sendPublicPage(reply, { exchangeName, title: "Nothing was sent", main: strangerPage(), status: 403 });
      }
      const form = readContactForm(typeof request.body === "string" ? request.body : "");
      const organization = isUuid(form.to) ? await find(form.to) : undefined;
      const faults = contactFaults(form);
      const back = (status: number, busy: boolean) =>
        send(reply, { typed: "", found: [], more: false, writing: { organization, form, faults, busy } }, status);
      if (faults.length > 0) return back(422, false);
      const to = organization?.id ?? toTheExchange;
      const isTaken = await takeContactRequest(context, { form: { ...form, to }, address: request.ip });
      return isTaken ? reply.redirect(`${finderPath}/sent`, 303) : back(429, true);
    });

    http.get(`${finderPath}/sent`, { schema: { hide: true } }, (_request, reply) =>
      sendPublicPage(reply, { exchangeName, title: "Your letter is on its way", main: sentPage() }),
    );
  });
}

const newLetter = { faults: [], busy: false };

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
