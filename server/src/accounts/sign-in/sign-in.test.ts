import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Problem } from "@crossbay/contract";
import {
  type AccountsWorld,
  goodPassword,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import { newNurse, type Practice, startPracticeWorld } from "../../../../test/support/practice-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

const minutes = 60_000;
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

test("a nurse practitioner signs in with password and security code and acts for her only participant", async () => {
  const sent = await browser.begin(username);
  assert.equal(sent.status, 202);
  assert.match(sent.body.sentTo, /^•• \d\d$/);
  assert.equal(sent.body.codeLivesSeconds, 300);
  const { body: session, headers } = await browser.enter(sent.body.signInId, browser.newestCode());
  assert.equal(session.state, "active");
  assert.equal(session.actingFor?.participantName, "Lantern Street Family Practice");
  assert.deepEqual(session.verdicts, {
    searchPatients: { allowed: true },
    readCharts: { allowed: true },
    recordConsent: { allowed: true },
    watchFeeds: { allowed: false, because: "Nurse practitioner does not look after feeds." },
    manageUsers: { allowed: false, because: "Nurse practitioner does not manage users." },
    keepDesk: { allowed: false, because: "Nurse practitioner does not look after participants." },
    train: { allowed: false, because: "Nurse practitioner does not edit training." },
    administer: { allowed: false, because: "Nurse practitioner does not administer the exchange." },
    auditAccounts: { allowed: false, because: "Nurse practitioner does not audit accounts." },
    auditAccess: { allowed: false, because: "Nurse practitioner does not audit who looked at whom." },
    servePatients: { allowed: false, because: "Nurse practitioner does not answer patients' requests." },
    explainRefusals: { allowed: false, because: "Nurse practitioner does not explain refusals." },
    giveSupport: { allowed: false, because: "Nurse practitioner does not answer requests for help." },
    publishHelp: { allowed: false, because: "Nurse practitioner does not write what users read." },
    seeSources: { allowed: false, because: "Nurse practitioner does not see what sources send." },
    seeArrivals: { allowed: true },
    receiveDeliveries: { allowed: true },
  });
  const cookie = [headers["set-cookie"] ?? []].flat().find((line) => line.startsWith("__Host-crossbay="));
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"]) assert.ok(cookie?.includes(attribute));
  assert.ok(!cookie?.includes("Domain"));
  assert.equal((await browser.get("/api/probe")).status, 200);
});

test("the username is not about capital letters", async () => {
  assert.equal((await browser.begin(` ${username.toUpperCase()}`)).status, 202);
});

test("an unknown username gets the very answer of a wrong password, and nobody gets a code or a mail", async () => {
  const sentBefore = world.outbox.sms.length;
  const wrong = await browser.begin(username, "not her password at all");
  const unknown = await browser.begin("nobody-here", "not her password at all");
  assert.equal(wrong.status, 401);
  assert.deepEqual(withoutIds(unknown), withoutIds(wrong));
  const temporary = { temporaryPassword: "2345-6789-abcd-efgh" };
  const wrongTemporary = await browser.post<Problem>("/api/sign-in/temporary-password", { username, ...temporary });
  const unknownTemporary = await browser.post<Problem>("/api/sign-in/temporary-password", {
    username: "nobody-here",
    ...temporary,
  });
  assert.equal(wrongTemporary.status, 401);
  assert.deepEqual(withoutIds(unknownTemporary), withoutIds(wrongTemporary));
  assert.equal(world.outbox.sms.length, sentBefore);
});

test("an unknown username is slowed down like a known one", async () => {
  const answers = [];
  for (const name of [username, "ghost"]) {
    for (let nth = 0; nth < 6; nth += 1) answers.push(await browser.begin(name, "wrong, wrong, wrong"));
  }
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 401, 401, 401, 401, 429, 401, 401, 401, 401, 401, 429],
  );
  assert.deepEqual(withoutIds(answers[11]!), withoutIds(answers[5]!));
  assert.equal(answers[5]!.headers["retry-after"], "60");
});

