import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { usualDelimiters } from "./delimiters.ts";
import { escapeText, unescapeText } from "./escape.ts";

const cases: [what: string, sent: string, read: string][] = [
  ["delimiters", "\\F\\ \\S\\ \\T\\ \\R\\ \\E\\", "| ^ & ~ \\"],
  ["no escape at all", "plain", "plain"],
  ["a line break", "one\\.br\\two", "one\ntwo"],
  ["several blank lines", "one\\.sp2\\two", "one\n\ntwo"],
  ["spaces", "one\\.sk3\\two", "one   two"],
  ["indents and other formatting", "\\.in+4\\\\.fi\\text\\.nf\\", "text"],
  ["highlighting", "a \\H\\bold\\N\\ word", "a bold word"],
  ["bytes as hexadecimal, in the message's character set", "Mu\\XC3B1\\oz", "Muñoz"],
  ["line ends as hexadecimal", "one\\X0D0A\\two", "one\r\ntwo"],
  ["broken hexadecimal stays", "\\X0G\\", "\\X0G\\"],
  ["a character set switch stays", "\\C2842\\", "\\C2842\\"],
  ["a local escape stays", "\\Zxyz\\", "\\Zxyz\\"],
  ["a path of folders stays", "C:\\temp\\file", "C:\\temp\\file"],
  ["an unended escape stays", "50\\", "50\\"],
  ["an unknown escape does not swallow the next", "\\odd\\F\\", "\\odd|"],
];

for (const [what, sent, read] of cases) {
  test(`escapes: ${what}`, () => assert.equal(unescapeText(sent, usualDelimiters), read));
}

test("bytes of hexadecimal are read in the character set of the message", () => {
  assert.equal(unescapeText("\\XF1\\", usualDelimiters, "windows-1252"), "ñ");
});

test("the truncation character of 2.7 has its own escape", () => {
  assert.equal(unescapeText("a\\P\\b", { ...usualDelimiters, truncation: "#" }), "a#b");
});

test("a sender without an escape character escapes nothing", () => {
  assert.equal(unescapeText("a\\F\\b", { ...usualDelimiters, escape: "" }), "a\\F\\b");
});

test("any text that is escaped reads as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeText(text, usualDelimiters);
      assert.doesNotMatch(escaped, /[|^&~\r\n]/);
      assert.equal(unescapeText(escaped, usualDelimiters), text);
    }),
    { numRuns: 500 },
  );
});
