import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  type AccountsWorld,
  goodPassword,
  sql,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import { type AffiliationId, newId } from "../../platform/ids.ts";
import type { Participant } from "../participants/participant-store.ts";
import type { AddedAccount } from "./add-account.ts";
import { admitNewPerson } from "./admit-new-person.ts";
import { activateAccount, suspendAccounts } from "./change-account-state.ts";
import { endAffiliations } from "./end-affiliation.ts";
import { findUsers } from "./user-store.ts";

let world: AccountsWorld;
let hospital: Participant;
let practice: Participant;

before(async () => {
  world = await startAccountsWorld();
  hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  practice = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });
});
after(() => world.stop());

/** A nurse of the practice who is also a physician of the hospital, signed in and acting for the hospital. */
async function aDoctorAtTwo(username: string): Promise<{
  account: AddedAccount["account"];
  browser: TestBrowser;
  atPractice: AffiliationId;
  atHospital: AffiliationId;
}> {
  const { account } = await world.person({ participantId: practice.id, titleId: "nurse", username });
  const added = await world.transaction((tx) =>
    admitNewPerson(tx, world.context, {
      given: "Rosa",
      family: "Delgado",
      email: account.email,
      mobile: account.mobile,
      titleId: "physician",
      participantId: hospital.id,
      requestId: newId(),
    }),
  );
  assert.ok(!("refused" in added));
  const users = await world.transaction((tx) => findUsers(tx, { accountIds: [account.id] }, world.clock.now()));
  const atPractice = users.find(({ participant }) => participant.id === practice.id)!.affiliationId;
  const browser = world.browser();
  await browser.signIn(username);
  return { account, browser, atPractice, atHospital: added.affiliationId };
}

const end = (affiliationIds: AffiliationId[], requestId = newId()) =>
  world.transaction((tx) =>
    endAffiliations(tx, world.context, {
      affiliationIds,
      reason: "left",
      by: { accountId: newId(), username: "manager" },
      requestId,
    }),
  );

test("somebody at two participants chooses for whom to act, under the title held there", async () => {
  const { browser, atHospital, atPractice } = await aDoctorAtTwo("rdelgado");
  assert.equal((await browser.get<{ code: string }>("/api/probe")).body.code, "affiliation-missing");
  await browser.post("/api/session/acting-for", { affiliationId: atHospital });
  const there = await browser.get<{ title: string; levels: string[]; trained: boolean }>("/api/probe");
  assert.deepEqual([there.body.title, there.body.levels], ["Physician (including resident)", ["practitioner-btg"]]);
  await browser.post("/api/session/acting-for", { affiliationId: atPractice });
  const here = await browser.get<{ title: string; levels: string[] }>("/api/probe");
  assert.deepEqual([here.body.title, here.body.levels], ["Nurse (RN/LPN)", ["practitioner"]]);
});

test("an ended affiliation ends every session at once, and leaves the account its other one", async () => {
  const { account, browser, atHospital } = await aDoctorAtTwo("rdelgado.two");
  const requestId = newId();
  assert.deepEqual(await end([atHospital], requestId), [
    { affiliationId: atHospital, accountId: account.id, accountDeactivated: false },
  ]);
  assert.equal((await browser.get("/api/probe")).status, 401);
  await browser.signIn("rdelgado.two");
  const again = await browser.get<{ participant: { name: string } }>("/api/probe");
  assert.equal(again.body.participant.name, "Lantern Street Family Practice");
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, requestId));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["affiliation-end"],
  );
});

test("the account ends with its last affiliation, and the person is told by mail for each", async () => {
  const { account, browser, atHospital, atPractice } = await aDoctorAtTwo("rdelgado.three");
  await world.deliver();
  const mailsBefore = world.outbox.mails.length;
  const ended = await end([atHospital, atPractice]);
  assert.deepEqual(
    ended.map(({ accountDeactivated }) => accountDeactivated),
    [true, true],
  );
  assert.deepEqual(await end([atHospital]), []);
  await world.deliver();
  const subjects = world.outbox.mails
    .slice(0, world.outbox.mails.length - mailsBefore)
    .map(({ subject }) => subject.replace(/^.*: /, ""))
    .sort();
  assert.deepEqual(subjects, [
    "your access for Crossbay General Hospital has ended",
    "your access for Lantern Street Family Practice has ended",
  ]);
  assert.equal((await browser.get("/api/probe")).status, 401);
  const refused = await world.browser().begin("rdelgado.three");
  assert.deepEqual([refused.status, (refused.body as { code?: string }).code], [403, "account-not-active"]);
  assert.equal(
    await world.run(sql`select from accounts.account where id = ${account.id} and state = 'deactivated'
      and state_reason = 'last-affiliation-ended'`),
    1,
  );
});

test("a suspension ends a sign-in that waits for its code, and temporary passwords", async () => {
  const { account } = await world.person({ participantId: practice.id, titleId: "nurse", username: "waiting" });
  const browser = world.browser();
  const { body } = await browser.begin("waiting", goodPassword);
  const code = browser.newestCode();
  const requestId = newId();
  const suspended = await world.transaction((tx) =>
    suspendAccounts(tx, world.context, { accountIds: [account.id], reason: "by-request", requestId }),
  );
  assert.deepEqual(suspended, [account.id]);
  assert.equal((await browser.enter(body.signInId, code)).status, 401);
  const activated = () =>
    world.transaction((tx) => activateAccount(tx, world.context, { accountId: account.id, requestId }));
  assert.deepEqual([await activated(), await activated()], [true, false]);
  assert.equal((await browser.enter(body.signInId, code)).status, 401);
});

test("an overdue training puts nobody out of an open session", async () => {
  const { account } = await world.person({ participantId: practice.id, titleId: "nurse", username: "overdue" });
  const browser = world.browser();
  await browser.signIn("overdue");
  const suspend = () =>
    world.transaction((tx) =>
      suspendAccounts(tx, world.context, { accountIds: [account.id], reason: "training-overdue", requestId: newId() }),
    );
  assert.deepEqual(await suspend(), []);
  assert.equal((await browser.get<{ trained: boolean }>("/api/probe")).body.trained, true);
  await browser.post("/api/session/sign-out");
  assert.deepEqual(await suspend(), [account.id]);
});
