import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { CodeSent, Problem, Session } from "@crossbay/contract";
import {
  type AccountsWorld,
  goodPassword,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import type { ParticipantId } from "../../platform/ids.ts";

const minutes = 60_000;
const hours = 60 * minutes;
let world: AccountsWorld;
let practice: ParticipantId;
let browser: TestBrowser;
let number = 0;

before(async () => {
  world = await startAccountsWorld();
  practice = (await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" })).id;
});
after(() => world.stop());
beforeEach(() => {
  number += 1;
  browser = world.browser(`192.0.2.${number}`);
});

async function invite(): Promise<{ username: string; temporaryPassword: string; invitationLink: string }> {
  const username = `newcomer${number}`;
  const added = await world.person({
    participantId: practice,
    titleId: "nurse",
    username,
    trainingWaivedReason: "Trained at her last post",
  });
  return { username, temporaryPassword: added.temporaryPassword!, invitationLink: added.invitationLink! };
}

const beginWith = (username: string, temporaryPassword: string) =>
  browser.post<CodeSent & Problem>("/api/sign-in/temporary-password", { username, temporaryPassword });

async function openSetPasswordSession(username: string, temporaryPassword: string): Promise<Session> {
  const { body } = await beginWith(username, temporaryPassword);
  return (await browser.enter(body.signInId, browser.newestCode())).body;
}

async function askForReset(username: string): Promise<string> {
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  return world.newestMail(/Temporary password: (\S+)/);
}

test("an invited nurse comes with her temporary password, chooses her own, and signs in with it", async () => {
  const { username, temporaryPassword, invitationLink } = await invite();
  assert.equal(invitationLink, `http://localhost:8080/sign-in/temporary-password#${username}`);
  const session = await openSetPasswordSession(username, temporaryPassword);
  assert.equal(session.state, "set-password");
  assert.equal(session.verdicts, undefined);
  assert.equal((await browser.get<Problem>("/api/probe")).body.code, "password-change-required");

  assert.equal((await browser.post("/api/password", { newPassword: goodPassword })).status, 204);
  await world.deliver();
  assert.match(world.outbox.mails[0]!.subject, /password was changed/);
  assert.equal((await browser.session()).state, "signed-out");
  assert.equal((await browser.signIn(username)).state, "active");
});

test("case, spaces and dashes of a temporary password are forgiven", async () => {
  const { username, temporaryPassword } = await invite();
  const typed = ` ${temporaryPassword.toUpperCase().replaceAll("-", " ")} `;
  assert.equal((await beginWith(username, typed)).status, 202);
});

test("a temporary password opens nothing without the security code, and is no password", async () => {
  const { username, temporaryPassword } = await invite();
  await beginWith(username, temporaryPassword);
  assert.equal((await browser.session()).state, "signed-out");
  assert.equal((await browser.begin(username, temporaryPassword)).status, 401);
});

test("a temporary password works once, also when two use it at once", async () => {
  const { username, temporaryPassword } = await invite();
  const first = (await beginWith(username, temporaryPassword)).body.signInId;
  const firstCode = browser.newestCode();
  const second = (await beginWith(username, temporaryPassword)).body.signInId;
  const secondCode = browser.newestCode();
  const answers = await Promise.all([
    world.browser().enter(first, firstCode),
    world.browser().enter(second, secondCode),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
  assert.equal((await beginWith(username, temporaryPassword)).body.code, "sign-in-failed");
});

test("an invitation lives 72 hours, a reset 60 minutes", async () => {
  const { username, temporaryPassword } = await invite();
  world.clock.advance(72 * hours - 1);
  assert.equal((await beginWith(username, temporaryPassword)).status, 202);
  world.clock.advance(1);
  assert.equal((await beginWith(username, temporaryPassword)).body.code, "sign-in-failed");
  const reset = await askForReset(username);
  world.clock.advance(60 * minutes - 1);
  assert.equal((await beginWith(username, reset)).status, 202);
  world.clock.advance(1);
  assert.equal((await beginWith(username, reset)).body.code, "sign-in-failed");
});

test("asking for a reset spoils neither the invitation nor the password", async () => {
  const { username, temporaryPassword } = await invite();
  await askForReset(username);
  assert.equal((await beginWith(username, temporaryPassword)).status, 202);
  const other = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username: other });
  await askForReset(other);
  assert.equal((await browser.begin(other)).status, 202);
});

test("a forgotten password is answered the same for every name, and mails three an hour at most", async () => {
  const username = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username });
  const mailsBefore = world.outbox.mails.length;
  for (let nth = 0; nth < 3; nth += 1) await askForReset(username);
  const fourth = await browser.post("/api/sign-in/forgotten", { username });
  const unknown = await browser.post("/api/sign-in/forgotten", { username: "nobody-here" });
  assert.deepEqual([fourth.status, fourth.body], [202, {}]);
  assert.deepEqual([unknown.status, unknown.body], [202, {}]);
  const other = `neighbour${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username: other });
  await askForReset(other);
  assert.equal(world.outbox.mails.length, mailsBefore + 4);
});

test("choosing a password ends every session and spoils every temporary password", async () => {
  const username = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username });
  const elsewhere = world.browser();
  await elsewhere.signIn(username);
  const unused = await askForReset(username);
  world.clock.advance(1);
  const used = await askForReset(username);
  await openSetPasswordSession(username, used);
  const newPassword = "seven ferries cross at dusk";
  assert.equal((await browser.post("/api/password", { newPassword })).status, 204);
  assert.equal((await elsewhere.session()).state, "signed-out");
  assert.equal((await elsewhere.get("/api/probe")).status, 401);
  assert.equal((await beginWith(username, unused)).status, 401);
  assert.equal((await browser.begin(username, goodPassword)).status, 401);
  assert.equal((await browser.begin(username, newPassword)).status, 202);
});

test("a sign-in that was begun with the old password is over once a new one is chosen", async () => {
  const username = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username });
  const elsewhere = world.browser();
  const { signInId } = (await elsewhere.begin(username)).body;
  const code = elsewhere.newestCode();
  await openSetPasswordSession(username, await askForReset(username));
  await browser.post("/api/password", { newPassword: "seven ferries cross at dusk" });
  assert.equal((await elsewhere.enter(signInId, code)).body.code, "code-expired");
});

test("a weak password, the old one and a missing CSRF token are refused; the session stays", async () => {
  const username = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username });
  await openSetPasswordSession(username, await askForReset(username));
  const choose = (newPassword: string) => browser.post<Problem>("/api/password", { newPassword });
  for (const weak of ["short", "passwordpassword", "LanternStreet2026", goodPassword]) {
    const refused = await choose(weak);
    assert.equal(refused.status, 422, weak);
    assert.equal(refused.body.code, "password-refused");
  }
  const forged = await browser.post<Problem>(
    "/api/password",
    { newPassword: "seven ferries cross at dusk" },
    { "x-csrf-token": "forged" },
  );
  assert.equal(forged.body.code, "csrf-token-wrong");
  assert.equal((await choose("seven ferries cross at dusk")).status, 204);
});

test("a session of one's own is no way to a new password without proving oneself again", async () => {
  const username = `settled${number}`;
  await world.person({ participantId: practice, titleId: "nurse", username });
  await browser.signIn(username);
  const answer = await browser.post<Problem>("/api/password", { newPassword: "seven ferries cross at dusk" });
  assert.equal(answer.body.code, "sign-in-required");
});
