import { createReadStream } from "node:fs";
import { mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Anchor } from "./chain-rules.ts";

const AnchorLine = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    chain: Type.String({ pattern: "^[0-9a-f]{64}$" }),
    signedAt: Type.String(),
    keyId: Type.String(),
    signature: Type.String(),
  },
  { additionalProperties: false },
);

// A line has about 250 bytes.
const tailBytes = 4096;

/** What the end of the file says. `torn`: the last line has no end, as after a crash while it was written. */
type Tail = { last: Anchor | undefined; torn: boolean };

/** Size of the file in bytes, undefined when there is none. */
export async function findAnchorFileSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The last whole line; none in an empty or missing file. */
export async function readAnchorTail(path: string): Promise<Tail> {
  const size = await findAnchorFileSize(path);
  if (!size) return { last: undefined, torn: false };
  const start = Math.max(0, size - tailBytes);
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.toString("utf8", 0, bytesRead).split("\n");
    const torn = lines.at(-1) !== "";
    const last = lines.slice(0, -1).map(parseAnchor).findLast(Boolean);
    if (!last && size > tailBytes) throw new Error(`The end of the anchor file ${path} is damaged.`);
    return { last, torn };
  } finally {
    await handle.close();
  }
}

/** Appends anchors and returns when they are on the disk. */
export async function appendAnchors(path: string, anchors: readonly Anchor[], torn: boolean): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const isNew = (await findAnchorFileSize(path)) === undefined;
  const handle = await open(path, "a", 0o600);
  try {
    await handle.writeFile(`${torn ? "\n" : ""}${anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join("")}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(folder);
}

/** A new file lasts only when its folder is written too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The anchors in the first `bytes` of the file, in its order. A line that is only the beginning of the next one was
 * torn by a crash and is passed over; any other unreadable line comes as `damaged`.
 */
export async function* readAnchors(path: string, bytes: number): AsyncGenerator<Anchor | "damaged"> {
  if (bytes === 0) return;
  const lines = createInterface({
    input: createReadStream(path, { end: bytes - 1 }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let fragment = "";
  for await (const line of lines) {
    const anchor = parseAnchor(line);
    if (fragment && !line.startsWith(fragment)) yield "damaged";
    fragment = anchor ? "" : line;
    if (anchor) yield anchor;
  }
}

/** The anchor that a line says, if it says one. */
export function parseAnchor(line: string): Anchor | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Value.Check(AnchorLine, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
