import { type AccountsContext, findExchangeTimeZone, instantWords } from "../../accounts/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
import { publicPageFiles, sendPublicPage } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { presentItems } from "./change-status.ts";
import { exchangeMeter, type StatusPorts } from "./measure-exchange.ts";
import { statusPage } from "./status-page.ts";
import { componentsNow, type KeptItem, phaseOf } from "./status-rules.ts";
import { listItems } from "./status-store.ts";

const historyMs = 30 * 24 * 60 * 60 * 1000;
const itemsMax = 100;

/** Registers the public page `/status`: how the parts of the exchange work, incidents, maintenance, how fresh the data is. */
export function statusPageRoutes(http: HttpServer, context: AccountsContext, ports: StatusPorts): void {
  publicPageFiles(http);
  const measured = exchangeMeter(context, ports);
  http.get("/status", { schema: { hide: true } }, async (_request, reply) => {
    const now = context.clock.now();
    const [{ at, components, freshness }, said] = await Promise.all([measured(), readItems(context, now)]);
    const words = (instant: string): string => instantWords(new Date(instant), said?.timeZone ?? "UTC");
    const items = (phase: ReturnType<typeof phaseOf>) =>
      (said?.items ?? []).flatMap(({ kept, item }) => (phaseOf(kept, now) === phase ? [item] : []));
    const main = statusPage({
      components: componentsNow(components, said?.items.map(({ kept }) => kept) ?? [], now),
      freshness,
      now: items("now"),
      coming: items("coming"),
      over: items("over"),
      itemsUnread: said === undefined,
      at: words(at.toISOString()),
      words,
    });
    return sendPublicPage(reply, {
      exchangeName: context.accounts.exchangeName,
      title: "Status",
      main,
      current: "/status",
    });
  });
}

/** What was said, with the zone of the exchange's clocks; undefined when the database does not answer: the page comes anyway. */
async function readItems(context: AccountsContext, now: Date) {
  try {
    return await context.database.snapshot(async (tx) => {
      const since = new Date(now.getTime() - historyMs);
      const kept: KeptItem[] = await listItems(tx, { since, limit: itemsMax });
      const presented = await presentItems(tx, kept);
      return {
        items: kept.map((each, at) => ({ kept: each, item: presented[at]! })),
        timeZone: await findExchangeTimeZone(tx),
      };
    });
  } catch (error) {
    context.log.warn({ ...failureFacts(error as Error) }, "the status page could not read what was said");
    return undefined;
  }
}
