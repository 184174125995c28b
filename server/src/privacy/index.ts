/** Who looked at whom, what of it is unusual, and what patients are told of it. */
export { flagRoutes } from "./flags/flag-routes.ts";
export { runAccessFlags } from "./flags/run-access-flags.ts";
export { reportRoutes } from "./reports/report-routes.ts";
