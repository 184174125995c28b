import { SourcesPage, SourcesSearch } from "@crossbay/contract";
import { type AccessContext, onDutyOf, requireDuty } from "../access/index.ts";
import { auditActorOf } from "../accounts/index.ts";
import type { HttpServer } from "../platform/http.ts";
import { type FeedPorts, viewSources } from "./view-sources.ts";

/** What sources send, and how well, for those who look after them: interface engineers theirs, the exchange's staff all. */
export function sourceRoutes(http: HttpServer, context: AccessContext, ports: FeedPorts): void {
  http.get(
    "/api/directory/sources",
    {
      preHandler: requireDuty(context, "see-sources", "source-quality-view"),
      schema: {
        tags: ["directory"],
        summary: "Sources with their state, and by element volume, completeness, codes and gaps",
        querystring: SourcesSearch,
        response: { 200: SourcesPage },
      },
    },
    async (request) => {
      const { actor, scope } = onDutyOf(request);
      const page = await viewSources(context, ports, { scope, search: request.query });
      await context.audit.record([
        {
          action: "source-quality-view",
          outcome: "permitted",
          actor: auditActorOf(actor),
          way: "see-sources",
          requestId: request.id,
          detail: { sources: page.sources.length },
        },
      ]);
      return page;
    },
  );
}
