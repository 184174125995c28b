import { crc32, inflateSync } from "node:zlib";

const signature = Buffer.from("89504e470d0a1a0a", "hex");
/** A drawing field on a sharp screen has less. */
const pointsMax = 2_000_000;
/** Fewer points of another colour are a blot, not a name. */
const inkPointsMin = 40;
/** Bytes of one point by colour type, at 8 bits a channel (PNG §11.2.1). */
const bytesOfPoint: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * Why a PNG is no drawn signature, in a sentence: damaged, with something behind its end, larger than a drawing field, or
 * without any ink. The portal's field makes 8-bit pictures without interlacing; others are refused.
 * @see https://www.w3.org/TR/png-3/
 */
export function refusePicture(png: Buffer): string | undefined {
  const chunks = chunksOf(png);
  const header = chunks?.[0];
  if (!chunks || header?.type !== "IHDR" || header.content.length !== 13) return notWhole;
  const [width, height] = [header.content.readUInt32BE(0), header.content.readUInt32BE(4)];
  const [depth, colour, , , interlace] = header.content.subarray(8);
  const step = bytesOfPoint[colour ?? -1];
  if (!step || depth !== 8 || interlace !== 0) return notWhole;
  if (width === 0 || height === 0 || width * height > pointsMax) return notWhole;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ content }) => content));
  const lineBytes = width * step;
  const lines = inflate(packed, height * (lineBytes + 1));
  if (!lines) return notWhole;
  return inkPoints(lines, lineBytes, step) < inkPointsMin ? "Nothing was drawn. Sign again." : undefined;
}

const notWhole = "The signature did not arrive whole. Sign again.";

type Chunk = { type: string; content: Buffer };

/** All chunks up to IEND; undefined when one is damaged or something stands behind the last. */
function chunksOf(png: Buffer): Chunk[] | undefined {
  if (!png.subarray(0, 8).equals(signature)) return undefined;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > png.length) return undefined;
    const named = png.subarray(at + 4, end - 4);
    if (crc32(named) !== png.readUInt32BE(end - 4)) return undefined;
    const type = named.subarray(0, 4).toString("latin1");
    if (type === "IEND") return end === png.length ? chunks : undefined;
    chunks.push({ type, content: named.subarray(4) });
    at = end;
  }
  return undefined;
}

function inflate(packed: Buffer, bytes: number): Buffer | undefined {
  try {
    const lines = inflateSync(packed, { maxOutputLength: bytes });
    return lines.length === bytes ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** How many points have another colour than the first. Lines are unfiltered in place (PNG §9.2). */
function inkPoints(lines: Buffer, lineBytes: number, step: number): number {
  let above: Buffer = Buffer.alloc(lineBytes);
  let paper: Buffer | undefined;
  let points = 0;
  for (let at = 0; at < lines.length; at += lineBytes + 1) {
    const line = lines.subarray(at + 1, at + 1 + lineBytes);
    unfilter(lines[at]!, line, above, step);
    paper ??= line.subarray(0, step);
    for (let x = 0; x < lineBytes; x += step) if (!line.subarray(x, x + step).equals(paper)) points += 1;
    above = line;
  }
  return points;
}

function unfilter(filter: number, line: Buffer, above: Buffer, step: number): void {
  for (let x = 0; x < line.length; x += 1) {
    const left = x < step ? 0 : line[x - step]!;
    const up = above[x]!;
    const corner = x < step ? 0 : above[x - step]!;
    line[x] = line[x]! + (predict[filter]?.(left, up, corner) ?? 0);
  }
}

const predict: Record<number, (left: number, up: number, corner: number) => number> = {
  1: (left) => left,
  2: (_, up) => up,
  3: (left, up) => (left + up) >> 1,
  4: paeth,
};

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
