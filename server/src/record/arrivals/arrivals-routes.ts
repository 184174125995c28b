import { Arrivals } from "@crossbay/contract";
import { Type } from "typebox";
import { admitList, sendRefusal } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { RecordContext } from "../read-chart.ts";
import { listArrivals } from "./list-arrivals.ts";

/** Registers `/api/arrivals`: who came today and has not decided yet. */
export function arrivalsRoutes(http: HttpServer, context: RecordContext): void {
  http.get(
    "/api/arrivals",
    {
      preHandler: requireActor(context),
      schema: {
        tags: ["consent"],
        summary: "Today's arrivals at the participant acted for, without a decision, or all of them",
        querystring: Type.Object({ all: Type.Optional(Type.Literal("yes")) }),
        response: { 200: Arrivals, 403: problemAnswer("The role records no consent, or no purpose is stated") },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const refusal = await admitList(context, { actor, way: "portal-arrivals", requestId: request.id });
      if (refusal) return sendRefusal(reply, refusal);
      return listArrivals(context, { actor, all: request.query.all === "yes", requestId: request.id });
    },
  );
}
