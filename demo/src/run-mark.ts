import { seedOf } from "./seeded-random.ts";

/** Five letters that make control ids of different runs differ, so that a receiver never takes one for another. */
export const runMark = (...parts: readonly (string | number)[]): string =>
  seedOf(...parts)
    .toString(36)
    .toUpperCase()
    .padStart(7, "0")
    .slice(-5);
