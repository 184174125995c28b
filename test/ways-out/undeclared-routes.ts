import type { HttpServer } from "../../server/src/platform/http.ts";
import { files, routesOfDuties, routesOfWays } from "./outlets.ts";
import { routesWithoutPatients } from "./outlets-without-patients.ts";
import { registeredRoutes } from "./registered-routes.ts";

/** Every route that has a row in the tables; one may go several ways, as the request says. */
export const declaredRoutes: readonly string[] = [
  ...new Set(Object.values(routesOfWays).flat()),
  ...Object.values(routesOfDuties).flat(),
  ...routesWithoutPatients,
];

/** Routes that nobody has declared. */
export const undeclaredRoutes = (http: HttpServer): string[] =>
  registeredRoutes(http).filter((route) => !files.test(route) && !declaredRoutes.includes(route));
