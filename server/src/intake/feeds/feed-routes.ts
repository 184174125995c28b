import { FeedsPage } from "@crossbay/contract";
import { type AccessContext, admitDuty, sendRefusal } from "../../access/index.ts";
import { actorOf, auditActorOf, isPolling, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { viewFeeds } from "./view-feeds.ts";

/** The page of the interface engineer that shows how each feed stands. */
export function feedRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);

  http.get(
    "/api/interface/feeds",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "How each feed stands: last message, rate, delay, errors, silence against its own rhythm",
        response: { 200: FeedsPage },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const admitted = await admitDuty(context, {
        duty: "interface",
        actor,
        requestId: request.id,
        action: "feeds-view",
      });
      if ("refused" in admitted) return sendRefusal(reply, admitted);
      const page = await viewFeeds(context, admitted.scope);
      // That somebody opened the page is worth a line; that it looks again each few seconds is not: nothing of a patient is in it.
      if (!isPolling(request)) {
        await context.audit.record([
          {
            action: "feeds-view",
            outcome: "permitted",
            actor: auditActorOf(actor),
            way: "interface",
            requestId: request.id,
            detail: { feeds: page.feeds.length },
          },
        ]);
      }
      return page;
    },
  );
}
