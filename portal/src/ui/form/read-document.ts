const bytesMax = 5 * 1024 * 1024;

/** How each kind begins; the exchange looks again. */
const beginnings: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

/** A signed document as base64: a PDF, PNG or JPEG of at most 5 MB, by its bytes and not by its name. */
export async function readDocument(file: Blob): Promise<{ base64: string } | { refused: "kind" | "too-large" }> {
  if (file.size > bytesMax) return { refused: "too-large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const known = beginnings.some((beginning) => beginning.every((byte, place) => bytes[place] === byte));
  return known ? { base64: base64Of(bytes) } : { refused: "kind" };
}

function base64Of(bytes: Uint8Array): string {
  const bytesAtOnce = 0x8000;
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += bytesAtOnce) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + bytesAtOnce)));
  }
  return btoa(parts.join(""));
}
