/** One file of a zip, as the directory at its end tells. */
export type ZipEntry = {
  name: string;
  /** 0: stored, 8: deflated */
  method: number;
  isEncrypted: boolean;
  packedBytes: number;
  bytes: number;
  crc: number;
  /** Where its packed bytes begin. */
  start: number;
};

const entriesMax = 2_000;

/**
 * The files of a zip by its central directory (APPNOTE 6.3.10 §4.3.12), without unpacking anything. Undefined when it is not
 * whole, in several parts, in the 64-bit form, or of more than 2,000 files: no Office file of 10 MB is any of it.
 */
export function readZipDirectory(content: Buffer): ZipEntry[] | undefined {
  const end = findEnd(content);
  if (end === undefined || end + 22 > content.length) return undefined;
  const count = content.readUInt16LE(end + 10);
  const size = content.readUInt32LE(end + 12);
  const start = content.readUInt32LE(end + 16);
  if (content.readUInt16LE(end + 4) !== 0 || count !== content.readUInt16LE(end + 8) || count > entriesMax)
    return undefined;
  if (start + size > end) return undefined;
  const entries: ZipEntry[] = [];
  for (let at = start; entries.length < count; ) {
    const read = readEntry(content, at, end);
    if (!read) return undefined;
    entries.push(read.entry);
    at = read.next;
  }
  return entries;
}

/** The end record is the last thing but for a comment of at most 64 kB. */
function findEnd(content: Buffer): number | undefined {
  const at = content.lastIndexOf("PK\x05\x06", undefined, "latin1");
  return at >= 0 && at >= content.length - 22 - 0xffff ? at : undefined;
}

function readEntry(content: Buffer, at: number, end: number): { entry: ZipEntry; next: number } | undefined {
  if (at + 46 > end || content.readUInt32LE(at) !== 0x02014b50) return undefined;
  const nameBytes = content.readUInt16LE(at + 28);
  const next = at + 46 + nameBytes + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  const local = content.readUInt32LE(at + 42);
  if (next > end || local + 30 > content.length || content.readUInt32LE(local) !== 0x04034b50) return undefined;
  const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
  const packedBytes = content.readUInt32LE(at + 20);
  if (start + packedBytes > content.length) return undefined;
  const name = content.subarray(at + 46, at + 46 + nameBytes).toString("utf8");
  return {
    next,
    entry: {
      name,
      method: content.readUInt16LE(at + 10),
      isEncrypted: (content.readUInt16LE(at + 8) & 1) === 1,
      packedBytes,
      bytes: content.readUInt32LE(at + 24),
      crc: content.readUInt32LE(at + 16),
      start,
    },
  };
}
