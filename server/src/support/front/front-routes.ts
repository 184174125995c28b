import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccessContext } from "../../access/index.ts";
import { hasSession } from "../../accounts/index.ts";
import { pageFile, publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { HelpCentre } from "../faq/help-centre.ts";
import { homePage } from "./home-page.ts";
import { userManagersPage, userManagersPath } from "./user-managers-page.ts";

const script = pageFile(
  "find-own-page.js",
  "text/javascript; charset=utf-8",
  readFileSync(join(import.meta.dirname, "find-own-page.js")),
);

/**
 * Registers `/` and `/aum`: public pages for everybody else, the portal at the same address for a browser with a session or, at
 * `/aum`, with the personal link of a mail (`/aum?link`, where the script of the page leads it).
 * @param ports.portalPage the portal's own page; absent while it has not been built
 */
export function frontRoutes(
  http: HttpServer,
  context: AccessContext,
  { portalPage }: { portalPage?: string | undefined } = {},
): void {
  const { exchangeName } = context.accounts;
  const centre = new HelpCentre(context.database);
  publicPageFiles(http);
  servePageFile(http, script);

  const getsPortal = (request: FastifyRequest): Promise<boolean> =>
    // While the store cannot be reached the portal says so, better than a page that knows nothing of the reader.
    hasSession(context, request).catch(() => true);
  const sendPortal = (reply: FastifyReply, page: string) =>
    reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(page);

  http.get("/", { schema: { hide: true } }, async (request, reply) => {
    if (portalPage !== undefined && (await getsPortal(request))) return sendPortal(reply, portalPage);
    return sendPublicPage(reply, {
      exchangeName,
      title: "Home",
      main: homePage(exchangeName),
      current: "/",
      script: script.path,
    });
  });

  for (const path of [userManagersPath, `${userManagersPath}/`]) {
    http.get(path, { schema: { hide: true } }, async (request, reply) => {
      if (portalPage !== undefined && (comesWithLink(request) || (await getsPortal(request)))) {
        return sendPortal(reply, portalPage);
      }
      const { articles } = await centre.current();
      const questions = [...articles.values()].filter(
        ({ category, hidden }) => category === "user-managers" && !hidden,
      );
      return sendPublicPage(reply, {
        exchangeName,
        title: "For user managers",
        main: userManagersPage(questions, exchangeName),
        current: userManagersPath,
        script: script.path,
      });
    });
  }
}

const comesWithLink = (request: FastifyRequest): boolean => "link" in (request.query as object);
