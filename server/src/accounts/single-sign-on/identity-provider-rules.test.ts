import assert from "node:assert/strict";
import { test } from "node:test";
import { readPatientClaim, refuseIdentityProvider } from "./identity-provider-rules.ts";

const directory = {
  id: "cgh",
  name: "Crossbay General",
  issuer: "https://login.cgh.example",
  clientId: "crossbay",
  clientSecret: "a secret",
  scope: "openid profile",
};

test("a directory needs TLS, a secret and the scope of OpenID Connect", () => {
  assert.equal(refuseIdentityProvider(directory), undefined);
  assert.equal(refuseIdentityProvider({ ...directory, issuer: "http://127.0.0.1:8443" }), undefined);
  assert.match(refuseIdentityProvider({ ...directory, issuer: "http://login.cgh.example" })!, /https/);
  assert.match(refuseIdentityProvider({ ...directory, issuer: "http://127.0.0.1.evil.example" })!, /https/);
  assert.match(refuseIdentityProvider({ ...directory, clientSecret: "" })!, /secret/);
  assert.match(refuseIdentityProvider({ ...directory, scope: "profile" })!, /openid/);
  assert.match(refuseIdentityProvider({ ...directory, id: "../x" })!, /id/);
});

test("a patient is understood as EHRs write one", () => {
  for (const claim of ["100245", " 100245 ", "100245^^^CGH", "urn:oid:1.2.3|100245", "Patient/100245"]) {
    assert.equal(readPatientClaim(claim), "100245", claim);
  }
  for (const claim of [undefined, null, 7, "", "  ", "Patient/", "x".repeat(300)]) {
    assert.equal(readPatientClaim(claim), undefined);
  }
});
