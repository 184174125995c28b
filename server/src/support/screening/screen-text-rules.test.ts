import assert from "node:assert/strict";
import { test } from "node:test";
import { screenText } from "./screen-text-rules.ts";

const credentials: readonly [string, string][] = [
  ["My password is Winter2026! and I cannot sign in", "My password is •••••••• and I cannot sign in"],
  ["password: hunter2", "password: ••••••••"],
  ["Temporary password = kX9-plum-44, what now?", "Temporary password = ••••••••, what now?"],
  ["my password is copper violin under seven moons but it is refused", "my password is •••••••• but it is refused"],
  ['The passphrase is "blue gate four".', "The passphrase is ••••••••."],
  ["pwd:\n  Xy12!zz", "pwd:\n  ••••••••"],
  ["user rosa.delgado password Sommer77", "user rosa.delgado password ••••••••"],
  ["The password for rosa.delgado is Sommer77.", "The password for rosa.delgado is ••••••••."],
  ["mi contraseña es Verano2026", "mi contraseña es ••••••••"],
  ["The code is 12345678", "The code is ••••••••"],
  ["I got the SMS 0042 1187 but it says wrong", "I got the SMS •••••••• but it says wrong"],
  ["security code: 123456", "security code: ••••••••"],
  ["04219987", "••••••••"],
];

for (const [written, masked] of credentials) {
  test(`a password or code is masked in: ${written}`, () => {
    const screened = screenText(written);
    assert.equal(screened.text, masked);
    assert.equal(screened.credentials.length, 1);
  });
}

const harmless = [
  "My password is not accepted",
  "The password is wrong, it says",
  "Password: expired",
  "password reset does not work",
  "I forgot my password and the code never comes",
  "The code is not coming by SMS",
  "The page shows error code 40012345",
  "Please call 518-555-0142",
  "Request 01983a44-1234-7abc-8def-0123456789ab",
  "Our participation agreement of 3/12/2026",
  "Ticket T-2026-00012, ZIP code: 12345",
  "Is my password good for the new site?",
  "Ask 12 people on 2026-03-12 at 14:00",
];

for (const written of harmless) {
  test(`nothing is masked in: ${written}`, () => {
    const { text, credentials: kinds, patientSigns } = screenText(written);
    assert.deepEqual({ text, kinds, patientSigns }, { text: written, kinds: [], patientSigns: [] });
  });
}

const patients: readonly [string, string, string][] = [
  ["SSN 219-09-9999", "social-security-number", "SSN ••••••••"],
  ["her social security number is 219099999", "social-security-number", "her social security number is ••••••••"],
  ["MRN: CGH-0012345 is missing", "record-number", "MRN: •••••••• is missing"],
  ["medical record number 4711234", "record-number", "medical record number ••••••••"],
  ["DOB 03/12/57", "birth-date", "DOB ••••••••"],
  ["Maria Gutierrez, born on March 12, 1957", "birth-date", "Maria Gutierrez, born on ••••••••"],
  ["Maria Gutierrez 1957-03-12 cannot be found", "birth-date", "Maria Gutierrez •••••••• cannot be found"],
  ["Fecha de nacimiento: 12 de marzo de 1957", "birth-date", "Fecha de nacimiento: ••••••••"],
  ["Medicare 1EG4-TE5-MK73", "insurance-number", "Medicare ••••••••"],
  ["PID|1||4711^^^CGH||GUTIERREZ^MARIA", "message", "••••••••"],
];

for (const [written, sign, redacted] of patients) {
  test(`what looks like a patient's is told, and hidden from those who need not read it: ${written}`, () => {
    const screened = screenText(written);
    assert.deepEqual(screened.patientSigns, [sign]);
    assert.equal(screened.redacted, redacted);
    assert.equal(screened.text, written);
  });
}

test("a hundred thousand signs are looked through in no time, however they repeat", () => {
  const repeated = ["password ", "password is ", "1234 ", "born ", "code is 1-", "a".repeat(10), "12/", '"', "MRN "];
  for (const part of repeated) screenText(part.repeat(Math.ceil(100_000 / part.length)));
});
