import assert from "node:assert/strict";
import { test } from "node:test";
import { mendedBytes } from "./mended-bytes-rules.ts";

const header = (charset: string) => `MSH|^~\\&|A|B|||1||ADT^A01|1|P|2.5.1||||||${charset}`;

test("whatever ends the lines of a text, the segments end with CR", () => {
  for (const text of ["MSH|a\nPID|1", "MSH|a\r\nPID|1\r\n", "MSH|a\rPID|1\r"]) {
    assert.equal(mendedBytes(text).toString(), "MSH|a\rPID|1\r");
  }
});

test("a character set that lacks a character gives way to UTF-8, and no other does", () => {
  const mended = (charset: string, name: string) => mendedBytes(`${header(charset)}\nPID|${name}\n`).toString();
  assert.equal(mended("8859/1", "Doe"), `${header("8859/1")}\rPID|Doe\r`);
  assert.equal(mended("8859/1", "Dvořák"), `${header("UNICODE UTF-8")}\rPID|Dvořák\r`);
  assert.equal(mended("UNICODE UTF-8", "Dvořák"), `${header("UNICODE UTF-8")}\rPID|Dvořák\r`);
  assert.equal(mended("", "Dvořák"), `${header("")}\rPID|Dvořák\r`);
  assert.equal(mendedBytes("no header: é").toString(), "no header: é\r");
});
