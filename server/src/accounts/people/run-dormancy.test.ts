import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AccountsWorld, sql, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { newId } from "../../platform/ids.ts";
import { ensurePartitions } from "../../platform/partitions.ts";
import type { Participant } from "../participants/participant-store.ts";
import { activateAccount } from "./change-account-state.ts";
import { runDormancy } from "./run-dormancy.ts";

let world: AccountsWorld;
let hospital: Participant;

const moveTo = (instant: string): void => world.clock.advance(Date.parse(instant) - world.clock.now().getTime());

before(async () => {
  world = await startAccountsWorld();
  hospital = await world.participant({ name: "Crossbay General Hospital" });
});
after(() => world.stop());

const days = (count: number) => new Date(Date.parse("2026-03-12T14:00:00Z") + count * 24 * 60 * 60 * 1000);

const nurse = async (username: string) =>
  (await world.person({ participantId: hospital.id, titleId: "nurse", username })).account;

async function suspendedOn(day: number): Promise<string[]> {
  moveTo(days(day).toISOString());
  await ensurePartitions(world.context.database, world.clock.now());
  await runDormancy(world.context, world.clock.now());
  const suspended: string[] = [];
  for (const username of ["never", "used", "returned", "absent", "back"]) {
    const count = await world.run(sql`select from accounts.account
      where username = ${username} and state = 'suspended' and state_reason = 'dormant'`);
    if (count === 1) suspended.push(username);
  }
  return suspended;
}

test("who has not signed in for 90 days is suspended, not who was on leave or came back", async () => {
  await nurse("never");
  await nurse("used");
  const returned = await nurse("returned");
  const absent = await nurse("absent");
  const back = await nurse("back");
  const leave = (accountId: string, from: number, until: number | undefined) =>
    world.run(sql`update accounts.affiliation set leave_from = ${days(from).toISOString().slice(0, 10)},
      leave_until = ${until === undefined ? null : days(until).toISOString().slice(0, 10)} where account_id = ${accountId}`);
  await leave(absent.id, 20, undefined);
  await leave(back.id, 20, 60);
  assert.deepEqual(await suspendedOn(30), []);
  await world.browser().signIn("used");
  assert.deepEqual(await suspendedOn(90), []);
  assert.deepEqual(await suspendedOn(91), ["never", "returned"]);
  assert.deepEqual(await suspendedOn(91), ["never", "returned"]);
  await world.transaction((tx) =>
    activateAccount(tx, world.context, { accountId: returned.id, requestId: newId(), because: "reactivated" }),
  );
  assert.deepEqual(await suspendedOn(121), ["never", "used"]);
  assert.deepEqual(await suspendedOn(155), ["never", "used", "back"]);
  assert.deepEqual(await suspendedOn(182), ["never", "used", "returned", "back"]);
});

test("whoever is suspended as dormant gets one letter that names the relationship manager", async () => {
  await world.deliver();
  const letters = world.outbox.mails.filter(({ subject }) => /your account was suspended/.test(subject));
  assert.equal(letters.length, 5);
  assert.ok(letters.every(({ text }) => text.includes("90 days") && text.includes("the exchange")));
});
