import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AccountsWorld, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { addSource } from "../participants/add-source.ts";
import { listSources, type Participant } from "../participants/participant-store.ts";
import { listAccounts } from "./account-store.ts";
import { addAccount, type NewPerson } from "./add-account.ts";

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

function add(terms: Partial<NewPerson>) {
  number += 1;
  return addAccount(world.context, {
    given: "Nora",
    family: "Quist",
    email: `nora.quist${number}@lantern.example`,
    mobile: "518 555 0199",
    titleId: "nurse",
    participantId: practice.id,
    trainingWaivedReason: "Trained at her last post",
    ...terms,
  });
}

const refusalOf = async (terms: Partial<NewPerson>): Promise<string> => {
  const added = await add(terms);
  return "refused" in added ? added.refused : "";
};

test("an added user gets a derived username and an invitation", async () => {
  const added = await add({ given: "Åsa", family: "Lindqvist" });
  assert.ok(!("refused" in added));
  assert.equal(added.account.username, "alindqvist");
  assert.equal(added.account.mobile, "+15185550199");
  assert.match(added.temporaryPassword!, /^([02-9a-hjkmnp-z]{4}-){3}[02-9a-hjkmnp-z]{4}$/);
  assert.equal(added.invitationLink, "http://localhost:8080/sign-in/temporary-password#alindqvist");
});

test("users of one name are numbered, also when they are added at once", async () => {
  const added = await Promise.all(Array.from({ length: 5 }, () => add({ given: "Robert", family: "Smith" })));
  const names = added.map((outcome) => ("refused" in outcome ? outcome.refused : outcome.account.username)).sort();
  assert.deepEqual(names, ["rsmith", "rsmith2", "rsmith3", "rsmith4", "rsmith5"]);
});

test("without a reason to waive the training nobody gets credentials", async () => {
  for (const reason of [undefined, "", "  "]) {
    const added = await add({ given: "Jonah", family: "Pike", trainingWaivedReason: reason });
    assert.ok(!("refused" in added));
    assert.equal(added.account.state, "in-training");
    assert.equal(added.temporaryPassword, undefined);
    assert.equal(added.invitationLink, undefined);
  }
});

test("an e-mail address that is taken is refused, in any spelling", async () => {
  await add({ email: "Ines.Moreau@clinic.example" });
  assert.match(await refusalOf({ email: "ines.moreau@CLINIC.example" }), /belongs to an account already/);
  assert.match(await refusalOf({ email: "ｉnes.moreau@clinic.example" }), /belongs to an account already/);
});

test("what a worksheet would refuse is refused, in a sentence", async () => {
  assert.match(await refusalOf({ email: "frontdesk@lantern.example" }), /shared mailbox/);
  assert.match(await refusalOf({ mobile: "555-0199" }), /mobile number/);
  assert.match(await refusalOf({ titleId: "wizard" }), /"wizard" is not a title: administrator, /);
  assert.match(await refusalOf({ titleId: "emergency-nurse" }), /is not a title at Lantern Street/);
  assert.match(await refusalOf({ family: " " }), /family name/);
  assert.match(await refusalOf({ username: "Not A Name" }), /username/);
  await add({ username: "nquist.rn" });
  assert.match(await refusalOf({ username: "nquist.rn" }), /taken/);
});

test("an emergency nurse is a title where there is an emergency department", async () => {
  assert.equal(await refusalOf({ titleId: "emergency-nurse", participantId: hospital.id }), "");
});

test("the list of users says who they are, where, and how far", async () => {
  await add({ given: "Walter", family: "Ibsen", email: "walter@ibsen.example" });
  const accounts = await world.transaction((tx) => listAccounts(tx, world.clock.now()));
  assert.deepEqual(
    accounts.find(({ username }) => username === "wibsen"),
    {
      username: "wibsen",
      name: "Walter Ibsen",
      email: "walter@ibsen.example",
      state: "active",
      stateReason: null,
      lastSignInAt: null,
      affiliations: ["Nurse (RN/LPN), Lantern Street Family Practice"],
    },
  );
});

test("a source is known by its sender without regard to case, once", async () => {
  const source = {
    participantId: hospital.id,
    code: "CGH",
    name: "Crossbay General registration",
    sendingApplication: " beacon ",
    sendingFacility: "cgh",
    assigningAuthority: "CGH",
    timeZone: "America/New_York",
    now: world.clock.now(),
  };
  const added = await world.transaction((tx) => addSource(tx, source));
  assert.ok(!("refused" in added));
  assert.deepEqual([added.sendingApplication, added.sendingFacility, added.mappedBy], ["BEACON", "CGH", "configured"]);
  assert.deepEqual(await world.transaction((tx) => listSources(tx)), [added]);
  const again = await world.transaction((tx) => addSource(tx, { ...source, code: "CGH2", sendingFacility: "CGH" }));
  assert.match("refused" in again ? again.refused : "", /BEACON\|CGH belongs to a source already/);
  const elsewhere = await world.transaction((tx) =>
    addSource(tx, { ...source, code: "X", sendingApplication: "X", timeZone: "Nowhere" }),
  );
  assert.match("refused" in elsewhere ? elsewhere.refused : "", /not a time zone/);
});

test("a participant is added once, of a kind that exists, with emergency services where there can be some", async () => {
  await assert.rejects(world.participant({ name: "Crossbay General Hospital" }), /already/);
  await assert.rejects(world.participant({ name: "X", type: "castle" as "hospital" }), /not a kind of participant/);
  await assert.rejects(world.participant({ name: "Y", type: "clinic", emergencyServices: true }), /emergency services/);
});
