import { Buffer } from "node:buffer";
import { decodeBytes } from "./charset.ts";
import type { Delimiters } from "./delimiters.ts";

/**
 * Replaces escape sequences by what they stand for: delimiters, `\Xdd..\` bytes in the message's character set,
 * `\.br\` and `\.sp\` line breaks; highlighting (`\H\ \N\`) and other formatting commands go.
 * Character set switches (`\C..\ \M..\`), local sequences (`\Z..\`) and anything unknown stay as they were sent.
 * @see HL7 v2.8 chapter 2.7
 */
export function unescapeText(text: string, delimiters: Delimiters, charset = "utf-8"): string {
  const mark = delimiters.escape;
  if (mark === "") return text;
  let start = text.indexOf(mark);
  if (start === -1) return text;
  let out = "";
  let done = 0;
  while (start !== -1) {
    const stop = text.indexOf(mark, start + 1);
    if (stop === -1) break;
    const plain = meaningOf(text.slice(start + 1, stop), delimiters, charset);
    if (plain === undefined) {
      out += text.slice(done, stop);
      done = stop;
      start = stop;
    } else {
      out += text.slice(done, start) + plain;
      done = stop + 1;
      start = text.indexOf(mark, done);
    }
  }
  return out + text.slice(done);
}

/** Escapes delimiters, line ends and other control characters, so that the value survives inside a field. */
export function escapeText(text: string, delimiters: Delimiters): string {
  let out = "";
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const sequence = sequenceFor(text[at]!, text.charCodeAt(at), delimiters);
    if (sequence === undefined) continue;
    out += text.slice(done, at) + delimiters.escape + sequence + delimiters.escape;
    done = at + 1;
  }
  return done === 0 ? text : out + text.slice(done);
}

function meaningOf(sequence: string, d: Delimiters, charset: string): string | undefined {
  switch (sequence) {
    case "F":
      return d.field;
    case "S":
      return d.component;
    case "T":
      return d.subcomponent;
    case "R":
      return d.repetition;
    case "E":
      return d.escape;
    case "P":
    case "L":
      return d.truncation;
    case "H":
    case "N":
      return "";
    default:
  }
  if (sequence[0] === "X") return bytesOf(sequence.slice(1), charset);
  if (sequence[0] === ".") return formattingOf(sequence.slice(1));
  return undefined;
}

function bytesOf(hex: string, charset: string): string | undefined {
  if (hex.length === 0 || hex.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(hex)) return undefined;
  return decodeBytes(Buffer.from(hex, "hex"), charset);
}

function formattingOf(command: string): string | undefined {
  const found = /^(br|sp|fi|nf|in|ti|sk|ce)\s?([+-]?\d{1,3})?$/i.exec(command);
  if (!found) return undefined;
  const count = Math.min(Math.abs(Number(found[2] ?? "1")), 100);
  switch (found[1]!.toLowerCase()) {
    case "br":
    case "ce":
      return "\n";
    case "sp":
      return "\n".repeat(Math.max(count, 1));
    case "sk":
      return " ".repeat(count);
    default:
      return "";
  }
}

function sequenceFor(char: string, code: number, d: Delimiters): string | undefined {
  if (code < 0x20 && char !== "\t")
    return char === "\n" ? ".br" : `X${code.toString(16).toUpperCase().padStart(2, "0")}`;
  switch (char) {
    case d.field:
      return "F";
    case d.component:
      return "S";
    case d.subcomponent:
      return "T";
    case d.repetition:
      return "R";
    case d.escape:
      return "E";
    default:
      return undefined;
  }
}
