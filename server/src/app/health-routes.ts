import { Type } from "typebox";
import { canAnswer } from "../platform/database-health.ts";
import type { HttpServer } from "../platform/http.ts";
import type { House } from "./house.ts";

const State = Type.Object({ status: Type.String() });

/** `/health/live`: the process runs; `/health/ready`: it can also reach its store. */
export function healthRoutes(http: HttpServer, house: House): void {
  http.get("/health/live", { schema: { response: { 200: State } } }, () => ({ status: "live" }));
  http.get("/health/ready", { schema: { response: { 200: State, 503: State } } }, async (_request, reply) =>
    (await canAnswer(house.database))
      ? { status: "ready" }
      : reply.code(503).send({ status: "the store does not answer" }),
  );
}
