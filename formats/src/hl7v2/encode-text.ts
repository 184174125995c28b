import { Buffer } from "node:buffer";
import { decoderFor } from "./charset.ts";

/**
 * Bytes of a text in an encoding, for an answer to what came in it; what the encoding cannot say becomes "?".
 * @param encoding name of the WHATWG Encoding Standard, or `ascii`, or `utf-16` (written with its mark, low byte first)
 */
export function encodeText(text: string, encoding: string): Buffer {
  if (encoding === "utf-16") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "utf-8" || encoding === "ascii" || isPlain(text)) return Buffer.from(text, "utf8");
  if (encoding === "iso-2022-jp") return encodeShifted(text);
  const table = bytesOf(encoding);
  return Buffer.concat(
    Array.from(text, (char) => (char <= "\x7f" ? Buffer.from(char) : (table.get(char) ?? unsayable))),
  );
}

const unsayable = Buffer.from("?");

// biome-ignore lint/suspicious/noControlCharactersInRegex: the bounds of ASCII.
const isPlain = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

/** Letters of an encoding and their bytes, found by decoding every sequence of one and two bytes. */
function bytesOf(encoding: string): ReadonlyMap<string, Buffer> {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = readTable(encoding);
    tables.set(encoding, table);
  }
  return table;
}

const twoByteEncodings: ReadonlySet<string> = new Set(["gb18030", "euc-kr", "big5", "euc-jp", "shift_jis"]);

function readTable(encoding: string): ReadonlyMap<string, Buffer> {
  const table = new Map<string, Buffer>();
  const decoder = decoderFor(encoding);
  const note = (bytes: Buffer) => {
    const letters = Array.from(decoder.decode(bytes));
    if (letters.length === 1 && letters[0] !== "\ufffd" && !table.has(letters[0]!)) table.set(letters[0]!, bytes);
  };
  for (let byte = 0x80; byte <= 0xff; byte++) note(Buffer.from([byte]));
  if (!twoByteEncodings.has(encoding)) return table;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) note(Buffer.from([lead, trail]));
  }
  return table;
}

const toJapanese = Buffer.from("\x1b$B");
const toAscii = Buffer.from("\x1b(B");

/** ISO 2022-JP: the letters of EUC-JP without their high bits, between escape sequences. */
function encodeShifted(text: string): Buffer {
  const table = bytesOf("euc-jp");
  const parts: Buffer[] = [];
  let isJapanese = false;
  for (const char of text) {
    const bytes = char <= "\x7f" ? undefined : table.get(char);
    const isShifted = bytes?.length === 2 && bytes[0]! >= 0xa1 && bytes[1]! >= 0xa1;
    if (isShifted !== isJapanese) parts.push(isShifted ? toJapanese : toAscii);
    isJapanese = isShifted;
    if (isShifted) parts.push(Buffer.from(Array.from(bytes, (byte) => byte & 0x7f)));
    else parts.push(char <= "\x7f" ? Buffer.from(char) : unsayable);
  }
  if (isJapanese) parts.push(toAscii);
  return Buffer.concat(parts);
}
