import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { breakGlass, emergencyReader } from "../../../../test/support/emergency.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import { runPrivacyReminders } from "./run-privacy-reminders.ts";

let world: PrivacyWorld;

before(async () => {
  world = await startPrivacyWorld();
  const osei = await world.tell(world.feed, "1", {
    patient: { family: "Osei", given: "Henry", birthDate: "1961-04-02" },
  });
  const reader = await emergencyReader(world, "physician", world.hospital, [osei.personId]);
  // Thursday, 12 March 2026.
  assert.equal((await breakGlass(reader.browser, osei.personId)).status, 200);
  await world.officer.post("/api/privacy/breaches", {
    title: "List left at the printer",
    what: "A list lay there.",
    discoveredOn: "2026-03-12",
    patientsConcerned: 4,
  });
});
after(() => world.stop());

const remind = (day: string): Promise<number> => runPrivacyReminders(world.context, new Date(`${day}T16:00:00Z`));

test("officers are reminded the day before something is due, once a day, and told how much but not about whom", async () => {
  assert.equal(await remind("2026-03-17"), 0);
  assert.equal(await remind("2026-03-18"), 1);
  assert.equal(await remind("2026-03-18"), 0);
  await world.deliver();
  const mail = world.outbox.mails.find(({ subject }) => subject.includes("are due"));
  assert.match(mail?.text ?? "", /Crossbay General Hospital that are due by tomorrow, or late: 1\./);
  assert.doesNotMatch(mail?.text ?? "", /Osei|printer/i);
  // The letter to the patient is due on the 22nd, the assessment on the 26th.
  assert.equal(await remind("2026-03-25"), 1);
  await world.deliver();
  assert.match(world.newestMail(/or late: (\d)/), /3/);
});

test("what nobody does for months is not in every day's mail for ever", async () => {
  assert.equal(await remind("2026-12-01"), 0);
});
