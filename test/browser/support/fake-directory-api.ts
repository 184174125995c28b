import { type Answered, type Asked, ok } from "./asked.ts";
import { sourcesPageOf } from "./canned/directory.ts";
import type { FakeWorld } from "./fake-world.ts";

/** What the exchange answers about sources; undefined for what is not about them. */
export const answerDirectory = (world: FakeWorld, { method, path, query }: Asked): Answered | undefined =>
  `${method} ${path}` === "GET /api/directory/sources" ? ok(sourcesPageOf(query, world.bare)) : undefined;
