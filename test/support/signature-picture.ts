import { crc32, deflateSync } from "node:zlib";

/** A PNG as a drawing field makes it: 8-bit RGBA on white, with as many black points in a row as are asked for. */
export function signaturePicture(inkPoints: number, { width = 300, height = 100 } = {}): Buffer {
  const lines = Buffer.alloc(height * (width * 4 + 1), 0xff);
  for (let y = 0; y < height; y += 1) lines[y * (width * 4 + 1)] = 0;
  for (let point = 0; point < inkPoints; point += 1) {
    const [x, y] = [(point % 200) + 20, Math.floor(point / 200) + 30];
    lines.fill(0, y * (width * 4 + 1) + 1 + x * 4, y * (width * 4 + 1) + 4 + x * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    // A note keeps the file above the size of an empty one.
    chunk("tEXt", Buffer.from(`Comment\0${"made for a test ".repeat(20)}`)),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export const asDataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString("base64")}`;

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(content.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}
