import type { HttpServer } from "../../server/src/platform/http.ts";

/** Every route that the server has, hidden ones too, as `GET /api/session`. */
export function registeredRoutes(http: HttpServer): string[] {
  const parts: string[] = [];
  const routes = http
    .printRoutes()
    .split("\n")
    .flatMap((line): string[] => {
      // Each level of the printed tree is four characters wide; a line carries on the address of the one above it.
      const [, indent = "", part = "", methods = ""] =
        /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (!part) return [];
      const depth = indent.length / 4;
      parts.splice(depth, parts.length, part);
      const address = parts.join("");
      return methods.split(", ").flatMap((method) => (method && method !== "HEAD" ? [`${method} ${address}`] : []));
    });
  return [...new Set(routes)].toSorted();
}
