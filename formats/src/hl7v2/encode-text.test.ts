import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBytes } from "./charset.ts";
import { encodeText } from "./encode-text.ts";

test("what a character set can say is written as it is read", () => {
  const texts: [encoding: string, text: string][] = [
    ["utf-8", "Muñoz 山田"],
    ["utf-16", "Muñoz 山田"],
    ["windows-1252", "Muñoz’s €"],
    ["iso-8859-2", "Novákř"],
    ["iso-8859-5", "Иван"],
    ["iso-8859-7", "Νίκος"],
    ["iso-8859-15", "€"],
    ["iso-2022-jp", "MSA 山田 and 子"],
    ["shift_jis", "山田"],
    ["gb18030", "王"],
    ["euc-kr", "김"],
    ["big5", "王"],
  ];
  for (const [encoding, text] of texts) {
    const read = decodeBytes(encodeText(text, encoding), encoding);
    assert.equal(read.replace(/^\ufeff/, ""), text, encoding);
  }
});

test("what a character set cannot say becomes a question mark", () => {
  assert.equal(encodeText("Ивan", "windows-1252").toString("latin1"), "??an");
  assert.equal(encodeText("Ö 山", "iso-2022-jp").toString("latin1"), "? \x1b$B;3\x1b(B");
});
