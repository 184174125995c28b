import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Problem, Session } from "@crossbay/contract";
import {
  type AccountsWorld,
  goodPassword,
  sql,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import type { Actor } from "../index.ts";
import type { Participant } from "../participants/participant-store.ts";

const minutes = 60_000;
const hours = 60 * minutes;
const polling = { "x-crossbay-poll": "1" };
let world: AccountsWorld;
let hospital: Participant;
let practice: Participant;
let username: string;
let browser: TestBrowser;
let number = 0;

before(async () => {
  world = await startAccountsWorld();
  hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  practice = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });
});
after(() => world.stop());
beforeEach(async () => {
  number += 1;
  username = `aokafor${number}`;
  await world.person({ participantId: hospital.id, titleId: "physician", username });
  browser = world.browser();
  await browser.signIn(username);
});

const probe = async (headers = {}): Promise<number | string> => {
  const { status, body } = await browser.get<Problem>("/api/probe", headers);
  return status === 200 ? 200 : body.code;
};

test("the actor is who signed in, for whom they act, and what their title includes there", async () => {
  const { body } = await browser.get<Actor>("/api/probe");
  const { accountId: _account, sessionId: _session, affiliationId: _affiliation, extents, ...actor } = body;
  assert.deepEqual(actor, {
    username,
    name: "Rosa Delgado",
    family: "Delgado",
    participant: {
      id: hospital.id,
      name: "Crossbay General Hospital",
      type: "hospital",
      emergencyServices: true,
      part2Program: false,
      minorConsentServices: false,
      timeZone: "America/New_York",
    },
    titleId: "physician",
    title: "Physician (including resident)",
    seesSensitiveData: true,
    writtenConsentOnly: false,
    levels: ["practitioner-btg"],
    accountActive: true,
    trained: true,
    secondFactor: true,
  });
  assert.ok(Object.values(extents).every((extent) => extent === "full"));
});

test("a session locks after fifteen minutes idle and resumes in place by password", async () => {
  world.clock.advance(15 * minutes - 1);
  assert.equal(await probe(), 200);
  world.clock.advance(15 * minutes);
  assert.equal(await probe(), "session-locked");
  const locked = await browser.session();
  assert.equal(locked.state, "locked");
  assert.equal((await browser.session()).state, "locked");
  const wrong = await browser.post<Problem>("/api/session/unlock", { password: "not the password" });
  assert.equal(wrong.body.code, "sign-in-failed");
  assert.match(wrong.body.detail, /4 tries are left/);
  const unlocked = await browser.post<Session>("/api/session/unlock", { password: goodPassword });
  assert.equal(unlocked.body.state, "active");
  assert.equal(unlocked.body.endsAt, locked.endsAt);
  assert.equal(await probe(), 200);
});

test("polling does not extend a session, working does", async () => {
  world.clock.advance(10 * minutes);
  assert.equal((await browser.session(polling)).state, "active");
  assert.equal(await probe(polling), 200);
  world.clock.advance(5 * minutes);
  assert.equal((await browser.session(polling)).state, "locked");
  await browser.post("/api/session/unlock", { password: goodPassword });
  world.clock.advance(10 * minutes);
  await browser.session();
  world.clock.advance(10 * minutes);
  assert.equal((await browser.session(polling)).state, "active");
});

test("a session locks at once when its screen is handed over, and resumes in place by password", async () => {
  const locked = await browser.post<Session>("/api/session/lock");
  assert.deepEqual([locked.status, locked.body.state], [200, "locked"]);
  assert.equal(await probe(), "session-locked");
  assert.equal((await browser.post<Session>("/api/session/lock")).body.state, "locked");
  const unlocked = await browser.post<Session>("/api/session/unlock", { password: goodPassword });
  assert.equal(unlocked.body.state, "active");
  assert.equal(await probe(), 200);
});

test("the browser is told when the session locks and when it ends", async () => {
  const now = world.clock.now().getTime();
  const session = await browser.session();
  assert.equal(session.idleSecondsMax, 900);
  assert.equal(session.locksAt, new Date(now + 15 * minutes).toISOString());
  assert.equal(session.endsAt, new Date(now + 12 * hours).toISOString());
});

test("a session ends after twelve hours, however busy", async () => {
  for (let passed = 0; passed < 12 * hours - 10 * minutes; passed += 10 * minutes) {
    world.clock.advance(10 * minutes);
    assert.equal(await probe(), 200);
  }
  world.clock.advance(10 * minutes);
  assert.equal(await probe(), "sign-in-required");
  assert.equal((await browser.session()).state, "signed-out");
});

test("the fifth wrong password at a locked screen ends the session, also when they come at once", async () => {
  world.clock.advance(15 * minutes);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.post<Problem>("/api/session/unlock", { password: "a guess of many" })),
  );
  assert.equal(answers.filter(({ body }) => body.code === "sign-in-failed").length, 4);
  assert.equal(await probe(), "sign-in-required");
  assert.equal((await world.browser().begin(username)).status, 202);
});

test("everything but reading needs the session's CSRF token", async () => {
  const csrfToken = browser.csrfToken!;
  browser.csrfToken = undefined;
  const missing = await browser.post<Problem>("/api/probe");
  assert.deepEqual([missing.status, missing.body.code], [403, "csrf-token-wrong"]);
  for (const path of ["/api/session/sign-out", "/api/session/unlock", "/api/session/purpose"]) {
    const forged = await browser.post<Problem>(
      path,
      path.endsWith("unlock") ? { password: goodPassword } : { purpose: "treatment" },
      { "x-csrf-token": "A".repeat(43) },
    );
    assert.equal(forged.body.code, "csrf-token-wrong", path);
  }
  assert.equal((await browser.post("/api/probe", {}, { "x-csrf-token": csrfToken })).status, 200);
});

