import type { Buffer } from "node:buffer";
import { decodeMessage, encodingNamed } from "./charset.ts";
import { declaredCharsets } from "./parse-message.ts";

/** What the bytes of a message look like to a reader. */
export type MessageText = {
  /** A segment a line, each ended by a line feed; nothing else is changed. */
  text: string;
  /** Which character set was declared and which one was read, in words. */
  charset: string;
};

/** The text of any bytes, message or not, decoded as `parseMessage` would. Never throws. */
export function readText(bytes: Buffer): MessageText {
  const declared = declaredCharsets(bytes);
  const { text, encoding, problem } = decodeMessage(bytes, declared, undefined);
  // A name that nobody knows may be anything that slipped into the field.
  const known = declared.filter((charset) => encodingNamed(charset) !== undefined);
  const named = known.length > 0 ? `Declared ${known.join(", ")}` : "Not declared";
  return {
    text: text.replace(/\r\n?/g, "\n"),
    charset: problem ?? `${named}; read as ${encoding.replace("utf", "UTF")}.`,
  };
}
