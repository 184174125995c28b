import assert from "node:assert/strict";
import { test } from "node:test";
import { readSent, readSignInAddress } from "./sign-in-address.ts";

const sent = {
  signInId: "01890000-0000-7000-8000-000000000501",
  sentTo: "•• 12",
  codeLivesSeconds: 300,
  method: "sms",
  methods: ["sms", "passkey"],
};
const inAddress = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("somebody whom the own directory vouches for goes on with the second factor", () => {
  assert.deepEqual(readSent(inAddress(sent)), sent);
});

test("an address that was cut or made up leads to the password", () => {
  assert.equal(readSent(inAddress(sent).slice(0, -9)), undefined);
  assert.equal(readSent(inAddress({ ...sent, methods: ["shout"] })), undefined);
  assert.equal(readSent("%%%"), undefined);
  assert.equal(readSent(""), undefined);
});

test("nothing else in the address counts", () => {
  assert.deepEqual(readSignInAddress({ sso: "accepted", next: "/search" }), {});
  assert.deepEqual(readSignInAddress({ sso: "link" }), { sso: "link" });
});