test("signing out ends the session at once and is recorded", async () => {
  const token = browser.cookies.get("__Host-crossbay")!;
  const answer = await browser.post("/api/session/sign-out");
  assert.equal(answer.status, 204);
  assert.equal(browser.cookies.get("__Host-crossbay"), undefined);
  browser.cookies.set("__Host-crossbay", token);
  assert.equal(await probe(), "sign-in-required");
  const requestId = String(answer.headers["x-request-id"]);
  const [entry] = await world.transaction((tx) => auditEntriesOfRequest(tx, requestId));
  assert.deepEqual([entry?.action, entry?.username], ["sign-out", username]);
  assert.equal((await browser.post("/api/session/sign-out")).status, 204);
});

test("a new sign-in in the same browser ends the session that it had", async () => {
  const old = browser.cookies.get("__Host-crossbay")!;
  await browser.signIn(username);
  assert.notEqual(browser.cookies.get("__Host-crossbay"), old);
  browser.cookies.set("__Host-crossbay", old);
  assert.equal(await probe(), "sign-in-required");
});

test("a token that nobody was given is no session", async () => {
  for (const token of ["x", "A".repeat(43), "A".repeat(5000)]) {
    browser.cookies.set("__Host-crossbay", token);
    assert.equal(await probe(), "sign-in-required");
  }
});

test("the token itself is nowhere in the database", async () => {
  const token = browser.cookies.get("__Host-crossbay")!;
  const found = await world.run(sql`select from accounts.session s where strpos(to_jsonb(s)::text, ${token}) > 0`);
  assert.equal(found, 0);
});

test("a deactivation counts at the very next request", async () => {
  await setState("deactivated");
  assert.equal(await probe(), "sign-in-required");
  assert.equal((await browser.session()).state, "signed-out");
});

test("the end of an affiliation counts at the very next request", async () => {
  await world.run(
    sql`update accounts.affiliation set state = 'ended'
        where account_id = (select id from accounts.account where username = ${username})`,
  );
  assert.equal(await probe(), "affiliation-missing");
});

test("somebody with two affiliations chooses for whom they act, and states the purpose for each", async () => {
  await affiliate(practice, "physician");
  const session = await browser.signIn(username);
  assert.equal(session.actingFor, undefined);
  assert.equal(session.verdicts?.searchPatients.allowed, false);
  assert.equal(await probe(), "affiliation-missing");
  const [atHospital, atPractice] = session.affiliations!;

  const chosen = await browser.post<Session>("/api/session/acting-for", { affiliationId: atPractice!.id });
  assert.equal(chosen.body.actingFor?.participantName, practice.name);
  const stated = await browser.post<Session>("/api/session/purpose", { purpose: "treatment" });
  assert.equal(stated.body.purpose, "treatment");
  const { body: actor } = await browser.get<Actor>("/api/probe");
  assert.deepEqual([actor.levels, actor.purpose], [["practitioner"], "treatment"]);

  const moved = await browser.post<Session>("/api/session/acting-for", { affiliationId: atHospital!.id });
  assert.equal(moved.body.purpose, undefined);
  assert.deepEqual((await browser.get<Actor>("/api/probe")).body.levels, ["practitioner-btg"]);
});

test("nobody acts for a participant that is not theirs", async () => {
  const other = world.browser();
  const stranger = `stranger${number}`;
  await world.person({ participantId: practice.id, titleId: "nurse", username: stranger });
  const session = await other.signIn(stranger);
  const answer = await browser.post<Problem>("/api/session/acting-for", {
    affiliationId: session.affiliations![0]!.id,
  });
  assert.equal(answer.body.code, "affiliation-missing");
});

test("a locked session shows whose it is, and lets nothing be changed but unlocking and signing out", async () => {
  world.clock.advance(15 * minutes);
  assert.equal((await browser.session()).name, "Rosa Delgado");
  const purpose = await browser.post<Problem>("/api/session/purpose", { purpose: "treatment" });
  assert.equal(purpose.body.code, "session-locked");
  assert.equal((await browser.post("/api/session/sign-out")).status, 204);
});

test("a user manager may do nothing with patients, and is told so", async () => {
  const manager = `praman${number}`;
  await world.person({ participantId: hospital.id, titleId: "user-manager", username: manager });
  const { verdicts } = await world.browser().signIn(manager);
  const { searchPatients, readCharts, recordConsent, manageUsers } = verdicts!;
  assert.deepEqual(manageUsers, { allowed: true });
  for (const verdict of [searchPatients, readCharts, recordConsent]) {
    assert.equal(verdict.allowed, false);
    assert.match(verdict.because!, /Authorized user manager does not/);
  }
});

test("without a session the browser learns that it is signed out, and nothing else", async () => {
  assert.deepEqual(await world.browser().session(), {
    state: "signed-out",
    exchangeName: "Crossbay Health Information Exchange",
    demonstration: false,
  });
});

const setState = (state: string) =>
  world.run(sql`update accounts.account set state = ${state} where username = ${username}`);

const affiliate = (participant: Participant, titleId: string) =>
  world.run(
    sql`insert into accounts.affiliation (id, account_id, participant_id, title_id, state, created_at)
        select gen_random_uuid(), id, ${participant.id}, ${titleId}, 'active', now()
        from accounts.account where username = ${username}`,
  );
