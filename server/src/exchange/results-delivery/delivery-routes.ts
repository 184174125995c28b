import { Deliveries, Delivery } from "@crossbay/contract";
import { Type } from "typebox";
import { sendRefusal } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import type { RecordContext } from "../../record/index.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { openDelivery } from "./open-delivery.ts";

const OneDelivery = Type.Object({ deliveryId: Type.String({ format: "uuid" }) });

/** The inbox of what was sent to the reader by name, for those who see results. */
export function deliveryRoutes(http: HttpServer, context: RecordContext): void {
  const preHandler = requireActor(context);

  http.get(
    "/api/deliveries",
    {
      preHandler,
      schema: {
        tags: ["deliveries"],
        summary: "What was sent to the reader by name: results that they ordered, copies, consultations, discharges",
        response: { 200: Deliveries, 403: problemAnswer("The role does not include results") },
      },
    },
    async (request, reply) => {
      const answer = await listDeliveries(context, { actor: actorOf(request), requestId: request.id });
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );

  http.get(
    "/api/deliveries/:deliveryId",
    {
      preHandler,
      schema: {
        tags: ["deliveries"],
        summary: "One of them, and nothing else of the record; it counts as read from then on",
        params: OneDelivery,
        response: {
          200: Delivery,
          404: problemAnswer("Nothing of that id was sent to the reader, or it may not be shown"),
        },
      },
    },
    async (request, reply) => {
      const { deliveryId } = request.params;
      const answer = await openDelivery(context, { actor: actorOf(request), deliveryId, requestId: request.id });
      if (answer === "not-found") {
        return sendProblem(reply, "not-found", { detail: "Nothing of that kind was sent to you." });
      }
      return "refused" in answer ? sendRefusal(reply, answer) : answer;
    },
  );
}
