import type { AccessContext } from "../../access/index.ts";
import { publicPageFiles, sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { figuresPage, figuresPath } from "./figures-page.ts";
import { listTotals } from "./totals-store.ts";

const monthsShown = 12;

/** Registers the public page `/privacy-figures`: counts of the last twelve months that are over, about nobody in particular. */
export function figuresRoutes(http: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  publicPageFiles(http);
  http.get(figuresPath, { schema: { hide: true } }, async (_request, reply) => {
    const months = await context.database.snapshot((tx) => listTotals(tx, monthsShown));
    return sendPublicPage(reply, {
      exchangeName,
      title: "How access to health data is watched",
      main: figuresPage({ exchangeName, months }),
      current: figuresPath,
    });
  });
}
