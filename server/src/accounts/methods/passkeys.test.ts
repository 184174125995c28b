import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { CodeSent, OwnAccount, Problem, Session } from "@crossbay/contract";
import { type AccountsWorld, goodPassword, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { PasskeyDevice } from "../../../../test/support/passkey-device.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";

const minutes = 60_000;
const origin = "http://localhost:8080";
const password = { password: goodPassword };
type Begun = { options: { challenge: string } };

let world: AccountsWorld;
let practice: Practice;
let username: string;
let browser: TestBrowser;
let number: number;
let device: PasskeyDevice;

before(async () => {
  ({ world, practice } = await startPracticeWorld({ addressFailuresMax: 10_000 }));
});
after(() => world.stop());
beforeEach(async () => {
  ({ number, username, browser } = await newNurse(world, practice));
  await browser.signIn(username);
  device = new PasskeyDevice(origin);
});

const beginAdding = async (): Promise<Begun["options"]> =>
  (await browser.post<Begun>("/api/account/passkeys/begin", password)).body.options;

const finishAdding = (response: unknown, name = "Desk in room 4") =>
  browser.post<Problem>("/api/account/passkeys/finish", { name, response });

async function addPasskey(): Promise<void> {
  assert.equal((await finishAdding(device.create(await beginAdding()))).status, 204);
}

async function beginSignIn(): Promise<{ signInId: string; options: Begun["options"] }> {
  const { signInId } = (await browser.begin(username)).body;
  const { body } = await browser.post<Begun>("/api/sign-in/passkey/begin", { signInId });
  return { signInId, options: body.options };
}

const finishSignIn = (signInId: string, response: unknown) =>
  browser.post<Session & Problem>("/api/sign-in/passkey/finish", { signInId, response });

test("a passkey is asked for first, no text message leaves, and it signs in", async () => {
  await addPasskey();
  const sentBefore = world.outbox.sms.length;
  const begun = (await browser.begin(username)).body as CodeSent;
  assert.deepEqual([begun.method, begun.methods], ["passkey", ["passkey", "sms"]]);
  assert.equal(world.outbox.sms.length, sentBefore);
  const { signInId, options } = await beginSignIn();
  assert.equal((await finishSignIn(signInId, device.get(options))).body.state, "active");
  const { methods } = (await browser.get<OwnAccount>("/api/account")).body;
  assert.equal(methods.passkeys[0]?.name, "Desk in room 4");
  assert.ok(methods.passkeys[0]?.lastUsedAt);
});

test("a challenge is for one answer, five minutes and its own sign-in", async () => {
  await addPasskey();
  const first = await beginSignIn();
  const second = await beginSignIn();
  assert.equal((await finishSignIn(second.signInId, device.get(first.options))).body.code, "second-factor-refused");
  assert.equal((await finishSignIn(second.signInId, device.get(second.options))).body.code, "second-factor-refused");
  assert.equal((await finishSignIn(first.signInId, device.get(first.options))).body.state, "active");
  const late = await beginSignIn();
  world.clock.advance(5 * minutes);
  assert.equal((await finishSignIn(late.signInId, device.get(late.options))).body.code, "second-factor-refused");
});

test("another site's page, another device, a copied counter and junk are refused", async () => {
  await addPasskey();
  const stranger = new PasskeyDevice(origin);
  const wrong = [
    (options: object) => device.get(options, { origin: "http://localhost.evil.example:8080" }),
    (options: object) => device.get({ ...options, rpId: "evil.example" }),
    (options: object) => stranger.get(options),
    (options: object) => ({ ...stranger.get(options), id: device.credentialId.toString("base64url") }),
  ];
  for (const answer of wrong) {
    const { signInId, options } = await beginSignIn();
    assert.equal((await finishSignIn(signInId, answer(options))).body.code, "second-factor-refused");
  }
  for (const junk of [null, "x", {}, [], { id: "x", response: {} }, { id: "x".repeat(5000) }]) {
    const { signInId } = await beginSignIn();
    assert.equal((await finishSignIn(signInId, junk)).body.code, "second-factor-refused", JSON.stringify(junk));
  }
  const { signInId, options } = await beginSignIn();
  assert.equal((await finishSignIn(signInId, device.get(options, { counter: 9 }))).status, 200);
  const copied = await beginSignIn();
  const lagging = await finishSignIn(copied.signInId, device.get(copied.options, { counter: 5 }));
  assert.equal(lagging.body.code, "second-factor-refused");
});

test("of many wrong answers at one sign-in five are looked at", async () => {
  await addPasskey();
  const { signInId } = (await browser.begin(username)).body;
  const codes = [];
  for (let nth = 0; nth < 7; nth += 1) codes.push((await finishSignIn(signInId, {})).body.code);
  assert.deepEqual(codes, [...Array(5).fill("second-factor-refused"), "code-expired", "code-expired"]);
});

test("a locked session is unlocked by a passkey that asked for finger, face or PIN", async () => {
  assert.equal((await browser.session()).hasPasskey, undefined);
  await addPasskey();
  world.clock.advance(16 * minutes);
  const locked = await browser.session();
  assert.equal(locked.state, "locked");
  assert.equal(locked.hasPasskey, true);
  const begin = async () => (await browser.post<Begun>("/api/session/unlock/passkey/begin")).body.options;
  const finish = (response: unknown) =>
    browser.post<Session & Problem>("/api/session/unlock/passkey/finish", { response });
  const careless = await finish(device.get(await begin(), { verified: false }));
  assert.equal(careless.body.code, "second-factor-refused");
  const options = await begin();
  const answer = device.get(options);
  assert.equal((await finish(answer)).body.state, "active");
  assert.equal((await finish(answer)).body.code, "second-factor-refused");
});

test("a session is not unlocked by the passkey challenge of another one", async () => {
  await addPasskey();
  const elsewhere = world.browser();
  const begun = (await elsewhere.begin(username)).body;
  const { options } = (await elsewhere.post<Begun>("/api/sign-in/passkey/begin", { signInId: begun.signInId })).body;
  await elsewhere.post("/api/sign-in/passkey/finish", { signInId: begun.signInId, response: device.get(options) });
  world.clock.advance(16 * minutes);
  await elsewhere.session();
  const others = (await elsewhere.post<Begun>("/api/session/unlock/passkey/begin")).body.options;
  await browser.session();
  await browser.post("/api/session/unlock/passkey/begin");
  const refused = await browser.post<Problem>("/api/session/unlock/passkey/finish", { response: device.get(others) });
  assert.equal(refused.body.code, "second-factor-refused");
});

test("wrong passkeys and wrong passwords at a locked screen count together; the fifth ends the session", async () => {
  await addPasskey();
  world.clock.advance(16 * minutes);
  await browser.session();
  for (let nth = 0; nth < 2; nth += 1) await browser.post("/api/session/unlock", { password: "not my password" });
  for (let nth = 0; nth < 2; nth += 1) await browser.post("/api/session/unlock/passkey/finish", { response: {} });
  const last = await browser.post<Problem>("/api/session/unlock/passkey/finish", { response: {} });
  assert.equal(last.body.code, "sign-in-required");
  assert.equal((await browser.session()).state, "signed-out");
});

test("a passkey is made for this portal, in this session, by the challenge that was given", async () => {
  const options = await beginAdding();
  const elsewhere = world.browser();
  await elsewhere.signIn(username);
  const stolen = await elsewhere.post<Problem>("/api/account/passkeys/finish", {
    name: "Elsewhere",
    response: device.create(options),
  });
  assert.equal(stolen.body.code, "second-factor-refused");
  const foreign = device.create(options, { origin: "https://portal.evil.example" });
  assert.equal((await finishAdding(foreign)).body.code, "second-factor-refused");
  assert.equal((await finishAdding(device.create(options))).body.code, "second-factor-refused", "used up by then");
  assert.equal((await finishAdding(device.create(await beginAdding()))).status, 204);
});

test("the same passkey is kept once, ten at most, and a removed one no longer signs in", async () => {
  await addPasskey();
  assert.equal((await finishAdding(device.create(await beginAdding()))).body.code, "form-refused");
  for (let nth = 0; nth < 9; nth += 1) {
    await finishAdding(new PasskeyDevice(origin).create(await beginAdding()), `Key ${nth}`);
  }
  assert.equal((await browser.post<Problem>("/api/account/passkeys/begin", password)).body.code, "form-refused");
  const { passkeys } = (await browser.get<OwnAccount>("/api/account")).body.methods;
  assert.equal(passkeys.length, 10);
  const { signInId, options } = await beginSignIn();
  const { id } = passkeys.find(({ name }) => name === "Desk in room 4")!;
  const remove = () => browser.post(`/api/account/passkeys/${id}/remove`, password);
  assert.equal((await remove()).status, 204);
  assert.equal((await remove()).status, 404);
  assert.equal((await finishSignIn(signInId, device.get(options))).body.code, "second-factor-refused");
});

test("nobody removes a passkey of somebody else", async () => {
  await addPasskey();
  const { id } = (await browser.get<OwnAccount>("/api/account")).body.methods.passkeys[0]!;
  await world.person({ participantId: practice, titleId: "nurse", username: `neighbour${number}` });
  const neighbour = world.browser();
  await neighbour.signIn(`neighbour${number}`);
  assert.equal((await neighbour.post(`/api/account/passkeys/${id}/remove`, password)).status, 404);
  assert.equal((await browser.get<OwnAccount>("/api/account")).body.methods.passkeys.length, 1);
});

test("an account without a passkey is told to use another way, before and after the password", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const refused = await browser.post<Problem>("/api/sign-in/passkey/begin", { signInId });
  assert.equal(refused.body.code, "second-factor-refused");
  const nobody = { signInId: "019d0000-0000-7000-8000-000000000000" };
  assert.equal((await browser.post<Problem>("/api/sign-in/passkey/begin", nobody)).body.code, "code-expired");
});
