import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type HelpDeskWorld, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { helpAddress, mailKey, writeMail } from "../../../../test/support/help-mail.ts";
import { receiveMail } from "./receive-mail.ts";
import { runHeldMailNotice } from "./tell-of-held.ts";

const hourMs = 60 * 60_000;
const help = mailKey(helpAddress, new Date("2026-03-12T14:00:00Z"));
let world: HelpDeskWorld;

before(async () => {
  world = await startHelpDeskWorld();
  await world.deliver();
});
after(() => world.stop());

const hold = (text: string) =>
  receiveMail(
    { ...world.context, supportMail: { address: helpAddress, key: help, pem: help.pem, trusted: [], formerKeys: [] } },
    { bytes: writeMail({ text }), returnPath: "a.okafor@hospital.example", recipients: [helpAddress] },
  );
const tell = () => runHeldMailNotice(world.context, world.clock.now());
const letters = async () => {
  await world.deliver();
  return world.outbox.mails.filter(({ subject }) => /mail is kept back/.test(subject));
};

test("the support team is told once a day that mail is kept back, and nothing of what it says", async () => {
  assert.equal(await tell(), 0);
  await hold("Maria Twinning, SSN 219-09-9999");
  await hold("Omar Twinning, SSN 219-09-9998");
  assert.deepEqual((await Promise.all([tell(), tell()])).toSorted(), [0, 2]);
  const [letter, ...others] = await letters();
  assert.equal(others.length, 0);
  assert.match(letter!.text, /2 in all[\s\S]*\/held-mail/);
  assert.doesNotMatch(`${letter!.subject}${letter!.text}`, /Twinning|219|okafor/i);
  assert.equal((await world.queue(world.agent)).counts.heldMails, 2);
});

test("what came since then waits for the next day's letter", async () => {
  world.clock.advance(hourMs);
  await hold("Iris Twinning, SSN 219-09-9997");
  assert.equal(await tell(), 0);
  world.clock.advance(23 * hourMs);
  assert.equal(await tell(), 1);
  assert.equal(await tell(), 0);
  assert.match((await letters())[0]!.text, /3 in all/);
});
