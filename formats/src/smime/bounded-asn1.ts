import type { Buffer } from "node:buffer";
import * as asn1 from "asn1js";

const elementsMax = 60_000;
const depthMax = 60;

/**
 * Decodes BER (X.690), definite and indefinite. The elements are counted before anything is made of them, so that twenty
 * megabytes of empty ones fill no memory. Undefined where it is damaged, trails off, or is beyond bounds.
 */
export function decodeAsn1(bytes: Buffer): asn1.AsnType | undefined {
  if (!isWithinBounds(bytes)) return undefined;
  try {
    const decoded = asn1.fromBER(bytes);
    return decoded.offset === -1 ? undefined : decoded.result;
  } catch {
    return undefined;
  }
}

/** Where each open element ends; undefined for one that ends with its end-of-contents octets. */
type Ends = (number | undefined)[];

function isWithinBounds(bytes: Buffer): boolean {
  const ends: Ends = [];
  let at = 0;
  for (let elements = 0; elements < elementsMax; elements++) {
    while (ends.length > 0 && ends.at(-1) === at) ends.pop();
    if (elements > 0 && ends.length === 0) return true;
    const head = readHead(bytes, at);
    if (!head) return false;
    at = head.content;
    if (head.endOfContents) {
      if (ends.pop() !== undefined) return false;
    } else if (head.length === undefined) {
      if (!head.constructed) return false;
      ends.push(undefined);
    } else {
      if (at + head.length > bytes.length) return false;
      if (head.constructed) ends.push(at + head.length);
      else at += head.length;
    }
    if (ends.length > depthMax) return false;
  }
  return false;
}

type Head = { content: number; length: number | undefined; constructed: boolean; endOfContents: boolean };

function readHead(bytes: Buffer, at: number): Head | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags over 30 take more octets; nothing in a mail has one.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const constructed = (tag & 0x20) !== 0;
  if (first < 0x80) {
    return { content: at + 2, length: first, constructed, endOfContents: tag === 0 && first === 0 };
  }
  const octets = first & 0x7f;
  if (octets === 0) return { content: at + 2, length: undefined, constructed, endOfContents: false };
  if (octets > 4 || at + 2 + octets > bytes.length) return undefined;
  return { content: at + 2 + octets, length: bytes.readUIntBE(at + 2, octets), constructed, endOfContents: false };
}
