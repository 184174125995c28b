import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AccountsWorld, sql, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";
import { newId, type ParticipantId } from "../../platform/ids.ts";
import type { Participant } from "../participants/participant-store.ts";
import { admitNewPeople, admitNewPerson } from "./admit-new-person.ts";
import { deactivateAccount, suspendAccounts } from "./change-account-state.ts";
import { endAffiliations } from "./end-affiliation.ts";
import type { Newcomer } from "./newcomer-rules.ts";
import { findUsers } from "./user-store.ts";

let world: AccountsWorld;
let hospital: Participant;
let practice: Participant;
let number = 0;

before(async () => {
  world = await startAccountsWorld();
  hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  practice = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });
});
after(() => world.stop());

function newcomer(terms: Partial<Newcomer> = {}): Newcomer {
  number += 1;
  return {
    given: "Priya",
    family: "Raman",
    email: `priya${number}@lantern.example`,
    mobile: "+1 518 555 0142",
    titleId: "nurse",
    participantId: practice.id,
    requestId: newId(),
    ...terms,
  };
}

const admit = (person: Newcomer) => world.transaction((tx) => admitNewPerson(tx, world.context, person));

async function admitted(person: Newcomer) {
  const outcome = await admit(person);
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome;
}

const refusalOf = async (person: Newcomer): Promise<string> => {
  const outcome = await admit(person);
  return "refused" in outcome ? outcome.refused : "";
};

const activate = (accountId: string) =>
  world.run(sql`update accounts.account set state = 'active' where id = ${accountId}`);

test("a newcomer is in training, with a username of their own and the affiliation", async () => {
  const person = newcomer({ given: "Zoë", family: "Wyndham" });
  const added = await admitted(person);
  assert.deepEqual([added.username, added.isNew, added.state], ["zwyndham", true, "in-training"]);
  const [user] = await world.transaction((tx) => findUsers(tx, { accountIds: [added.accountId] }, world.clock.now()));
  assert.deepEqual(
    [user?.affiliationId, user?.participant.name, user?.titleId],
    [added.affiliationId, "Lantern Street Family Practice", "nurse"],
  );
  const entries = await world.transaction((tx) => auditEntriesOfRequest(tx, person.requestId));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["account-create"],
  );
});

test("an e-mail address that is known, in other case or Unicode form, gets one more affiliation and no second account", async () => {
  const first = await admitted(newcomer({ email: "Renée.Aldous@clinic.example" }));
  await activate(first.accountId);
  const spelled = ["RENÉE.ALDOUS@CLINIC.EXAMPLE", "rene\u0301e.aldous@clinic.example"];
  const [again, other] = [
    await admitted(newcomer({ email: spelled[0]!, participantId: hospital.id })),
    await admitted(newcomer({ email: spelled[1]!, titleId: "care-manager" })),
  ];
  assert.deepEqual([again.accountId, other.accountId], [first.accountId, first.accountId]);
  assert.deepEqual([again.isNew, again.state, again.username], [false, "active", first.username]);
});

test("the same title at the same participant twice is refused, without a word about other participants", async () => {
  const person = newcomer();
  await admitted(person);
  await admitted({ ...person, participantId: hospital.id });
  assert.equal(
    await refusalOf(person),
    `${person.email} is a user of Lantern Street Family Practice already: Nurse (RN/LPN).`,
  );
});

test("who left comes in again as a new user does, without the old password", async () => {
  const person = newcomer({ given: "Otis", family: "Larkin" });
  const first = await admitted(person);
  await activate(first.accountId);
  await world.run(sql`update accounts.account set password_hash = 'old' where id = ${first.accountId}`);
  const by = { accountId: first.accountId, username: first.username };
  await world.transaction((tx) =>
    endAffiliations(tx, world.context, {
      affiliationIds: [first.affiliationId],
      reason: "moved away",
      by,
      requestId: newId(),
    }),
  );
  const back = await admitted({ ...person, mobile: "+1 518 555 0177" });
  assert.deepEqual([back.accountId, back.state, back.isNew], [first.accountId, "in-training", false]);
  assert.equal(
    await world.run(sql`select from accounts.account where id = ${first.accountId} and state = 'in-training'
      and state_reason is null and password_hash is null and mobile = '+15185550177'`),
    1,
  );
});

test("an account that was closed for privacy, or is suspended, does not open by a worksheet", async () => {
  const [closed, suspended] = [newcomer(), newcomer()];
  const [one, other] = [await admitted(closed), await admitted(suspended)];
  await activate(other.accountId);
  await world.transaction(async (tx) => {
    const requestId = newId();
    await deactivateAccount(tx, world.context, { accountId: one.accountId, reason: "privacy", requestId });
    await suspendAccounts(tx, world.context, { accountIds: [other.accountId], reason: "privacy", requestId });
  });
  assert.match(await refusalOf({ ...closed, participantId: hospital.id }), /privacy auditor decides/);
  const added = await admitted({ ...suspended, participantId: hospital.id });
  assert.equal(added.state, "suspended");
});

test("one bad row stops no good one, and an address that stands there twice counts once", async () => {
  const good = newcomer();
  const outcomes = await world.transaction((tx) =>
    admitNewPeople(tx, world.context, [
      newcomer({ email: "frontdesk@lantern.example" }),
      good,
      { ...good, email: good.email.toUpperCase() },
      newcomer({ titleId: "emergency-nurse" }),
      newcomer({ mobile: "555" }),
      newcomer({ siteId: newId() }),
      newcomer({ participantId: newId<ParticipantId>() }),
      newcomer(),
    ]),
  );
  assert.deepEqual(
    outcomes.map((outcome) => ("refused" in outcome ? outcome.refused : "admitted")),
    [
      "The e-mail address is a shared mailbox: an account is one person's own.",
      "admitted",
      "The e-mail address stands here twice.",
      "Emergency department nurse is not a title at Lantern Street Family Practice.",
      "The mobile number cannot be one: write it like +1 518 555 0100.",
      "The site is not one of Lantern Street Family Practice.",
      "There is no such participant.",
      "admitted",
    ],
  );
});

test("two managers who admit the same person at once make one account", async () => {
  const person = newcomer({ given: "Ana", family: "Twice" });
  const outcomes = await Promise.all([admit(person), admit({ ...person, participantId: hospital.id })]);
  const accountIds = new Set(outcomes.map((outcome) => ("refused" in outcome ? "" : outcome.accountId)));
  assert.equal(accountIds.size, 1);
  assert.deepEqual(outcomes.map((outcome) => "isNew" in outcome && outcome.isNew).sort(), [false, true]);
});

test("a thousand people of one name all get their own username", async () => {
  const people = Array.from({ length: 1000 }, () => newcomer({ given: "Robert", family: "Hale" }));
  const outcomes = await world.transaction((tx) => admitNewPeople(tx, world.context, people));
  const names = outcomes.map((outcome) => ("refused" in outcome ? outcome.refused : outcome.username));
  assert.equal(new Set(names).size, 1000);
  assert.deepEqual([names[0], names[1], names[999]], ["rhale", "rhale2", "rhale1000"]);
});
