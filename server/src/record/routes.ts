import { Chart, PersonSearch, PersonSearchResult, ResultTrend } from "@crossbay/contract";
import { Type } from "typebox";
import { admitList, auditOfGrant, requestGrant, sendRefusal } from "../access/index.ts";
import { actorOf, requireActor } from "../accounts/index.ts";
import type { HttpServer } from "../platform/http.ts";
import type { PersonId } from "../platform/ids.ts";
import { sendProblem } from "../platform/problem.ts";
import { arrivalsRoutes } from "./arrivals/arrivals-routes.ts";
import { findResultTrend } from "./find-result-trend.ts";
import { type RecordContext, readChart } from "./read-chart.ts";
import { searchPersons } from "./search-persons.ts";

const OnePerson = Type.Object({ personId: Type.String({ format: "uuid" }) });
const OneSeries = Type.Object({
  personId: Type.String({ format: "uuid" }),
  seriesId: Type.String({ pattern: "^[A-Za-z0-9_-]{16}$" }),
});

/** Search, chart, one result over time, and today's arrivals. Each reads into memory, commits the audit record of it, then sends. */
export function recordRoutes(http: HttpServer, context: RecordContext): void {
  const preHandler = requireActor(context);
  arrivalsRoutes(http, context);

  http.post(
    "/api/persons/search",
    { preHandler, schema: { tags: ["chart"], body: PersonSearch, response: { 200: PersonSearchResult } } },
    async (request, reply) => {
      const actor = actorOf(request);
      const refusal = await admitList(context, { actor, way: "portal-search", requestId: request.id });
      if (refusal) return sendRefusal(reply, refusal);
      const answer = await searchPersons(context, { actor, search: request.body, requestId: request.id });
      if (!("tooBroad" in answer)) return answer;
      return sendProblem(reply, "search-too-broad", {
        detail: "Search by surname and birth date together, or by an identifier.",
        fields: answer.fields,
      });
    },
  );

  http.get(
    "/api/persons/:personId/chart",
    { preHandler, schema: { tags: ["chart"], params: OnePerson, response: { 200: Chart } } },
    async (request, reply) => {
      const personId = request.params.personId as PersonId;
      const asking = { actor: actorOf(request), personId, way: "portal-chart", requestId: request.id } as const;
      const grant = await requestGrant(context, asking);
      if (grant.refused) return sendRefusal(reply, grant);
      const chart = await readChart(context, grant);
      const detail = {
        encounters: chart.encounters.items.length,
        results: chart.results.items.length,
        reports: chart.reports.items.length,
      };
      await context.audit.record([auditOfGrant(grant, "chart-view", request.id, detail)]);
      return chart;
    },
  );

  http.get(
    "/api/persons/:personId/results/:seriesId",
    { preHandler, schema: { tags: ["chart"], params: OneSeries, response: { 200: ResultTrend } } },
    async (request, reply) => {
      const personId = request.params.personId as PersonId;
      const asking = { actor: actorOf(request), personId, way: "portal-result", requestId: request.id } as const;
      const grant = await requestGrant(context, asking);
      if (grant.refused) return sendRefusal(reply, grant);
      const trend = await findResultTrend(context, grant, request.params.seriesId);
      const detail = { values: trend?.series.values.length ?? 0 };
      await context.audit.record([auditOfGrant(grant, "result-view", request.id, detail)]);
      return trend ?? sendProblem(reply, "not-found", { detail: "There is no such result on this chart." });
    },
  );
}
