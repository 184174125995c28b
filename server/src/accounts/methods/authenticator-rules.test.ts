import assert from "node:assert/strict";
import { test } from "node:test";
import { generateSync } from "otplib";
import { authenticatorUri, makeAuthenticatorSecret, stepOfCode } from "./authenticator-rules.ts";

// RFC 6238 appendix B: the ASCII secret "12345678901234567890", last six of the eight digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

test("the codes of RFC 6238 are understood, with their time steps", () => {
  for (const [seconds, code, step] of [
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_111_111_111, "050471", 37_037_037],
    [20_000_000_000, "353130", 666_666_666],
  ] as const) {
    assert.equal(stepOfCode(secret, code, at(seconds)), step);
  }
});

test("a phone's clock may be off by one step of thirty seconds, and no more", () => {
  const now = 1_773_324_000;
  const accepted = [-90, -61, -60, -31, -30, -1, 0, 29, 30, 59, 60, 90].filter(
    (offBy) => stepOfCode(secret, generateSync({ secret, epoch: now + offBy }), at(now)) !== undefined,
  );
  assert.deepEqual(accepted, [-30, -1, 0, 29, 30, 59]);
});

test("a secret has 160 bits and stands in the address for the QR code", () => {
  const made = makeAuthenticatorSecret();
  assert.match(made, /^[A-Z2-7]{32}$/);
  assert.notEqual(made, makeAuthenticatorSecret());
  const uri = new URL(authenticatorUri("Crossbay: North & South", "rdelgado", made));
  assert.equal(uri.searchParams.get("secret"), made);
  assert.equal(uri.searchParams.get("issuer"), "Crossbay: North & South");
  assert.ok(decodeURIComponent(uri.pathname).endsWith(":rdelgado"));
});
