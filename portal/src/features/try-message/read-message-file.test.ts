import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessageFile } from "./read-message-file.ts";

test("a file as it stood on the wire is read without its frame, a segment a line", async () => {
  const file = new Blob(["\u000bMSH|^~\\&|A\rPID|1||7\r\u001c\r"]);
  assert.deepEqual(await readMessageFile(file), { text: "MSH|^~\\&|A\nPID|1||7\n" });
});

test("bytes that are no UTF-8 are read as Latin-1", async () => {
  assert.deepEqual(await readMessageFile(new Blob([Buffer.from("PID|Núñez", "latin1")])), { text: "PID|Núñez" });
});

test("a file that no message could be is not read", async () => {
  assert.equal(await readMessageFile(new Blob(["x".repeat(1_000_001)])), "too-large");
});
