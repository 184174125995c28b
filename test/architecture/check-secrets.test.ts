import assert from "node:assert/strict";
import { test } from "node:test";
import { findSecrets } from "./check-secrets.ts";

// Put together here, so that this file itself holds none.
const planted = [
  ["a private key", `-----BEGIN ${"PRIVATE"} KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj`],
  ["an AWS access key", `AKIA${"IOSFODNN7EXAMPLE"}`],
  ["a GitHub token", `ghp_${"a1B2".repeat(9)}`],
  ["an npm token", `//host/:_auth${"Token"}=abc`],
  ["a signed token", `eyJ${"a".repeat(24)}.eyJ${"b".repeat(24)}.${"c".repeat(24)}`],
  ["a password in an address", `postgresql://crossbay:${"s3cret"}@db.example/crossbay`],
  ["the address of a package registry", `https://registry.${"npmjs"}.org/pg`],
] as const;

for (const [what, text] of planted) {
  test(`${what} in a tracked file is found, and not repeated`, () => {
    assert.deepEqual(findSecrets("docs/a.md", `first line\n${text}\n`), [`docs/a.md:2 holds ${what}.`]);
  });
}

test("names and placeholders of secrets pass", () => {
  const text = [
    "CROSSBAY_SMTP_URL=smtp://user:<password>@mail.example",
    `postgresql://\${role}:\${password}@\${host}/db`,
    "-----BEGIN PRIVATE KEY----- …",
    "see https://www.npmjs.com for the package",
  ].join("\n");
  assert.deepEqual(findSecrets("docs/a.md", text), []);
});
