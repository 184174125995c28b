import type { Platform } from "../platform/platform.ts";
import { directoryCsv } from "./directory-files.ts";
import { findEntries, listingVersion } from "./listing-store.ts";

const rowsMax = 10_000;

/**
 * Writes the whole directory as a table, and keeps it until the listing changes: anybody may ask for it, and of thousands of
 * participants it takes a hundred times what a page does.
 */
export function keepWholeTable({ database }: Pick<Platform, "database">): () => Promise<Buffer> {
  let last: { version: string; file: Buffer } | undefined;
  return () =>
    database.snapshot(async (tx) => {
      const version = await listingVersion(tx);
      if (last?.version === version) return last.file;
      const entries = await findEntries(tx, { words: [], realTime: false }, { offset: 0, limit: rowsMax });
      last = { version, file: directoryCsv(entries) };
      return last.file;
    });
}
