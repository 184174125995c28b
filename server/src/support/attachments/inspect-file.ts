import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { attachmentBytesMax } from "@crossbay/contract";
import type { SupportRefusal } from "../refusal.ts";
import { safeFileName } from "./file-name-rules.ts";
import type { FileType } from "./file-type.ts";
import { carriesEicar, type FileFault, fileFaults, fileTypeOf } from "./file-type-rules.ts";
import { officeTypeOf, textPartFault } from "./office-rules.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory-rules.ts";

const unpack = promisify(inflateRaw);

/** A file that may be kept. */
export type InspectedFile = { name: string; type: FileType; content: Buffer };

/**
 * Looks at the bytes of a file that somebody sent, wherever it came from: what it is, whether it is harmless as far as bytes
 * tell, and a name under which it may be saved anywhere. Office files are unpacked part by part, never further than their
 * directory says. At most 10 MB.
 */
export async function inspectFile({
  name,
  content,
}: {
  name: string;
  content: Buffer;
}): Promise<InspectedFile | SupportRefusal> {
  if (content.length > attachmentBytesMax) {
    return { refused: "attachment-refused", detail: `A file has at most ${attachmentBytesMax / 1024 / 1024} MB.` };
  }
  const found = await typeOf(content, name);
  if ("fault" in found) return { refused: "attachment-refused", detail: fileFaults[found.fault] };
  return { name: safeFileName(name, found.type), type: found.type, content };
}

async function typeOf(content: Buffer, name: string): Promise<{ type: FileType } | { fault: FileFault }> {
  const found = fileTypeOf(content, name);
  if (!("zip" in found)) return found;
  const entries = readZipDirectory(content);
  if (!entries) return { fault: "broken" };
  const office = officeTypeOf(entries);
  if ("fault" in office) return office;
  for (const entry of entries) {
    const fault = await partFault(content, entry);
    if (fault) return { fault };
  }
  return office;
}

async function partFault(content: Buffer, entry: ZipEntry): Promise<FileFault | undefined> {
  const part = await unpackPart(content, entry);
  if (!part || part.length !== entry.bytes || crc32(part) !== entry.crc) return "broken";
  if (carriesEicar(part)) return "virus";
  return /\.(?:xml|rels)$/i.test(entry.name) ? textPartFault(entry.name, part.toString("utf8")) : undefined;
}

/** Undefined when it is not what its directory says: damaged, or more of it than it admits. */
async function unpackPart(
  content: Buffer,
  { method, start, packedBytes, bytes }: ZipEntry,
): Promise<Buffer | undefined> {
  const packed = content.subarray(start, start + packedBytes);
  if (method === 0) return packed;
  try {
    return await unpack(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    if (/^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}
