/** What sources send, since when and how well: for everybody in general, for those who look after them in particular. */

export { countChanges } from "./count-changes.ts";
export { directoryRoutes } from "./directory-routes.ts";
export { runDirectory } from "./run-directory.ts";
export { sourceRoutes } from "./source-routes.ts";
