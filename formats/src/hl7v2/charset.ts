import { type Buffer, isAscii, isUtf8 } from "node:buffer";

/** HL7 table 0211 (and spellings seen in the field) → names of the WHATWG Encoding Standard. */
const encodings: Readonly<Record<string, string>> = {
  ASCII: "ascii",
  "US-ASCII": "ascii",
  "ISO IR6": "ascii",
  "ISO-IR6": "ascii",
  "ISO IR 6": "ascii",
  "UNICODE UTF-8": "utf-8",
  "UNICODE UTF8": "utf-8",
  "UTF-8": "utf-8",
  UTF8: "utf-8",
  UNICODE: "utf-8",
  "UNICODE UTF-16": "utf-16",
  "UTF-16": "utf-16",
  "ISO IR14": "iso-2022-jp",
  "ISO IR87": "iso-2022-jp",
  "ISO IR159": "iso-2022-jp",
  "ISO-IR14": "iso-2022-jp",
  "ISO-IR87": "iso-2022-jp",
  "ISO-IR159": "iso-2022-jp",
  "ISO IR 14": "iso-2022-jp",
  "ISO IR 87": "iso-2022-jp",
  "ISO IR 159": "iso-2022-jp",
  "ISO 2022 IR 87": "iso-2022-jp",
  "SHIFT-JIS": "shift_jis",
  SHIFT_JIS: "shift_jis",
  "EUC-JP": "euc-jp",
  "GB 18030-2000": "gb18030",
  GB18030: "gb18030",
  "KS X 1001": "euc-kr",
  "BIG-5": "big5",
  BIG5: "big5",
  "WINDOWS-1252": "windows-1252",
  CP1252: "windows-1252",
  "WINDOWS-1250": "windows-1250",
  "WINDOWS-1251": "windows-1251",
  "KOI8-R": "koi8-r",
};

/** The encoding that a value of MSH-18 names, or `undefined` where we have no decoder for it. */
export function encodingNamed(charset: string): string | undefined {
  const name = charset.trim().toUpperCase();
  const known = encodings[name];
  if (known !== undefined) return known;
  const part = /^(?:ISO[ -]?)?8859[/-](\d{1,2})$/.exec(name)?.[1];
  if (part === undefined) return undefined;
  const number = Number(part);
  if (number < 1 || number > 16 || number === 12) return undefined;
  return number === 1 ? "windows-1252" : `iso-8859-${number}`;
}

/** Text of the bytes; what the encoding cannot mean becomes U+FFFD. Never throws. */
export function decodeBytes(bytes: Buffer, encoding: string): string {
  if (encoding === "utf-8") return bytes.toString("utf8");
  if (encoding === "ascii") return isUtf8(bytes) ? bytes.toString("utf8") : decoderFor("windows-1252").decode(bytes);
  if (encoding === "utf-16") return decodeUtf16(bytes);
  return decoderFor(encoding).decode(bytes);
}

/** What we read a message as, and what was wrong with its declaration (in words, without data). */
export type DecodedText = { text: string; encoding: string; problem?: string };

/**
 * Decodes a whole message once. Undeclared or plain ASCII with other bytes in it: UTF-8 where that is valid, else windows-1252.
 * @param declared what MSH-18 says, first repetition first; empty when it says nothing
 * @param fallback MSH-18 value to take when the message declares none
 */
export function decodeMessage(bytes: Buffer, declared: readonly string[], fallback: string | undefined): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { text: decodeUtf16(bytes), encoding: "utf-16" };
  const body = withoutUtf8Mark(bytes);
  const names = declared.length > 0 ? declared : fallback ? [fallback] : [];
  const found = names.map(encodingNamed);
  const encoding = found.find((name) => name === "iso-2022-jp") ?? found[0] ?? "ascii";
  const unknown = names.length > 0 && found[0] === undefined;
  if (encoding !== "iso-2022-jp" && encoding !== "utf-16" && isAscii(body)) {
    return { text: body.toString("latin1"), encoding: encoding === "ascii" ? "utf-8" : encoding };
  }
  if (encoding === "utf-8") {
    const text = body.toString("utf8");
    return isUtf8(body)
      ? { text, encoding }
      : { text, encoding, problem: "MSH-18 declares UTF-8, but bytes are not valid UTF-8; they were replaced." };
  }
  if (encoding === "ascii" || encoding === "utf-16") {
    const actual = isUtf8(body) ? "utf-8" : "windows-1252";
    const text = decodeBytes(body, actual);
    if (unknown)
      return {
        text,
        encoding: actual,
        problem: `MSH-18 names a character set that is not supported; the message was read as ${actual}.`,
      };
    if (names.length > 0)
      return { text, encoding: actual, problem: `MSH-18 does not fit the bytes; the message was read as ${actual}.` };
    return { text, encoding: actual };
  }
  return { text: decodeBytes(body, encoding), encoding };
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

export function decoderFor(encoding: string): Decoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder;
}

const withoutUtf8Mark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** UTF-16 shows by its mark, or by the zero byte beside the first letter of "MSH". */
function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0x4d && bytes[1] === 0 && bytes[2] === 0x53 && bytes[3] === 0) return "utf-16le";
  if (bytes[0] === 0 && bytes[1] === 0x4d && bytes[2] === 0 && bytes[3] === 0x53) return "utf-16be";
  return undefined;
}

const decodeUtf16 = (bytes: Buffer): string => decoderFor(utf16Of(bytes) ?? "utf-16le").decode(bytes);
