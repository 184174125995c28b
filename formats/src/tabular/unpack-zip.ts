import { inflateRawSync } from "node:zlib";
import type { FileRefusal } from "./table.ts";

const entriesMax = 1_000;
const unpackedBytesMax = 50 * 1024 ** 2;
/** DEFLATE itself reaches 1,032; a spreadsheet stays below 100. */
const ratioMax = 200;
const ratioFromBytes = 1024 ** 2;

type Entry = { name: string; flags: number; method: number; packed: number; unpacked: number; at: number };

/** A zip file whose list of contents has been looked at; nothing is unpacked yet. */
export type OpenedZip = {
  names: ReadonlySet<string>;
  /** Unpacks one entry, and never more bytes than its list of contents says. */
  unpack(name: string): Buffer | undefined;
};

/**
 * Opens a zip file (PKWARE APPNOTE 6.3) within bounds: encrypted ones, those that would unpack to over 50 MB or to
 * over 200 times their size, and those that are damaged are refused before anything is unpacked.
 */
export function openZip(file: Buffer): OpenedZip | FileRefusal {
  const entries = listEntries(file);
  if (!entries) return damaged;
  if (entries.some(({ flags }) => (flags & 1) !== 0)) {
    return { refused: "The file is encrypted. Save it without a password and upload it again." };
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const inflated = entries.some((entry) => entry.unpacked > ratioFromBytes && entry.unpacked > ratioMax * entry.packed);
  if (unpacked > unpackedBytesMax || inflated) return oversize;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Two entries of one name: programs disagree about which of them counts.
  if (byName.size < entries.length) return damaged;
  return {
    names: new Set(byName.keys()),
    unpack: (name) => {
      const entry = byName.get(name);
      return entry && unpackEntry(file, entry);
    },
  };
}

export const oversize: FileRefusal = {
  refused: "The file is far larger inside than it looks. Copy your rows into a new, empty file.",
};
export const damaged: FileRefusal = { refused: "The file is damaged. Save it again and upload it again." };

/** Undefined when the list cannot be read. */
function listEntries(file: Buffer): Entry[] | undefined {
  const end = file.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0 || end + 22 > file.length) return undefined;
  const count = file.readUInt16LE(end + 10);
  if (count > entriesMax) return undefined;
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameBytes = file.readUInt16LE(at + 28);
    entries.push({
      // Some programs write backslashes, some a slash in front.
      name: file
        .toString("utf8", at + 46, at + 46 + nameBytes)
        .replaceAll("\\", "/")
        .replace(/^\//, ""),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Undefined when it is damaged, or holds more than its list of contents said. */
function unpackEntry(file: Buffer, { at, packed, unpacked, method }: Entry): Buffer | undefined {
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) return undefined;
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (from + packed > file.length) return undefined;
  const content = file.subarray(from, from + packed);
  if (method === 0) return content;
  if (method !== 8) return undefined;
  if (unpacked === 0) return Buffer.alloc(0);
  try {
    return inflateRawSync(content, { maxOutputLength: unpacked });
  } catch {
    return undefined;
  }
}
