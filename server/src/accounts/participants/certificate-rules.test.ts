import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { makeCertificate } from "../../../../test/support/certificates.ts";
import { dueExpiryWarning, readCertificate } from "./certificate-rules.ts";

const now = new Date("2026-11-22T12:00:00Z");
const { certificate, key } = await makeCertificate("engine.hospital.example");

test("a certificate is known by its fingerprint, its subject and its term", () => {
  const facts = readCertificate(certificate, now);
  assert.ok(!("refused" in facts));
  assert.equal(facts.subject, "CN=engine.hospital.example");
  assert.equal(facts.fingerprint.length, 32);
  assert.equal(facts.validUntil.toISOString(), "2046-01-01T00:00:00.000Z");
});

const refusals = [
  ["no certificate", "hello", /holds no X\.509 certificate/],
  ["a torn certificate", certificate.replace(/.{40}\n/, ""), /holds no X\.509 certificate/],
  ["a private key beside it", certificate + key, /private key/],
  ["a whole chain", certificate + certificate, /several certificates/],
] as const;
for (const [what, pem, sentence] of refusals) {
  test(`refused in a sentence: ${what}`, () => {
    const facts = readCertificate(pem, now);
    assert.ok("refused" in facts);
    assert.match(facts.refused, sentence);
  });
}

test("a public key alone is no certificate, and an expired certificate is refused with its date", async () => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const alone = readCertificate(publicKey.export({ type: "spki", format: "pem" }).toString(), now);
  assert.ok("refused" in alone);
  const old = await makeCertificate("old.example", { until: new Date("2026-06-30T00:00:00Z") });
  assert.deepEqual(readCertificate(old.certificate, now), { refused: "The certificate expired on 2026-06-30." });
});

test("people are told 30, 14, 7, 3 and 1 days before a certificate ends, and when it has ended", () => {
  const endsIn = (days: number) => dueExpiryWarning(new Date(now.getTime() + days * 86_400_000), now);
  assert.deepEqual([45, 30.5, 30, 20, 14, 8, 7, 3, 2, 1, 0.2, 0, -5].map(endsIn), [
    undefined,
    undefined,
    30,
    30,
    14,
    14,
    7,
    3,
    3,
    1,
    1,
    0,
    0,
  ]);
});
