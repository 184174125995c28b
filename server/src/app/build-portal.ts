import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { PlainError } from "../platform/plain-error.ts";

const checkout = join(import.meta.dirname, "..", "..", "..");

// All that the built pages are made from.
const sources = [
  "portal/src",
  "portal/public",
  "portal/index.html",
  "portal/vite.config.ts",
  "portal/tsconfig.json",
  "portal/package.json",
  "contract/src",
  "package-lock.json",
];

/**
 * Builds the portal into `portal/dist`, unless what stands there was built from these very sources. The old pages
 * stay until the new ones are whole.
 * @param root the folder of the checkout
 * @throws PlainError the build failed, or the folder cannot be written
 */
export async function buildPortalIfStale(
  root: string = checkout,
  log: (line: string) => void = console.log,
): Promise<void> {
  const built = join(root, "portal", "dist");
  const stamp = hashSources(root);
  if (readText(join(built, ".built-from")) === stamp) return;

  log("Building the portal.");
  const draft = join(root, "node_modules", `.portal-${process.pid}`);
  const old = `${draft}-old`;
  try {
    mkdirSync(draft, { recursive: true });
    await runVite(root, draft);
    writeFileSync(join(draft, ".built-from"), stamp);
    moveIfThere(built, old);
    renameSync(draft, built);
  } catch (cause) {
    if (cause instanceof PlainError) throw cause;
    throw new PlainError(`The portal could not be put into ${built}: ${(cause as Error).message}.`, { cause });
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  }
}

// A process of its own, so that the bundler's memory goes with it.
async function runVite(root: string, outDir: string): Promise<void> {
  const portal = join(root, "portal");
  const vitePackage = createRequire(join(portal, "package.json")).resolve("vite/package.json");
  const vite = join(dirname(vitePackage), "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: portal,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (code !== 0) throw new PlainError(`The portal could not be built:\n${complained}${said}`.trimEnd());
}

function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesUnder(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(root: string, path: string): string[] {
  const status = statSync(join(root, path), { throwIfNoEntry: false });
  if (!status) return [];
  if (!status.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, join(path, name)));
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
