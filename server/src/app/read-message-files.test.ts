import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readMessageFiles } from "./read-message-files.ts";

const folder = mkdtempSync(join(tmpdir(), "crossbay-files-"));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const textsOf = (path: string): string[] => readMessageFiles([path]).messages.map(({ bytes }) => bytes.toString());

const one = "MSH|^~\\&|A|B|||20260301||ADT^A01|1|P|2.5.1\rPID|1||7\r";
const two = "MSH|^~\\&|A|B|||20260301||ADT^A08|2|P|2.5.1\rPID|1||7\r";

test("one or many messages are read from a file, whatever its line ends", () => {
  for (const lineEnd of ["\r", "\n", "\r\n"]) {
    const text = (one + two).replaceAll("\r", lineEnd);
    const read = textsOf(write("many.hl7", text));
    assert.deepEqual(
      read.map((message) => message.replace(/\r\n?|\n/g, "\r")),
      [one, two],
    );
  }
});

test("framed messages and a byte order mark are read", () => {
  assert.deepEqual(textsOf(write("framed.txt", `\x0b${one}\x1c\r\x0b${two}\x1c\r`)), [one, two]);
  assert.deepEqual(textsOf(write("mark.hl7", `\ufeff${one}`)), [one]);
});

test("a batch envelope is left out, and said so", () => {
  const read = readMessageFiles([write("batch.hl7", `FHS|^~\\&\rBHS|^~\\&\r${one}${two}BTS|2\rFTS|1\r`)]);
  assert.equal(read.messages.length, 2);
  assert.match(read.notes[0] ?? "", /batch envelope/);
});

test("a message that was written as a program's text is read as the characters it means", () => {
  const written = one.replaceAll("\\", "\\\\").replaceAll("\r", "\\r\n");
  const read = readMessageFiles([write("written.hl7", written)]);
  assert.deepEqual(
    read.messages.map(({ bytes }) => bytes.toString().replaceAll("\n", "\r")),
    [one],
  );
  assert.match(read.notes[0] ?? "", /written/);
});

test("folders are read whole, by name, and files without messages are named", () => {
  const nested = join(folder, "nested");
  mkdirSync(join(nested, "deeper"), { recursive: true });
  writeFileSync(join(nested, "b.hl7"), two);
  writeFileSync(join(nested, "a.dat"), one);
  writeFileSync(join(nested, "deeper", "c.hl7"), one);
  writeFileSync(join(nested, "README"), "Nothing here.\n");
  const read = readMessageFiles([nested]);
  assert.deepEqual(
    read.messages.map(({ file }) => file.slice(nested.length + 1)),
    ["a.dat", "b.hl7", join("deeper", "c.hl7")],
  );
  assert.deepEqual(read.notes, [`${join(nested, "README")}: holds no message.`]);
});

test("a path that is not there is named in one sentence", () => {
  assert.throws(() => readMessageFiles([join(folder, "missing")]), /There is no file or folder .*missing/);
});
