import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AccessFlag, AccessFlags, AccessReport, Problem, VipList } from "@crossbay/contract";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import type { AddedAccount, Participant } from "../../accounts/index.ts";
import { type AuditAction, writeEntries } from "../../audit/index.ts";
import { newId, type PersonId } from "../../platform/ids.ts";
import { runAccessFlags } from "./run-access-flags.ts";

type Account = AddedAccount["account"];

let world: PrivacyWorld;
let okafor: Account;
let finch: Account;
let number = 0;

before(async () => {
  world = await startPrivacyWorld();
  okafor = await anAccount({ given: "Amara", family: "Okafor", mobile: "+15185550142" });
  finch = await anAccount({ given: "Iris", family: "Finch", mobile: "+15185550177" });
});
after(() => world.stop());

const anAccount = async (terms: { given: string; family: string; mobile: string }, at?: Participant) =>
  (await world.person({ titleId: "physician", participantId: (at ?? world.hospital).id, ...terms })).account;

const aPatient = (patient: object): Promise<TellResult> => {
  number += 1;
  return world.tell(world.feed, `N${number}`, { patient: { birthDate: `1970-01-${10 + number}`, ...patient } });
};

/** Somebody opens something of a patient; then the rounds are gone. */
async function look(
  account: Account,
  of: Pick<TellResult, "personId" | "patientId">,
  action: AuditAction = "chart-view",
) {
  await world.context.audit.record([
    {
      action,
      outcome: "permitted",
      actor: {
        accountId: account.id,
        username: account.username,
        title: "Physician",
        participantId: world.hospital.id,
      },
      personId: of.personId,
      patientIds: [of.patientId],
      requestId: "a look",
    },
  ]);
  await world.seal();
  return runAccessFlags(world.context, world.clock.now());
}

const flags = async (browser = world.officer, settled = ""): Promise<AccessFlag[]> =>
  (await browser.get<AccessFlags>(`/api/privacy/flags${settled}`)).body.flags;
const newest = async (): Promise<string[]> =>
  (await flags()).map(({ kind, who, sentence }) => `${kind}: ${who}: ${sentence}`);

test("opening one's own record is flagged, by name and telephone number", async () => {
  await look(okafor, await aPatient({ family: "Okafor", given: "Amara", phone: "(518) 555-0142" }));
  assert.deepEqual(await newest(), ["self: OKAFOR, Amara: Opened their own record"]);
});

test("a namesake, a colleague, the same surname and the same address are flagged, each in words", async () => {
  world.clock.advance(1000);
  await look(okafor, await aPatient({ family: "OKAFOR", given: "Amara Ngozi" }));
  assert.equal((await newest())[0], "self: OKAFOR, Amara: Opened the record of somebody with their own name");
  world.clock.advance(1000);
  await look(okafor, await aPatient({ family: "Finch", given: "Iris", phone: "518-555-0177" }));
  assert.equal((await newest())[0], "colleague: OKAFOR, Amara: Opened the record of a colleague, FINCH, Iris");
  world.clock.advance(1000);
  await look(okafor, await aPatient({ family: "Okafor", given: "Chidi" }));
  assert.equal((await newest())[0], "same-surname: OKAFOR, Amara: Opened the record of somebody with the same surname");
  const home = { line: "12 Harbour Street", city: "Crossbay", postalCode: "12203" };
  await aPatient({ family: "Finch", given: "Iris", phone: "518-555-0177", ...home });
  world.clock.advance(1000);
  await look(finch, await aPatient({ family: "Marsh", given: "Lena", ...home, line: "12 Harbour St." }));
  assert.equal((await newest())[0], "same-address: FINCH, Iris: Opened the record of somebody at the same address");
});

test("whom a search listed is not flagged, and one look too many on the same day is flagged once", async () => {
  const before = (await flags()).length;
  const chidi = await aPatient({ family: "Okafor", given: "Ada" });
  assert.equal(await look(okafor, chidi, "search"), 0);
  assert.equal(await look(okafor, chidi), 1);
  assert.equal(await look(okafor, chidi, "result-view"), 0);
  assert.equal((await flags()).length, before + 1);
});

