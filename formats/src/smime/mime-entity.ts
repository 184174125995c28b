import { Buffer } from "node:buffer";

/** One MIME entity (RFC 2045), its bytes as they came: a signature is over bytes, not over what they mean. */
export type MimeEntity = {
  /** Header fields by their names in small letters, unfolded; of several of one name, the first. */
  fields: ReadonlyMap<string, string>;
  /** Type and subtype in small letters; text/plain where none stands there. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  body: Buffer;
};

const headBytesMax = 128 * 1024;
const fieldsMax = 500;

/** Reads the head of an entity; undefined where it has none within bounds. */
export function readEntity(bytes: Buffer): MimeEntity | undefined {
  const end = headEnd(bytes);
  if (end === undefined || end.head > headBytesMax) return undefined;
  const lines = bytes
    .subarray(0, end.head)
    .toString("latin1")
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/);
  if (lines.length > fieldsMax) return undefined;
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, ...readContentType(fields.get("content-type") ?? "text/plain"), body: bytes.subarray(end.body) };
}

function headEnd(bytes: Buffer): { head: number; body: number } | undefined {
  // An entity without header fields begins with the empty line itself.
  if (bytes[0] === 0x0a) return { head: 0, body: 1 };
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return { head: 0, body: 2 };
  const crlf = bytes.indexOf("\r\n\r\n");
  const lf = bytes.indexOf("\n\n");
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { head: crlf, body: crlf + 4 };
  return lf >= 0 ? { head: lf, body: lf + 2 } : undefined;
}

function readContentType(value: string): { type: string; parameters: Map<string, string> } {
  const [type = "", ...rest] = value.split(";");
  const parameters = new Map<string, string>();
  // By hand for quoted values, in which a semicolon may stand.
  for (const match of rest
    .join(";")
    .matchAll(/([^\s=;"]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.){0,998})"|([^\s;"]{1,998}))/g)) {
    const name = match[1]!.toLowerCase();
    if (!parameters.has(name)) parameters.set(name, match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "");
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/** The body's bytes without their transfer encoding; undefined for one that is no base64 where it says so. */
export function decodeBody({ fields, body }: MimeEntity): Buffer | undefined {
  const encoding = (fields.get("content-transfer-encoding") ?? "7bit").toLowerCase();
  if (encoding !== "base64") return body;
  const text = body.toString("latin1").replace(/\s+/g, "");
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64") : undefined;
}

/**
 * The two parts of a multipart/signed entity (RFC 1847 §2.1): what was signed, byte by byte and without the line end
 * before the boundary, and the signature. Undefined unless there are exactly these two.
 */
export function splitSigned({ body, parameters }: MimeEntity): { signed: Buffer; signature: Buffer } | undefined {
  const boundary = parameters.get("boundary");
  if (!boundary || boundary.length > 70) return undefined;
  const parts: Buffer[] = [];
  let begin: number | undefined;
  for (let at = delimiterAt(body, boundary, 0); at; at = delimiterAt(body, boundary, at.next)) {
    if (begin !== undefined) parts.push(withoutLineEnd(body.subarray(begin, at.start)));
    if (parts.length > 2) return undefined;
    if (at.last) return parts.length === 2 ? { signed: parts[0]!, signature: parts[1]! } : undefined;
    begin = at.next;
  }
  return undefined;
}

function delimiterAt(
  body: Buffer,
  boundary: string,
  from: number,
): { start: number; next: number; last: boolean } | undefined {
  const delimiter = `--${boundary}`;
  for (let start = body.indexOf(delimiter, from); start >= 0; start = body.indexOf(delimiter, start + 1)) {
    if (start > 0 && body[start - 1] !== 0x0a) continue;
    const newline = body.indexOf(0x0a, start);
    const line = body.toString("latin1", start + delimiter.length, newline < 0 ? body.length : newline).trimEnd();
    if (line === "" || line === "--") {
      return { start, next: newline < 0 ? body.length : newline + 1, last: line === "--" };
    }
  }
  return undefined;
}

function withoutLineEnd(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== 0x0a) return bytes;
  return bytes.subarray(0, bytes.at(-2) === 0x0d ? -2 : -1);
}

/** The canonical form over which mail is signed (RFC 8551 §3.1.1): each line ends with CR LF. */
export function withCrlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/\r\n|\r|\n/g, "\r\n"), "latin1");
}

/** Base64 in lines of 76, as transfer encoding asks. */
export const base64Lines = (bytes: Buffer): string => (bytes.toString("base64").match(/.{1,76}/g) ?? []).join("\r\n");
