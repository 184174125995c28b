import { Registry } from "prom-client";

export { Counter, Gauge, Histogram, Registry } from "prom-client";

/** A registry of one process; label values are names of the house (route patterns, states), never anything of a patient. */
export const makeMetrics = (): Registry => new Registry();
