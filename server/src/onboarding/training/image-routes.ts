import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import type { HttpServer } from "../../platform/http.ts";
import { courseImageFolder } from "./product-courses.ts";

/** Registers `/training/images/…`: the pictures of the courses. Nothing of a person is in them, so anybody may see them. */
export function trainingImageRoutes(http: HttpServer): void {
  if (!existsSync(courseImageFolder)) return;
  http.register(fastifyStatic, {
    root: courseImageFolder,
    prefix: "/training/images/",
    decorateReply: false,
    index: false,
    dotfiles: "ignore",
    maxAge: "1h",
    allowedPath: (path) => /^\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/.test(path),
  });
}
