import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { routesWithoutPatients } from "../ways-out/outlets-without-patients.ts";
import { projectRoot } from "./project-root.ts";

const portalRoutes = join(projectRoot, "portal/src/app");

/** Patterns of every address at which a reader finds a page or a file: those of the server, and those of the portal. */
const patterns: readonly string[] = [
  ...routesWithoutPatients.filter((route) => route.startsWith("GET /")).map((route) => route.slice("GET ".length)),
  ...readdirSync(portalRoutes)
    .filter((file) => /rout(?:er|es)\.tsx$/.test(file))
    .flatMap((file) => [...readFileSync(join(portalRoutes, file), "utf8").matchAll(/\bpath: "(\/[^"]*)"/g)])
    .map(([, path]) => path!.replace(/\$(\w+)/g, ":$1")),
];

/** Does an address of our own lead to a page? What stands behind ? and # is not looked at. */
export const leadsToPage = (address: string): boolean => {
  const path = address.replace(/[?#].*$/s, "");
  return patterns.some((pattern) => fits(pattern, path));
};

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(":") || part === parts[at]);
}
