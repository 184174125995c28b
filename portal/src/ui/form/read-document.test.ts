import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "./read-document.ts";

test("a signed document is told by its bytes and not by its name", async () => {
  assert.deepEqual(await readDocument(new Blob(["%PDF-1.7 signed"])), { base64: btoa("%PDF-1.7 signed") });
  assert.deepEqual(await readDocument(new File(["MZ"], "signed.pdf")), { refused: "kind" });
  assert.deepEqual(await readDocument(new Blob([])), { refused: "kind" });
});

test("a document of more than 5 MB is refused before it is read", async () => {
  const large = new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]);
  assert.deepEqual(await readDocument(large), { refused: "too-large" });
});

test("a large document comes whole", async () => {
  const bytes = new Uint8Array(200_000).map((_, place) => (place < 4 ? [0x89, 0x50, 0x4e, 0x47][place]! : place % 251));
  const read = await readDocument(new Blob([bytes]));
  assert.ok("base64" in read);
  assert.deepEqual(new Uint8Array(Buffer.from(read.base64, "base64")), bytes);
});
