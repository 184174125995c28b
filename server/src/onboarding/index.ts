/** How people come into the exchange and out again: designations, worksheets, training, the desk of its staff. */
export { letterRoutes } from "./letters/letter-routes.ts";
