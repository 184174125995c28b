import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { CodeSent, Problem } from "@crossbay/contract";
import { type AccountsWorld, goodPassword, sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";
import { type SmsProvider, startSmsProvider } from "../../../../test/support/sms-provider.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import { smsSenderOf } from "../../platform/sms-sender.ts";

let world: AccountsWorld;
let practice: Practice;
let username: string;
let browser: TestBrowser;
let number: number;

before(async () => {
  ({ world, practice } = await startPracticeWorld());
});
after(() => world.stop());
beforeEach(async () => {
  ({ number, username, browser } = await newNurse(world, practice));
});

const hashOf = async (): Promise<string> => {
  let phc = "";
  for (const cost of ["m=64,t=1", "m=128,t=2"]) {
    const like = `$argon2id$v=19$${cost},p=1$%`;
    if (
      (await world.run(
        sql`select from accounts.account where username = ${username} and password_hash like ${like}`,
      )) === 1
    ) {
      phc = cost;
    }
  }
  return phc;
};

test("the username is the same in capitals, full width, and with spaces around it", async () => {
  const wide = username.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
  for (const typed of [username.toUpperCase(), ` ${username}\t`, wide]) {
    assert.equal((await browser.begin(typed)).status, 202, typed);
  }
});

test("spellings of one username are slowed down as one", async () => {
  const spellings = [username, username.toUpperCase(), ` ${username}`, `${username} `, `R${username.slice(1)}`];
  for (const typed of spellings) assert.equal((await browser.begin(typed, "wrong, wrong, wrong")).status, 401);
  assert.equal((await browser.begin(username.toUpperCase(), "wrong, wrong, wrong")).status, 429);
});

test("what no username can be is answered like one that nobody has", async () => {
  const unknown = (await browser.post<Problem>("/api/sign-in", { username: "nobody", password: "x" })).body;
  for (const typed of ["a\u0000b", "\u0000", "\ud800", "' or 1=1 --", "\u202eadmin", "🩺".repeat(50), "%"]) {
    const answer = await world.browser().post<Problem>("/api/sign-in", { username: typed, password: "x\u0000y" });
    assert.deepEqual({ ...answer.body, requestId: "" }, { ...unknown, requestId: "" }, JSON.stringify(typed));
    assert.equal((await browser.post("/api/sign-in/forgotten", { username: typed })).status, 202);
  }
});

test("nobody comes in with the temporary password of somebody else", async () => {
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
  await world.person({ participantId: practice, titleId: "nurse", username: `neighbour${number}` });
  const begin = (name: string) =>
    browser.post<CodeSent & Problem>("/api/sign-in/temporary-password", { username: name, temporaryPassword });
  assert.equal((await begin(`neighbour${number}`)).body.code, "sign-in-failed");
  assert.equal((await begin(username)).status, 202);
});

test("a mail that is sent again carries another temporary password, and only the newest one works", async () => {
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const first = world.newestMail(/Temporary password: (\S+)/);
  world.clock.advance(1000);
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const second = world.newestMail(/Temporary password: (\S+)/);
  assert.notEqual(first, second);
  const begin = (temporaryPassword: string) =>
    browser.post("/api/sign-in/temporary-password", { username, temporaryPassword });
  assert.equal((await begin(first)).status, 401);
  assert.equal((await begin(second)).status, 202);
});

test("a temporary password is not stored, neither with the letter nor in the log", async () => {
  await browser.post("/api/sign-in/forgotten", { username });
  await world.deliver();
  const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
  assert.ok(!world.logLines.join("").includes(temporaryPassword));
  const like = `%${temporaryPassword}%`;
  assert.equal(await world.run(sql`select from accounts.letter l where l::text like ${like}`), 0);
});

test("of a reset for a name that nobody has nothing stays, neither letter nor job nor audit", async () => {
  const answer = await browser.post("/api/sign-in/forgotten", { username: `nobody${number}` });
  assert.equal(await world.deliver(), 0);
  assert.equal(await world.run(sql`select from accounts.letter where recipient_email = 'nobody@invalid'`), 0);
  const requestId = String(answer.headers["x-request-id"]);
  assert.deepEqual(await world.transaction((tx) => auditEntriesOfRequest(tx, requestId)), []);
  assert.ok(!world.logLines.some((line) => line.includes('"errand":"reset"')));
});

test("a suspended account is mailed no temporary password, and the answer is the same", async () => {
  await world.run(sql`update accounts.account set state = 'suspended' where username = ${username}`);
  const answer = await browser.post("/api/sign-in/forgotten", { username });
  assert.deepEqual([answer.status, answer.body], [202, {}]);
  assert.equal(await world.deliver(), 0);
});

test("a password of an older cost is hashed anew at the next right password, and still works", async () => {
  assert.equal(await hashOf(), "m=64,t=1");
  Object.assign(world.context.accounts, { passwordMemoryKib: 128, passwordPasses: 2 });
  try {
    await browser.begin(username, "not her password at all");
    await world.deliver();
    assert.equal(await hashOf(), "m=64,t=1");
    await browser.signIn(username);
    await world.deliver();
    assert.equal(await hashOf(), "m=128,t=2");
    assert.equal((await browser.signIn(username, goodPassword)).state, "active");
  } finally {
    Object.assign(world.context.accounts, { passwordMemoryKib: 64, passwordPasses: 1 });
  }
});

const providers: Record<string, (port: number) => string> = {
  "the generic protocol": (port) => `http://${"crossbay:secret"}@127.0.0.1:${port}/messages`,
  "Twilio's API": (port) => `twilio+http://${"AC01:token"}@127.0.0.1:${port}/?from=%2B15185550100`,
};
for (const [name, urlOf] of Object.entries(providers)) {
  test(`a code that comes by ${name} signs in`, async () => {
    const provider: SmsProvider = await startSmsProvider();
    const outboxSender = world.context.sms.send;
    world.context.sms.send = smsSenderOf(urlOf(provider.port)).send;
    try {
      const message = provider.nextRequest();
      const { signInId } = (await browser.begin(username)).body;
      const code = /\b(\d{8}) is your/.exec(decodeURIComponent((await message).body.replaceAll("+", " ")))![1]!;
      assert.equal((await browser.enter(signInId, code)).body.state, "active");
    } finally {
      world.context.sms.send = outboxSender;
      await provider.stop();
    }
  });
}

test("a provider's refusal is counted and logged by its own code, without number or text", async () => {
  const provider = await startSmsProvider();
  const outboxSender = world.context.sms.send;
  world.context.sms.send = smsSenderOf(providers["Twilio's API"]!(provider.port)).send;
  try {
    provider.answerWith(400, {
      code: 21610,
      message: "Attempt to send to unsubscribed recipient +15185550001",
      status: 400,
    });
    assert.equal((await browser.begin(username)).status, 202);
    await world.deliver();
    assert.ok(world.logLines.some((line) => line.includes("twilio-21610")));
    assert.ok(!world.logLines.join("").includes("5185550001"));
  } finally {
    world.context.sms.send = outboxSender;
    await provider.stop();
  }
});
