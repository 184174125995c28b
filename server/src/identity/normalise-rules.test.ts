import assert from "node:assert/strict";
import { test } from "node:test";
import { comparable } from "./compare-rules.ts";
import { isIdentifierStandIn } from "./demographics-rules.ts";
import {
  cleanAddressLine,
  cleanPhone,
  cleanPostalCode,
  cleanSsn,
  foldFamily,
  foldSuffix,
  foldWords,
} from "./normalise-rules.ts";
import { jaroWinkler, soundex } from "./similarity-rules.ts";

test("names meet whatever their accents, case, hyphens and particles", () => {
  assert.deepEqual(foldFamily("de Vries-Muñoz"), ["VRIES", "MUNOZ", "DEVRIESMUNOZ"]);
  assert.deepEqual(foldFamily("O'Brien"), ["OBRIEN"]);
  assert.deepEqual(foldFamily("O Brien"), ["BRIEN", "OBRIEN"]);
  assert.deepEqual(foldFamily("Łukasiewicz Jr."), ["LUKASIEWICZ"]);
  assert.deepEqual(foldFamily("Van"), ["VAN"]);
  assert.deepEqual(foldWords("Anna-Lena  Søren"), ["ANNA", "LENA", "SOREN"]);
  assert.deepEqual(
    [foldSuffix("Jr."), foldSuffix(undefined, "Alvarez III"), foldSuffix("MD")],
    ["JR", "III", undefined],
  );
});

test("numbers that nobody was given are no numbers", () => {
  const ssns = [
    "000-12-3456",
    "666-12-3456",
    "900-12-3456",
    "999-99-9999",
    "123-00-4567",
    "123-45-0000",
    "078-05-1120",
    "12",
  ];
  for (const ssn of ssns) assert.equal(cleanSsn(ssn), undefined, ssn);
  assert.equal(cleanSsn("212 45 6789"), "212456789");
  for (const phone of ["555-555-5555", "000-0000", "(999) 999-9999", "1234567890", "n/a"]) {
    assert.equal(cleanPhone(phone), undefined, phone);
  }
  assert.equal(cleanPhone("+1 (518) 555-0143 ext 12"), "5185550143");
  for (const value of ["", "0000", "9999999", "UNKNOWN", "N/A"]) assert.equal(isIdentifierStandIn(value), true, value);
  assert.equal(isIdentifierStandIn("7"), false);
});

test("addresses are compared in one form, and no address is none", () => {
  assert.equal(cleanAddressLine("12 North Harbor Street, Apartment 3"), "12 N HARBOR ST APT 3");
  assert.equal(cleanAddressLine("homeless"), undefined);
  assert.equal(cleanPostalCode("10990-1234"), "10990");
  assert.equal(cleanPostalCode("00000"), undefined);
});

test("what sources write when they do not know is no evidence", () => {
  const view = { family: ["UNKNOWN"], given: ["BABY", "GIRL", "A"], birthDate: "1900-01-01", phones: [] };
  assert.deepEqual(comparable(view), { family: [], given: [], birthDate: undefined, phones: [] });
});

test("similarity and sound follow their definitions", () => {
  assert.equal(jaroWinkler("MARTHA", "MARHTA").toFixed(4), "0.9611");
  assert.equal(jaroWinkler("DIXON", "DICKSONX").toFixed(4), "0.8133");
  assert.equal(jaroWinkler("ABC", "XYZ"), 0);
  assert.deepEqual(["ROBERT", "RUPERT", "TYMCZAK", "PFISTER", "ASHCRAFT"].map(soundex), [
    "R163",
    "R163",
    "T522",
    "P236",
    "A261",
  ]);
});
