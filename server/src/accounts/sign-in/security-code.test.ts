import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Problem } from "@crossbay/contract";
import type { AccountsWorld, TestBrowser } from "../../../../test/support/accounts-world.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import { makeCode } from "../../platform/secrets.ts";

const minutes = 60_000;
let world: AccountsWorld;
let practice: Practice;
let username: string;
let browser: TestBrowser;

before(async () => {
  ({ world, practice } = await startPracticeWorld({ addressFailuresMax: 10_000 }));
});
after(() => world.stop());
beforeEach(async () => {
  ({ username, browser } = await newNurse(world, practice));
});

const codeOf = async (answer: Promise<{ body: unknown }>): Promise<string> => ((await answer).body as Problem).code;

/** A code that is not the one that was sent. */
const wrongCode = (): string => (browser.newestCode() === "12345678" ? "87654321" : "12345678");

test("a security code has eight digits, leading zeros included", () => {
  const codes = Array.from({ length: 2000 }, makeCode);
  assert.ok(codes.every((code) => /^\d{8}$/.test(code)));
  assert.ok(codes.some((code) => code.startsWith("0")));
});

test("a code works once", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const code = browser.newestCode();
  assert.equal((await browser.enter(signInId, code)).status, 200);
  assert.equal(await codeOf(browser.enter(signInId, code)), "code-expired");
});

test("a code used twice at once opens one session", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const code = browser.newestCode();
  const answers = await Promise.all(Array.from({ length: 12 }, () => world.browser().enter(signInId, code)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test("a code lives five minutes", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const code = browser.newestCode();
  world.clock.advance(5 * minutes);
  assert.equal(await codeOf(browser.enter(signInId, code)), "code-expired");
});

test("a code is bound to its sign-in", async () => {
  const first = (await browser.begin(username)).body.signInId;
  const firstCode = browser.newestCode();
  const second = (await browser.begin(username)).body.signInId;
  assert.notEqual(browser.newestCode(), firstCode);
  assert.equal(await codeOf(browser.enter(second, firstCode)), "code-wrong");
  assert.equal((await browser.enter(first, firstCode)).status, 200);
});

test("five wrong codes use a code up, and the right one comes too late", async () => {
  const { signInId } = (await browser.begin(username)).body;
  for (let nth = 0; nth < 5; nth += 1) assert.equal(await codeOf(browser.enter(signInId, wrongCode())), "code-wrong");
  assert.equal(await codeOf(browser.enter(signInId, browser.newestCode())), "code-expired");
});

test("of 200 guesses at once at most five are evaluated", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const wrong = wrongCode();
  const answers = await Promise.all(Array.from({ length: 200 }, () => codeOf(world.browser().enter(signInId, wrong))));
  assert.equal(answers.filter((code) => code === "code-wrong").length, 5);
  assert.equal(answers.filter((code) => code === "code-expired").length, 195);
  assert.equal(await codeOf(browser.enter(signInId, browser.newestCode())), "code-expired");
});

test("twenty wrong codes a day are the end for that password, not for the owner's temporary password", async () => {
  for (let nth = 0; nth < 20; nth += 1) {
    if (nth % 5 === 0) {
      world.clock.advance(11 * minutes);
      await browser.begin(username);
    }
    assert.equal(await codeOf(browser.enter(browser.signInId, wrongCode())), "code-wrong");
  }
  world.clock.advance(11 * minutes);
  const next = (await browser.begin(username)).body.signInId;
  assert.equal(await codeOf(browser.enter(next, browser.newestCode())), "too-many-requests");

  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
  world.clock.advance(11 * minutes);
  const reset = await browser.post<{ signInId: string }>("/api/sign-in/temporary-password", {
    username,
    temporaryPassword,
  });
  assert.equal((await browser.enter(reset.body.signInId, browser.newestCode())).body.state, "set-password");
});

test("three codes are sent in ten minutes and ten a day, and the newest one counts", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const first = browser.newestCode();
  const resend = () => browser.post<Problem>("/api/sign-in/resend", { signInId });
  assert.equal((await resend()).status, 202);
  const newest = await resend();
  assert.equal(newest.status, 202);
  const refused = await resend();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers["retry-after"], "600");
  assert.equal(await codeOf(browser.enter(signInId, first)), "code-wrong");

  let sent = 3;
  for (let nth = 0; nth < 9; nth += 1) {
    world.clock.advance(10 * minutes);
    if ((await browser.begin(username)).status === 202) sent += 1;
  }
  assert.equal(sent, 10);
  world.clock.advance(24 * 60 * minutes);
  assert.equal((await browser.signIn(username)).state, "active");
});

test("another code gives five tries again", async () => {
  const { signInId } = (await browser.begin(username)).body;
  for (let nth = 0; nth < 5; nth += 1) await browser.enter(signInId, wrongCode());
  await browser.post("/api/sign-in/resend", { signInId });
  assert.equal((await browser.enter(signInId, browser.newestCode())).body.state, "active");
});

test("a sign-in that nobody began is answered like one that is over", async () => {
  const signInId = "019d0000-0000-7000-8000-000000000000";
  assert.equal(await codeOf(browser.enter(signInId, "00000000")), "code-expired");
  assert.equal(await codeOf(browser.post("/api/sign-in/resend", { signInId })), "code-expired");
});

test("a wrong code and a sign-in are audited with the account", async () => {
  const { signInId } = (await browser.begin(username)).body;
  const wrong = await browser.enter(signInId, wrongCode());
  const right = await browser.enter(signInId, browser.newestCode());
  const entriesOf = async (answer: { headers: Record<string, unknown> }) =>
    (await world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])))).map(
      (entry) => `${entry.action} ${entry.outcome} ${entry.username}`,
    );
  assert.deepEqual(await entriesOf(wrong), [`sign-in-code failed ${username}`]);
  assert.deepEqual(await entriesOf(right), [`sign-in succeeded ${username}`]);
});
