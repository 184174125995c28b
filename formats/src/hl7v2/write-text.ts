import type { Buffer } from "node:buffer";
import { encodingNamed } from "./charset.ts";
import { encodeText } from "./encode-text.ts";

/**
 * The bytes of a message that somebody pasted or typed, a segment a line: line ends become CR, and the text is written in the
 * character set that its own MSH-18 declares (UTF-8 where it declares none that we know).
 */
export function writeText(text: string): Buffer {
  const lines = text.replace(/\r?\n/g, "\r");
  const msh = /(?:^|\r)[\s\ufeff\v]*MSH(.)([^\r]*)/.exec(lines);
  const separator = msh?.[1] ?? "|";
  const [declared = ""] = (msh?.[2]?.split(separator, 17)[16] ?? "").split(msh?.[2]?.[1] ?? "~");
  return encodeText(lines, encodingNamed(declared) ?? "utf-8");
}
