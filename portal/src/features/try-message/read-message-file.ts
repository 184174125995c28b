const charactersMax = 1_000_000;
// UTF-16 is the widest that a message comes in, and framing adds little.
const bytesMax = 4 * charactersMax;

const startOfFrame = "\u000b";
const endOfFrame = "\u001c";

/**
 * Reads a message from a file, in this browser. Bytes that are no UTF-8 are read as ISO 8859-1, which knows every byte; the
 * marks of MLLP around it are left out.
 */
export async function readMessageFile(file: Blob): Promise<{ text: string } | "too-large" | "unreadable"> {
  if (file.size > bytesMax) return "too-large";
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return "unreadable";
  const text = unframed(decode(bytes).replace(/\r\n?/g, "\n"));
  return text.length > charactersMax ? "too-large" : { text };
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("iso-8859-1").decode(bytes);
  }
}

function unframed(text: string): string {
  const end = text.lastIndexOf(endOfFrame);
  const isAtEnd = end >= 0 && text.slice(end + 1).trim() === "";
  return text.slice(text.startsWith(startOfFrame) ? 1 : 0, isAtEnd ? end : undefined);
}
