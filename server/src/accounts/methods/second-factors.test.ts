import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { AuthenticatorAppBegun, CodeSent, OwnAccount, Problem, RecoveryCodes, Session } from "@crossbay/contract";
import { generateSync } from "otplib";
import { type AccountsWorld, goodPassword, sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

const minutes = 60_000;
const password = { password: goodPassword };
let world: AccountsWorld;
let practice: Practice;
let username: string;
let browser: TestBrowser;
let number: number;

before(async () => {
  ({ world, practice } = await startPracticeWorld({ addressFailuresMax: 10_000 }));
});
after(() => world.stop());
beforeEach(async () => {
  ({ number, username, browser } = await newNurse(world, practice));
  await browser.signIn(username);
});

const appCode = (secret: string, offByMs = 0): string =>
  generateSync({ secret, epoch: Math.floor((world.clock.now().getTime() + offByMs) / 1000) });

/** Adds an authenticator app; its first code is used up with that. */
async function addApp(): Promise<string> {
  const { body } = await browser.post<AuthenticatorAppBegun>("/api/account/authenticator-app", password);
  const confirmed = await browser.post("/api/account/authenticator-app/confirm", { code: appCode(body.secret) });
  assert.equal(confirmed.status, 204);
  return body.secret;
}

const makeRecoveryCodes = async (): Promise<string[]> =>
  (await browser.post<RecoveryCodes>("/api/account/recovery-codes", password)).body.codes;

const enterApp = (signInId: string, code: string, from: TestBrowser = browser) =>
  from.post<Session & Problem>("/api/sign-in/authenticator-code", { signInId, code });

const enterRecovery = (signInId: string, code: string) =>
  browser.post<Session & Problem>("/api/sign-in/recovery-code", { signInId, code });

test("with an authenticator app no text message leaves, and its code signs in", async () => {
  const secret = await addApp();
  const sentBefore = world.outbox.sms.length;
  world.clock.advance(1 * minutes);
  const { status, body } = await browser.begin(username);
  assert.equal(status, 202);
  assert.deepEqual([body.method, body.methods], ["authenticator-app", ["authenticator-app", "sms"]]);
  assert.equal(world.outbox.sms.length, sentBefore);
  assert.equal((await browser.enter(body.signInId, "12345678")).body.code, "code-expired");
  assert.equal((await enterApp(body.signInId, appCode(secret))).body.state, "active");
});

test("the text message still works when it is asked for", async () => {
  await addApp();
  const { signInId } = (await browser.begin(username)).body;
  const resent = await browser.post<CodeSent>("/api/sign-in/resend", { signInId });
  assert.equal(resent.body.method, "sms");
  assert.equal((await browser.enter(signInId, browser.newestCode())).body.state, "active");
});

test("a code of the app is used once, also at another sign-in and when two use it at once", async () => {
  const secret = await addApp();
  const again = (await browser.begin(username)).body.signInId;
  const replayed = await enterApp(again, appCode(secret));
  assert.equal(replayed.body.code, "second-factor-refused");
  assert.match(replayed.body.detail, /used already/);
  world.clock.advance(1 * minutes);
  const signIns = [(await browser.begin(username)).body.signInId, (await browser.begin(username)).body.signInId];
  const answers = await Promise.all(signIns.map((id) => enterApp(id, appCode(secret), world.browser())));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
});

test("a phone whose clock is a little off signs in; one that is a day off is told about its clock", async () => {
  const secret = await addApp();
  world.clock.advance(10 * minutes);
  const { signInId } = (await browser.begin(username)).body;
  const dayOff = await enterApp(signInId, appCode(secret, 24 * 60 * minutes));
  assert.equal(dayOff.status, 401);
  assert.match(dayOff.body.detail, /clock of your phone/);
  assert.equal((await enterApp(signInId, appCode(secret, -30_000))).body.state, "active");
});

test("of 200 guesses at the app's code at once at most five are evaluated", async () => {
  const secret = await addApp();
  world.clock.advance(1 * minutes);
  const { signInId } = (await browser.begin(username)).body;
  const right = appCode(secret);
  const wrong = right === "123456" ? "654321" : "123456";
  const answers = await Promise.all(
    Array.from({ length: 200 }, async () => (await enterApp(signInId, wrong, world.browser())).body.code),
  );
  assert.equal(answers.filter((code) => code === "second-factor-refused").length, 5);
  assert.equal(answers.filter((code) => code === "code-expired").length, 195);
  assert.equal((await enterApp(signInId, right)).body.code, "code-expired");
});

test("wrong codes of all methods count together over a day, for the account", async () => {
  await addApp();
  await makeRecoveryCodes();
  for (let nth = 0; nth < 20; nth += 1) {
    if (nth % 5 === 0) await browser.begin(username);
    const refused =
      nth % 2 === 0
        ? await enterApp(browser.signInId, "000000")
        : await enterRecovery(browser.signInId, "0000-0000-0000");
    assert.equal(refused.body.code, "second-factor-refused");
  }
  const { signInId } = (await browser.begin(username)).body;
  const refused = await enterRecovery(signInId, "0000-0000-0000");
  assert.equal(refused.body.code, "too-many-requests");
  assert.ok(refused.headers["retry-after"]);
});

test("a recovery code signs in once, in any spelling, and its owner is told", async () => {
  const codes = await makeRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  assert.match(codes[0]!, /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  const begun = (await browser.begin(username)).body;
  assert.deepEqual([begun.method, begun.methods], ["sms", ["sms", "recovery-code"]]);
  const typed = codes[3]!.toUpperCase().replaceAll("-", " ");
  assert.equal((await enterRecovery(begun.signInId, typed)).body.state, "active");
  assert.equal((await browser.get<OwnAccount>("/api/account")).body.methods.recoveryCodesLeft, 9);
  await world.deliver();
  assert.match(world.newestMail(/recovery codes; it no longer works/), /recovery/);
  const again = (await browser.begin(username)).body.signInId;
  assert.equal((await enterRecovery(again, codes[3]!)).body.code, "second-factor-refused");
});

test("new recovery codes take the place of those before, and codes of somebody else are worth nothing", async () => {
  const old = await makeRecoveryCodes();
  const other = world.browser();
  await world.person({ participantId: practice, titleId: "nurse", username: `neighbour${number}` });
  await other.signIn(`neighbour${number}`);
  const others = (await other.post<RecoveryCodes>("/api/account/recovery-codes", password)).body.codes;
  await makeRecoveryCodes();
  const { signInId } = (await browser.begin(username)).body;
  for (const code of [old[0]!, others[0]!]) {
    assert.equal((await enterRecovery(signInId, code)).body.code, "second-factor-refused");
  }
});

test("the phone is lost at three in the morning: temporary password by mail, recovery code, own password, nobody asked", async () => {
  const codes = await makeRecoveryCodes();
  const elsewhere = world.browser();
  await elsewhere.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
  const begun = await elsewhere.post<CodeSent>("/api/sign-in/temporary-password", { username, temporaryPassword });
  const code = { signInId: begun.body.signInId, code: codes[0]! };
  const opened = await elsewhere.post<Session>("/api/sign-in/recovery-code", code);
  assert.equal(opened.body.state, "set-password");
  assert.equal((await elsewhere.post("/api/password", { newPassword: "seven ferries cross at dusk" })).status, 204);
});

test("a temporary password opens nothing without a second factor, whichever the account has", async () => {
  const secret = await addApp();
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
  world.clock.advance(1 * minutes);
  const elsewhere = world.browser();
  const begun = await elsewhere.post<CodeSent>("/api/sign-in/temporary-password", { username, temporaryPassword });
  assert.equal(begun.body.method, "authenticator-app");
  assert.equal((await elsewhere.session()).state, "signed-out");
  assert.equal((await enterApp(begun.body.signInId, appCode(secret), elsewhere)).body.state, "set-password");
});

test("an app that was never confirmed is no second factor, and its secret is open for a quarter of an hour", async () => {
  const { body } = await browser.post<AuthenticatorAppBegun>("/api/account/authenticator-app", password);
  assert.equal((await browser.begin(username)).body.method, "sms");
  world.clock.advance(14 * minutes);
  await browser.get("/api/account");
  world.clock.advance(1 * minutes);
  const late = await browser.post<Problem>("/api/account/authenticator-app/confirm", { code: appCode(body.secret) });
  assert.equal(late.body.code, "code-expired");
});

test("a wrong code keeps no app, and the fifth one closes the secret", async () => {
  const { body } = await browser.post<AuthenticatorAppBegun>("/api/account/authenticator-app", password);
  const confirm = (code: string) => browser.post<Problem>("/api/account/authenticator-app/confirm", { code });
  const wrong = appCode(body.secret) === "000000" ? "111111" : "000000";
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await confirm(wrong)).body.code, "second-factor-refused");
  assert.equal((await confirm(appCode(body.secret))).body.code, "code-expired");
});

