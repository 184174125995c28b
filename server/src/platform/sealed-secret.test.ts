import assert from "node:assert/strict";
import { test } from "node:test";
import { deriveKeys } from "./keys.ts";
import { openSecret, sealSecret } from "./sealed-secret.ts";

const key = deriveKeys(Buffer.alloc(32, 7)).secrets;

test("a sealed secret opens for its owner, and never looks the same twice", () => {
  const one = sealSecret(key, "rosa", "JBSWY3DPEHPK3PXP é");
  assert.equal(openSecret(key, "rosa", one), "JBSWY3DPEHPK3PXP é");
  assert.ok(!one.includes("JBSWY3DPEHPK3PXP"));
  assert.notDeepEqual(one, sealSecret(key, "rosa", "JBSWY3DPEHPK3PXP é"));
});

test("a sealed secret that is somebody else's, was changed or cut, or comes from another exchange does not open", () => {
  const sealed = sealSecret(key, "rosa", "JBSWY3DPEHPK3PXP");
  assert.throws(() => openSecret(key, "amara", sealed));
  assert.throws(() => openSecret(deriveKeys(Buffer.alloc(32, 8)).secrets, "rosa", sealed));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => openSecret(key, "rosa", changed), `byte ${at}`);
  }
  assert.throws(() => openSecret(key, "rosa", sealed.subarray(0, 20)));
});
