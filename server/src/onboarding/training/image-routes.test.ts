import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AccountsWorld, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { trainingRoutes } from "./training-routes.ts";

let world: AccountsWorld;
before(async () => {
  world = await startAccountsWorld({}, trainingRoutes);
});
after(() => world.stop());

test("the pictures of the courses are shown to anybody, as pictures, and nothing else lies there", async () => {
  const picture = await world.http.inject({ url: "/training/images/sign-in.svg" });
  assert.equal(picture.statusCode, 200);
  assert.equal(picture.headers["content-type"], "image/svg+xml");
  assert.equal(picture.headers["x-content-type-options"], "nosniff");
  assert.match(String(picture.headers["content-security-policy"]), /default-src 'none'/);
  for (const path of [
    "",
    "none.svg",
    "..%2fconsent%2fcourse.json",
    "%2e%2e/consent/course.json",
    "sign-in.svg%00.png",
  ]) {
    assert.ok((await world.http.inject({ url: `/training/images/${path}` })).statusCode >= 400, path);
  }
});