test("another app takes the place of the one before, and removing it leaves the text message", async () => {
  const first = await addApp();
  const second = await addApp();
  world.clock.advance(1 * minutes);
  const { signInId } = (await browser.begin(username)).body;
  assert.equal((await enterApp(signInId, appCode(first))).status, 401);
  assert.equal((await enterApp(signInId, appCode(second))).status, 200);
  assert.equal((await browser.post("/api/account/authenticator-app/remove", password)).status, 204);
  assert.equal((await browser.post("/api/account/authenticator-app/remove", password)).status, 404);
  assert.deepEqual((await browser.begin(username)).body.methods, ["sms"]);
});

test("a change of a second factor is audited and told to its owner, and its secret is nowhere to read", async () => {
  const begun = await browser.post<AuthenticatorAppBegun>("/api/account/authenticator-app", password);
  const { secret } = begun.body;
  const confirmed = await browser.post("/api/account/authenticator-app/confirm", { code: appCode(secret) });
  const requestId = String(confirmed.headers["x-request-id"]);
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, requestId));
  assert.deepEqual(
    entries.map(({ action, outcome }) => `${action} ${outcome}`),
    ["second-factor-change succeeded"],
  );
  await world.deliver();
  assert.match(world.newestMail(/an authenticator app was added/), /added/);
  assert.ok(!world.logLines.join("").includes(secret));
  assert.ok(!JSON.stringify(world.outbox.mails).includes(secret));
  const clear = Buffer.from(secret);
  const readable = sql`select from accounts.authenticator_app where position(${clear}::bytea in secret) > 0`;
  assert.equal(await world.run(readable), 0);
});

test("every change of a way in asks for the password, and the fifth wrong one ends the session", async () => {
  const wrong = { password: "not my password at all" };
  const mobile = { ...wrong, mobile: "+1 518 555 0199" };
  const own = { ...wrong, newPassword: "seven ferries cross at dusk" };
  const refusals = [
    await browser.post<Problem>("/api/account/authenticator-app", wrong),
    await browser.post<Problem>("/api/account/passkeys/begin", wrong),
    await browser.post<Problem>("/api/account/recovery-codes", wrong),
    await browser.post<Problem>("/api/account/mobile", mobile),
  ];
  assert.deepEqual(
    refusals.map(({ body }) => body.code),
    Array(4).fill("sign-in-failed"),
  );
  assert.match(refusals[3]!.body.detail, /One try is left/);
  assert.equal((await browser.post<Problem>("/api/account/password", own)).body.code, "sign-in-required");
  assert.equal((await browser.session()).state, "signed-out");
});
