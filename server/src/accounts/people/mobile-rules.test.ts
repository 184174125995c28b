import assert from "node:assert/strict";
import { test } from "node:test";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { readMobile } from "./mobile-rules.ts";

test("a mobile number of any country is kept as E.164, as people there write it after the country's code", () => {
  const countries = getCountries();
  assert.ok(countries.length > 200);
  for (const country of countries) {
    const number = getExampleNumber(country, examples)!;
    for (const written of [number.number, number.formatInternational(), number.number.replace("+", "00")]) {
      assert.deepEqual(readMobile(written), { mobile: number.number }, `${country} ${written}`);
    }
  }
});

test("a number of the United States is taken with and without its country code", () => {
  for (const written of ["(518) 555-0142", "518.555.0142", "1 518 555 0142", "+1 518-555-0142", "+15185550142"]) {
    assert.deepEqual(readMobile(written), { mobile: "+15185550142" }, written);
  }
});

test("a landline is refused and called one, where the numbering plan tells", () => {
  for (const written of [
    "+44 20 7946 0018",
    "+49 30 123456",
    "+33 1 09 75 83 51",
    "+81 3-1234-5678",
    "+54 11 2345 6789",
    "+61 2 1234 5678",
  ]) {
    const read = readMobile(written);
    assert.match("refused" in read ? read.refused : "", /landline/, written);
  }
});

test("a service's number is refused", () => {
  for (const written of ["+1 800 555 0199", "+1 900 555 0123", "+44 800 123 4567", "+49 137 7123456"]) {
    const read = readMobile(written);
    assert.match("refused" in read ? read.refused : "", /service/, written);
  }
});

test("junk and impossible numbers are refused", () => {
  for (const written of [
    "",
    "none",
    "n/a",
    "911",
    "555-0142",
    "+",
    "+1",
    "0000000000",
    "1111111111",
    "123456789012",
    "+1 555 123 4567",
    "+999 123 456 789",
    "+1 518 555 01422",
    "+39 1234567890",
    "1-800-FLOWERS",
    "518 555 0142 ext 3",
    "518 555 0142x3",
    "tel:+15185550142;ext=3",
    "call +1 518 555 0142",
    "518 555 0142, 518 555 0143",
    "٥١٨٥٥٥٠١٤٢",
    "+1\u0000 518 555 0142",
    "5".repeat(40),
  ]) {
    assert.ok("refused" in readMobile(written), written);
  }
});

test("full-width digits and typographic dashes are read", () => {
  assert.deepEqual(readMobile("＋１ ５１８‑５５５–０１４２"), { mobile: "+15185550142" });
});
