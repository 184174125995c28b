import assert from "node:assert/strict";
import { test } from "node:test";
import { accountsDefaults } from "../settings.ts";
import { hashPassword, unmatchableHash, verifyPassword } from "./password-hash.ts";

const cheap = { passwordMemoryKib: 64, passwordPasses: 1 };

test("a password is stored as Argon2id with 19 MiB, two passes and a salt of its own", async () => {
  const [one, other] = await Promise.all([
    hashPassword("copper violin", accountsDefaults),
    hashPassword("copper violin", accountsDefaults),
  ]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await verifyPassword(one, "copper violin"), true);
  assert.equal(await verifyPassword(one, "copper violin "), false);
});

test("a hash is checked with the cost that it was made with", async () => {
  assert.equal(await verifyPassword(await hashPassword("copper violin", cheap), "copper violin"), true);
});

test("a hash of the reference implementation is understood", async () => {
  // phc-winner-argon2, src/test.c: Argon2id, version 19, "password", "somesalt".
  const phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  assert.equal(await verifyPassword(phc, "password"), true);
  assert.equal(await verifyPassword(phc, "passwore"), false);
});

test("composed and decomposed Unicode are the same password", async () => {
  const phc = await hashPassword("forêt près du château".normalize("NFC"), cheap);
  assert.equal(await verifyPassword(phc, "forêt près du château".normalize("NFD")), true);
});

test("no password matches the hash that stands in for an unknown account", async () => {
  const phc = unmatchableHash(cheap);
  for (const password of ["", "password", "\0"]) assert.equal(await verifyPassword(phc, password), false);
});

test("what is no PHC string is a fault, not a wrong password", async () => {
  await assert.rejects(verifyPassword("plain text", "plain text"), /not an Argon2id PHC string/);
});

test("many passwords at once are all hashed", async () => {
  const hashes = await Promise.all(Array.from({ length: 25 }, (_, nth) => hashPassword(`password ${nth}`, cheap)));
  assert.equal(new Set(hashes).size, 25);
});
