import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { MobileCodeSent, OwnAccount, Problem } from "@crossbay/contract";
import { type AccountsWorld, goodPassword, sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";
import { rows } from "../../platform/sql.ts";

const minutes = 60_000;
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";
let world: AccountsWorld;
let practice: Practice;
let username: string;
let browser: TestBrowser;
let number: number;

before(async () => {
  ({ world, practice } = await startPracticeWorld());
  for (const [given, family] of [
    ["Nora", "Vale"],
    ["Amara", "Okafor"],
  ] as const) {
    await world.person({ participantId: practice, titleId: "user-manager", given, family });
  }
});
after(() => world.stop());
beforeEach(async () => {
  ({ number, username, browser } = await newNurse(world, practice));
  await browser.signIn(username);
});

const account = async (from: TestBrowser = browser): Promise<OwnAccount> =>
  (await from.get<OwnAccount>("/api/account")).body;

const changeMobile = (mobile: string, from: TestBrowser = browser) =>
  from.post<MobileCodeSent & Problem>("/api/account/mobile", { mobile, password: goodPassword });

const confirm = (changeId: string, code: string, from: TestBrowser = browser) =>
  from.post<Problem>("/api/account/mobile/confirm", { changeId, code });

test("people see their own roles, whom to ask, their ways in and where they are signed in", async () => {
  const own = await account();
  assert.equal(own.name, "Rosa Delgado");
  assert.match(own.emailChange, /support ticket/);
  assert.match(own.mobile, /^•• \d\d$/);
  assert.equal(own.mobileProvedAt, world.clock.now().toISOString());
  assert.deepEqual(own.affiliations, [
    {
      id: own.affiliations[0]!.id,
      participantName: "Lantern Street Family Practice",
      title: "Nurse practitioner",
      accessLevel: "Clinical",
      since: own.affiliations[0]!.since,
      clinicalAlerts: false,
    },
  ]);
  assert.deepEqual(own.userManagers, [
    { participantName: "Lantern Street Family Practice", names: ["Amara Okafor", "Nora Vale"] },
  ]);
  assert.deepEqual(own.methods, { passkeys: [], recoveryCodesLeft: 0 });
  assert.equal(own.sessions.length, 1);
  assert.equal(own.sessions[0]!.current, true);
  assert.equal(own.sessions[0]!.actingFor, "Lantern Street Family Practice");
  assert.equal(own.devices.length, 1);
  assert.equal(own.devices[0]!.current, true);
});

test("without a session there is no account to see", async () => {
  assert.equal((await world.browser().get<Problem>("/api/account")).body.code, "sign-in-required");
});

test("the mobile number is proved by the first code that comes back, not by one of another way", async () => {
  const proved = (name: string) =>
    world.run(sql`select from accounts.account where username = ${name} and mobile_proved_at is not null`);
  const fresh = `fresh${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username: fresh });
  assert.equal(await proved(fresh), 0);
  const begun = (await world.browser().begin(fresh)).body;
  assert.equal(await proved(fresh), 0);
  await world.browser().enter(begun.signInId, browser.newestCode());
  assert.equal(await proved(fresh), 1);
});

test("a new mobile number is taken over by the code that it gets; the old one and the owner are told", async () => {
  const sent = await changeMobile("+44 7400 123456");
  assert.equal(sent.status, 200);
  assert.equal(sent.body.sentTo, "•• 56");
  assert.equal(world.outbox.sms[0]!.to, "+447400123456");
  assert.match((await account()).mobile, /^•• 0\d$/);
  const oldMobile = `+1518556${String(number).padStart(4, "0")}`;
  assert.equal((await confirm(sent.body.changeId, browser.newestCode())).status, 204);
  assert.equal((await account()).mobile, "•• 56");
  assert.equal(world.outbox.sms[0]!.to, oldMobile);
  assert.match(world.outbox.sms[0]!.text, /another number \(•• 56\).*user manager/);
  await world.deliver();
  world.newestMail(/another mobile number \(•• 56\)/);
  await world.browser().begin(username);
  assert.equal(world.outbox.sms[0]!.to, "+447400123456");
});

test("a number that cannot be a mobile number is refused with the reason, and no message leaves", async () => {
  const sentBefore = world.outbox.sms.length;
  for (const [written, reason] of [
    ["+44 20 7946 0018", /landline/],
    ["1-800-555-0199", /service/],
    ["call me", /cannot be one/],
    [`+1 518 556 ${String(number).padStart(4, "0")}`, /that your account has/],
  ] as const) {
    const refused = await changeMobile(written);
    assert.equal(refused.status, 422);
    assert.match(refused.body.detail, reason);
  }
  assert.equal(world.outbox.sms.length, sentBefore);
});

test("of many guesses at the code for a new number at once at most five are looked at", async () => {
  const { changeId } = (await changeMobile("+1 518 555 0199")).body;
  const code = browser.newestCode();
  const wrong = code === "12345678" ? "87654321" : "12345678";
  const codes = await Promise.all(Array.from({ length: 40 }, async () => (await confirm(changeId, wrong)).body.code));
  assert.equal(codes.filter((each) => each === "code-wrong").length, 5);
  assert.equal((await confirm(changeId, code)).body.code, "code-expired");
});

test("a code for a new number is for the session that asked, five minutes, once, and three are sent in ten", async () => {
  const first = (await changeMobile("+1 518 555 0199")).body;
  const code = browser.newestCode();
  const elsewhere = world.browser();
  await elsewhere.signIn(username);
  assert.equal((await confirm(first.changeId, code, elsewhere)).body.code, "code-expired");
  world.clock.advance(5 * minutes);
  assert.equal((await confirm(first.changeId, code)).body.code, "code-expired");
  const second = (await changeMobile("+1 518 555 0199")).body;
  const newest = browser.newestCode();
  assert.equal((await confirm(second.changeId, newest)).status, 204);
  assert.equal((await confirm(second.changeId, newest)).body.code, "code-expired");
  assert.equal((await changeMobile("+1 518 555 0198")).status, 200);
  assert.equal((await changeMobile("+1 518 555 0197")).status, 429);
});

test("a code that waits at the old number is worth nothing once the number changed", async () => {
  const { changeId } = (await changeMobile("+1 518 555 0199")).body;
  const code = browser.newestCode();
  const elsewhere = world.browser();
  const { signInId } = (await elsewhere.begin(username)).body;
  const oldCode = elsewhere.newestCode();
  assert.equal((await confirm(changeId, code)).status, 204);
  assert.equal((await elsewhere.enter(signInId, oldCode)).body.code, "code-expired");
});

test("a new password needs the old one, ends every session and is told by mail", async () => {
  const elsewhere = world.browser();
  await elsewhere.signIn(username);
  const newPassword = "seven ferries cross at dusk";
  const change = (old: string, chosen: string) =>
    browser.post<Problem>("/api/account/password", { password: old, newPassword: chosen });
  assert.equal((await change("not my password", newPassword)).body.code, "sign-in-failed");
  assert.equal((await change(goodPassword, "short")).body.code, "password-refused");
  assert.equal((await change(goodPassword, goodPassword)).body.code, "password-refused");
  assert.equal((await change(goodPassword, newPassword)).status, 204);
  assert.equal((await browser.session()).state, "signed-out");
  assert.equal((await elsewhere.session()).state, "signed-out");
  await world.deliver();
  world.newestMail(/your password was changed/);
  assert.equal((await browser.begin(username, newPassword)).status, 202);
});

test("one's own sessions are listed with their browsers, and each can be ended from another one", async () => {
  const elsewhere = world.browser("198.51.100.9");
  const begun = (await elsewhere.begin(username)).body;
  const code = { signInId: begun.signInId, code: elsewhere.newestCode() };
  await elsewhere.post("/api/sign-in/code", code, { "user-agent": firefox });
  const { sessions, devices } = await account();
  assert.deepEqual(sessions.map((each) => each.browser).sort(), ["Firefox on Windows", "an unknown browser"]);
  assert.equal(devices.length, 2);
  const { id } = sessions.find((each) => !each.current)!;
  assert.equal((await browser.post(`/api/account/sessions/${id}/end`)).status, 204);
  assert.equal((await elsewhere.get("/api/probe")).status, 401);
  assert.equal((await browser.post(`/api/account/sessions/${id}/end`)).status, 404);
  assert.equal((await browser.get("/api/probe")).status, 200);
});

test("nobody ends a session of somebody else", async () => {
  await world.person({ participantId: practice, titleId: "nurse", username: `neighbour${number}` });
  const neighbour = world.browser();
  await neighbour.signIn(`neighbour${number}`);
  const { id } = (await account(neighbour)).sessions[0]!;
  assert.equal((await browser.post(`/api/account/sessions/${id}/end`)).status, 404);
  assert.equal((await neighbour.get("/api/probe")).status, 200);
});

test("signing out everywhere ends every session and every sign-in that waits", async () => {
  const elsewhere = world.browser();
  await elsewhere.signIn(username);
  const waiting = world.browser();
  const { signInId } = (await waiting.begin(username)).body;
  const code = waiting.newestCode();
  assert.equal((await browser.post("/api/account/sign-out-everywhere")).status, 204);
  for (const each of [browser, elsewhere]) assert.equal((await each.session()).state, "signed-out");
  assert.equal((await waiting.enter(signInId, code)).body.code, "code-expired");
});

test("a browser that was not used before is told to the owner by mail, but not the very first one", async () => {
  await world.deliver();
  const newDeviceMails = () => world.outbox.mails.filter(({ subject }) => /is this really you/.test(subject)).length;
  const before = newDeviceMails();
  await browser.signIn(username);
  await world.deliver();
  assert.equal(newDeviceMails(), before);
  const elsewhere = world.browser();
  const { signInId } = (await elsewhere.begin(username)).body;
  await elsewhere.post("/api/sign-in/code", { signInId, code: elsewhere.newestCode() }, { "user-agent": firefox });
  await world.deliver();
  assert.equal(newDeviceMails(), before + 1);
  const told = world.newestMail(/on (Firefox on Windows, .*)\. This browser/);
  assert.match(told, /^Firefox on Windows, 12 Mar 2026, \d\d:\d\d EDT$/);
  await elsewhere.signIn(username);
  await world.deliver();
  assert.equal(newDeviceMails(), before + 1);
});

test("a session remembers by which second factor, browser and network it was opened, without the address", async () => {
  const neighbour = world.browser(`192.0.2.${200 + (number % 50)}`);
  await neighbour.signIn(username);
  const faraway = world.browser("198.51.100.77");
  await faraway.signIn(username);
  const sessions = await world.transaction((tx) =>
    rows<{ network: string; device: string; secondFactor: string; whole: string }>(
      tx,
      sql`select encode(network_hash, 'hex') as network, encode(device_hash, 'hex') as device,
            second_factor as "secondFactor", to_jsonb(s)::text as whole
          from accounts.session s join accounts.account a on a.id = s.account_id
          where a.username = ${username} order by s.created_at, s.id`,
    ),
  );
  assert.equal(sessions.length, 3);
  assert.equal(new Set(sessions.map(({ network }) => network)).size, 2);
  assert.equal(new Set(sessions.map(({ device }) => device)).size, 3);
  assert.ok(sessions.every(({ secondFactor }) => secondFactor === "sms"));
  assert.ok(sessions.every(({ whole }) => !whole.includes("192.0.2.") && !whole.includes("198.51.100")));
});

test("the last sign-in is when somebody could work, not when a password was chosen", async () => {
  const signedIn = () =>
    world.run(sql`select from accounts.account where username = ${`fresh${number}`} and last_sign_in_at is not null`);
  const added = await world.person({
    participantId: practice,
    titleId: "nurse",
    username: `fresh${number}`,
    trainingWaivedReason: "Trained at her last post",
  });
  const fresh = world.browser();
  const { temporaryPassword } = added;
  const begun = await fresh.post<{ signInId: string }>("/api/sign-in/temporary-password", {
    username: `fresh${number}`,
    temporaryPassword,
  });
  await fresh.enter(begun.body.signInId, fresh.newestCode());
  await fresh.post("/api/password", { newPassword: goodPassword });
  assert.equal(await signedIn(), 0);
  await fresh.signIn(`fresh${number}`);
  assert.equal(await signedIn(), 1);
  await world.deliver();
  const told = world.outbox.mails.filter(({ to, subject }) => to === added.account.email && /really you/.test(subject));
  assert.equal(told.length, 0);
});
