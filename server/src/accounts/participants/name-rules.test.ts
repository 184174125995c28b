import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanName, foldName, searchText } from "./name-rules.ts";

const same: [string, string][] = [
  ["LANTERN Street", "Lantern street"],
  ["Cafe\u0301 Clinic", "Café Clinic"],
  ["Straße", "STRASSE"],
  ["ΟΔΟΣ", "οδος"],
  ["ﬁrst Clinic", "First clinic"],
  ["Pier\u00a0Nine", " Pier  Nine "],
  ["Pier\u200bNine", "PierNine"],
  ["Ｐｉｅｒ", "pier"],
];
for (const [one, other] of same) {
  test(`"${one}" and "${other}" are one name`, () => assert.equal(foldName(one), foldName(other)));
}

test("accents tell names apart, and do not matter for looking up", () => {
  assert.notEqual(foldName("Clinica Pena"), foldName("Clínica Peña"));
  assert.equal(searchText("Clínica Peña", "Mill Road"), "clinica pena\nmill road");
});

test("a name is kept as it was typed, without control characters and spaces too many", () => {
  assert.equal(cleanName("  Pier\tNine\u0000 O’Brien‑Clinic "), "Pier Nine O’Brien‑Clinic");
});
