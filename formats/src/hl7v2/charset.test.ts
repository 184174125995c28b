import assert from "node:assert/strict";
import { test } from "node:test";
import { encodingNamed } from "./charset.ts";
import { parseMessage } from "./parse-message.ts";

const head = (charset: string) => `MSH|^~\\&|A|B|||20260312||ADT^A01|1|P|2.5||||||${charset}\rPID|1||7||`;
const surname = (bytes: Buffer, defaultCharset?: string) => {
  const parsed = parseMessage(bytes, defaultCharset === undefined ? {} : { defaultCharset });
  assert.ok(parsed.ok);
  return { family: parsed.message.find("PID")?.text(5), warned: parsed.warnings.map((warning) => warning.sentence) };
};
const message = (charset: string, name: Buffer) =>
  Buffer.concat([Buffer.from(head(charset)), name, Buffer.from("^X\r")]);

const cases: [what: string, charset: string, bytes: Buffer, family: string][] = [
  ["UTF-8", "UNICODE UTF-8", Buffer.from("Muñoz 山田"), "Muñoz 山田"],
  ["ISO 8859-1", "8859/1", Buffer.from("Mu\xf1oz", "latin1"), "Muñoz"],
  ["ISO 8859-2", "8859/2", Buffer.from([0x4e, 0x6f, 0x76, 0xe1, 0x6b, 0xf8]), "Novákř"],
  ["ISO 8859-5", "8859/5", Buffer.from([0xb8, 0xd2, 0xd0, 0xdd]), "Иван"],
  ["ISO 8859-7", "8859/7", Buffer.from([0xcd, 0xdf, 0xea, 0xef, 0xf2]), "Νίκος"],
  ["ISO 8859-8", "8859/8", Buffer.from([0xeb, 0xe4, 0xef]), "כהן"],
  ["ISO 8859-9", "8859/9", Buffer.from([0xde, 0x65, 0x6e]), "Şen"],
  ["ISO 8859-15", "8859/15", Buffer.from([0xa4]), "€"],
  ["Japanese by ISO 2022", "~ISO IR87", Buffer.from("1b24423b3345441b2842", "hex"), "山田"],
  ["Korean", "KS X 1001", Buffer.from([0xb1, 0xe8]), "김"],
  ["Chinese", "GB 18030-2000", Buffer.from([0xcd, 0xf5]), "王"],
  ["undeclared UTF-8", "", Buffer.from("Muñoz"), "Muñoz"],
  ["undeclared bytes of Windows", "", Buffer.from([0x4d, 0x75, 0xf1, 0x6f, 0x7a, 0x92]), "Muñoz’"],
  ["plain ASCII", "ASCII", Buffer.from("Smith"), "Smith"],
];

for (const [what, charset, bytes, family] of cases) {
  test(`character sets: ${what}`, () => {
    assert.deepEqual(surname(message(charset, bytes)), { family, warned: [] });
  });
}

test("a byte order mark is no part of the message", () => {
  const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), message("", Buffer.from("Muñoz"))]);
  assert.equal(surname(bytes).family, "Muñoz");
});

test("UTF-16 is known by its mark", () => {
  const bytes = Buffer.from(`\ufeff${head("UNICODE UTF-16")}Muñoz^X\r`, "utf16le");
  assert.equal(surname(bytes).family, "Muñoz");
});

test("a source's own character set is taken where the message declares none", () => {
  assert.equal(surname(message("", Buffer.from([0xb8, 0xd2])), "8859/5").family, "Ив");
});

test("bytes that do not fit the declared character set are read with a warning", () => {
  const wrong = surname(message("UNICODE UTF-8", Buffer.from([0x4d, 0xf1, 0x7a])));
  assert.equal(wrong.family, "M\ufffdz");
  assert.equal(wrong.warned.length, 1);
  const ascii = surname(message("ASCII", Buffer.from("Muñoz")));
  assert.equal(ascii.family, "Muñoz");
  assert.equal(ascii.warned.length, 1);
  const unknown = surname(message("KLINGON", Buffer.from("Muñoz")));
  assert.equal(unknown.family, "Muñoz");
  assert.equal(unknown.warned.length, 1);
});

test("all character sets of table 0211 that have a decoder are known, 8859/12 does not exist", () => {
  for (const part of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16])
    assert.ok(encodingNamed(`8859/${part}`), `8859/${part}`);
  assert.equal(encodingNamed("8859/12"), undefined);
  assert.equal(encodingNamed("CNS 11643-1992"), undefined);
});
