import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

type LockedPackage = { version?: string; license?: string; dev?: boolean; link?: boolean };

const permitted = new Set([
  "MIT",
  "MIT-0",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "ISC",
  "MPL-2.0",
  "PostgreSQL",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  "Zlib",
]);
const permittedForFonts = new Set(["OFL-1.1"]);
const aFont = /^node_modules\/@fontsource\//;

/** One sentence for each package of the product itself whose licence is not one that we ship. */
export function checkLicences(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages).flatMap(([path, locked]) => {
    if (locked.dev || locked.link || !path.includes("node_modules/")) return [];
    const licence = locked.license ?? installedLicence(root, path);
    if (isPermitted(path, licence)) return [];
    return [`${path} is under ${licence ?? "no licence that it names"}: choose another package.`];
  });
}

/** Whether a licence expression leaves a choice that is permitted: one of those joined by OR, all joined by AND. */
export function isPermitted(path: string, licence: string | undefined): boolean {
  if (licence === undefined) return false;
  const alternatives = licence.replace(/[()]/g, "").split(/\s+OR\s+/);
  return alternatives.some((alternative) =>
    alternative
      .split(/\s+AND\s+/)
      .every((name) => permitted.has(name) || (aFont.test(path) && permittedForFonts.has(name))),
  );
}

function installedLicence(root: string, path: string): string | undefined {
  const file = join(root, path, "package.json");
  if (!existsSync(file)) return undefined;
  const { license } = JSON.parse(readFileSync(file, "utf8")) as LockedPackage;
  if (license) return license;
  // Some packages name their licence only in its own file.
  const text = join(root, path, "LICENSE");
  return existsSync(text) && readFileSync(text, "utf8").startsWith("MIT License") ? "MIT" : undefined;
}
