/** Who looked at whom, what of it is unusual, and what patients are told of it. */
export { reportRoutes } from "./reports/report-routes.ts";