test("a person to watch over is flagged for whoever opens the record, as long as they stand on the list", async () => {
  const voss = await aPatient({ family: "Voss", given: "Eleanor" });
  const body = { personId: voss.personId, words: "Mayor of Crossbay" };
  const { status, body: list } = await world.officer.post<VipList>("/api/privacy/vips", body);
  assert.equal(status, 200, JSON.stringify(list));
  assert.deepEqual(
    list.vips.map(({ name, words, by }) => ({ name, words, by })),
    [{ name: "VOSS, Eleanor", words: "Mayor of Crossbay", by: "Tom Ellery" }],
  );
  assert.equal((await world.officer.post<Problem>("/api/privacy/vips", body)).body.code, "already-decided");
  world.clock.advance(1000);
  await look(finch, voss);
  assert.equal((await newest())[0], "vip: FINCH, Iris: Opened the record of a person to watch over");
  const dropped = await world.officer.post<VipList>(`/api/privacy/vips/${voss.personId}/remove`);
  assert.deepEqual(dropped.body.vips, []);
  assert.equal((await world.officer.post(`/api/privacy/vips/${voss.personId}/remove`)).status, 404);
  const unknown = { personId: newId<PersonId>(), words: "Nobody" };
  assert.equal((await world.officer.post("/api/privacy/vips", unknown)).status, 404);
});

test("far more charts in a day than somebody is used to are flagged once", async () => {
  const reader = await anAccount({ given: "Vera", family: "Lund", mobile: "+15185550199" });
  const open = (persons: number, at = world.clock.now()) =>
    world.transaction((tx) =>
      writeEntries(
        tx,
        at,
        Array.from({ length: persons }, () => ({
          action: "chart-view" as const,
          outcome: "permitted" as const,
          actor: { accountId: reader.id, username: reader.username, participantId: world.hospital.id },
          personId: newId<PersonId>(),
          requestId: "many looks",
        })),
      ),
    );
  await open(8, new Date("2026-03-11T14:00:00Z"));
  world.clock.advance(1000);
  await open(24);
  await world.seal();
  assert.equal(await runAccessFlags(world.context, world.clock.now()), 0, "24 are three times 8");
  await open(1);
  await world.seal();
  assert.equal(await runAccessFlags(world.context, world.clock.now()), 1);
  assert.equal((await newest())[0], "volume: LUND, Vera: Opened 25 charts in a day; 8 are usual");
  await open(3);
  await world.seal();
  assert.equal(await runAccessFlags(world.context, world.clock.now()), 0);
});

test("a sign that an account is shared becomes a flag at its participant", async () => {
  await world.run(sql`insert into accounts.sharing_signal (id, account_id, kind, day, at)
    values (gen_random_uuid(), ${finch.id}, 'two-places', '2026-03-12', '2026-03-12T14:00:00Z')`);
  assert.equal(await runAccessFlags(world.context, world.clock.now()), 1);
  assert.equal(await runAccessFlags(world.context, world.clock.now()), 0);
  const sharing = (await flags()).find(({ kind }) => kind === "sharing");
  assert.equal(sharing?.sentence, "Used from two networks within five minutes.");
  assert.equal(sharing?.participantName, "Crossbay General Hospital");
});

test("a flag stands on the lines of a report of the day it was for", async () => {
  const { body } = await world.officer.post<AccessReport>("/api/privacy/report", {
    about: "user",
    accountId: okafor.id,
    from: "2026-03-12",
    to: "2026-03-12",
  });
  const flagged = body.lines
    .filter(({ flags }) => flags.length > 0)
    .map(({ patient, flags }) => [patient?.name, flags]);
  assert.ok(flagged.some(([name, kinds]) => name === "OKAFOR, Chidi" && String(kinds) === "same-surname"));
});

test("what was found out is kept once, with who found it; the auditors see every participant's, an officer the own", async () => {
  const [flag] = await flags();
  const settle = (words: string) =>
    world.officer.post<AccessFlag & Problem>(`/api/privacy/flags/${flag?.id}/settle`, {
      outcome: "appropriate",
      words,
    });
  assert.equal((await settle("  ")).body.code, "form-refused");
  const { body } = await settle("She was on call");
  assert.equal(body.settled?.by, "Tom Ellery");
  assert.equal((await settle("Again")).body.code, "already-decided");
  assert.deepEqual(
    (await flags(world.officer, "?settled=yes")).map(({ id }) => id),
    [flag?.id],
  );
  assert.ok((await flags(world.auditor)).length > 0);
  const other = await world.person({ titleId: "privacy-officer", participantId: world.practice.id });
  const stranger = world.browser();
  await stranger.signIn(other.account.username);
  const own = await world.save(stranger, "GET", "/api/privacy/flags");
  assert.equal(JSON.parse(own.content.toString()).flags.length, 0);
  const next = (await flags())[0];
  const foreign = await world.save(stranger, "POST", `/api/privacy/flags/${next?.id}/settle`, {
    outcome: "appropriate",
    words: "Not mine",
  });
  assert.equal(foreign.status, 404);
});