test("five failures slow an account down and tell its owner, never for longer than fifteen minutes", async () => {
  for (let nth = 0; nth < 5; nth += 1) await browser.begin(username, "wrong, wrong, wrong");
  await world.deliver();
  assert.match(world.outbox.mails[0]!.subject, /failed sign-ins/);
  assert.equal((await browser.begin(username)).status, 429);
  let waited = 0;
  for (let nth = 0; nth < 8; nth += 1) {
    const retryAfter = Number((await browser.begin(username, "wrong, wrong, wrong")).headers["retry-after"]);
    assert.ok(retryAfter <= 15 * 60, `${retryAfter} s`);
    waited = Math.max(waited, retryAfter);
    world.clock.advance(retryAfter * 1000);
    await browser.begin(username, "wrong, wrong, wrong");
  }
  assert.equal(waited, 15 * 60);
  world.clock.advance(15 * minutes);
  assert.equal((await browser.begin(username)).status, 202);
});

test("a stranger's failures do not slow down a browser in which the owner has signed in before", async () => {
  await browser.signIn(username);
  const stranger = world.browser("198.51.100.7");
  for (let nth = 0; nth < 6; nth += 1) await stranger.begin(username, "wrong, wrong, wrong");
  assert.equal((await stranger.begin(username)).status, 429);
  assert.equal((await browser.begin(username)).status, 202);
});

test("of many wrong passwords at once no more are looked at than the count allows", async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => browser.begin(username, "wrong, wrong, wrong")));
  assert.equal(answers.filter(({ status }) => status === 401).length, 5);
  assert.equal(answers.filter(({ status }) => status === 429).length, 35);
});

test("too many failures from one address are refused, whatever the names", async () => {
  const crowd = await startAccountsWorld({ addressFailuresMax: 4 });
  try {
    const one = crowd.browser("2001:db8:1:2::9");
    for (let nth = 0; nth < 4; nth += 1) await one.begin(`somebody${nth}`, "wrong, wrong, wrong");
    assert.equal((await crowd.browser("2001:db8:1:2:ffff::1").begin("somebody-else", "wrong")).status, 429);
    assert.equal((await crowd.browser("2001:db8:1:3::9").begin("somebody-else", "wrong")).status, 401);
  } finally {
    await crowd.stop();
  }
});

test("a failed sign-in is audited without what was typed as a name", async () => {
  const typed = "hunter2-in-the-wrong-field";
  const failed = await browser.post<Problem>("/api/sign-in", { username: typed, password: "irrelevant here" });
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, failed.body.requestId));
  assert.deepEqual(
    entries.map(({ action, outcome, accountId }) => ({ action, outcome, accountId })),
    [{ action: "sign-in", outcome: "failed", accountId: null }],
  );
  assert.ok(!JSON.stringify(entries).includes(typed));
  const known = await browser.post<Problem>("/api/sign-in", { username, password: "irrelevant here" });
  const [entry] = await world.transaction((tx) => auditEntriesOfRequest(tx, known.body.requestId));
  assert.equal(entry?.username, username);
});

test("an account in training cannot sign in, and says so only to who knows the password", async () => {
  await world.person({
    participantId: practice,
    titleId: "nurse",
    username: `jpike${number}`,
    state: "in-training",
    password: goodPassword,
  });
  const right = await browser.post<Problem>("/api/sign-in", { username: `jpike${number}`, password: goodPassword });
  assert.equal(right.status, 403);
  assert.equal(right.body.code, "account-not-active");
  assert.match(right.body.detail, /training/);
  const wrong = await browser.post<Problem>("/api/sign-in", { username: `jpike${number}`, password: "something else" });
  assert.equal(wrong.body.code, "sign-in-failed");
});

test("an SMS provider that fails changes no answer and leaves no number in the log", async () => {
  const broken = await startAccountsWorld();
  try {
    broken.context.sms.send = () => Promise.reject(new Error("The provider is down for +15185550001"));
    const clinic = await broken.participant({ name: "Clinic", type: "clinic" });
    await broken.person({ participantId: clinic.id, titleId: "physician", username: "aokafor" });
    assert.equal((await broken.browser().begin("aokafor")).status, 202);
    await broken.http.close();
    assert.ok(broken.logLines.some((line) => line.includes('"errand":"sms"')));
    assert.ok(!broken.logLines.join("").includes("5185550001"));
  } finally {
    await broken.stop();
  }
});

/** An answer without the ids that differ from one request to the next. */
function withoutIds({ status, body, headers }: { status: number; body: object; headers: object }) {
  const { "x-request-id": _id, date: _date, "content-length": _length, ...others } = headers as Record<string, unknown>;
  return { status, body: { ...body, requestId: "" }, headers: others };
}
