import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParticipantEdit } from "@crossbay/contract";
import { generalId } from "./support/canned/participants.ts";
import { grace, omar, ruth } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(omar);

const sent = (part: string) => exchange.world.desk.sent.filter(({ asked }) => asked.includes(part));

test("an administrator reads what follows from emergency services before saving", async () => {
  const page = await openPage(`/admin/participants/${generalId}`);
  await page.getByText("The consent form offers three choices").waitFor();
  await page.getByLabel("Emergency services").uncheck();
  await page.getByText("The consent form offers two choices").waitFor();
  await page.getByLabel("Sites").fill("Main campus\nEmergency department");
  await page.getByText("Will be closed: North campus").waitFor();
  await press(page, "Save");
  // The form bears the same name: only the address tells that the answer came.
  await page.waitForURL(/\/desk\/participants\//);
  const [edit] = sent("/admin/participants");
  const body = edit?.body as ParticipantEdit;
  assert.equal(body.emergencyServices, false);
  assert.deepEqual(body.sites, ["Main campus", "Emergency department"]);
  assert.equal(body.agreementSignedOn, "2024-05-12");
});

test("a CSV file is tried row by row before anything is imported", async () => {
  const page = await openPage("/admin/participants/import");
  const buffer = Buffer.from("name,type\nHarbor Dental,private-practice\n");
  await page.locator('input[type="file"]').setInputFiles({ name: "participants.csv", mimeType: "text/csv", buffer });
  await page.getByText("1 added, 1 changed, 1 unchanged, 1 refused.").waitFor();
  await page.getByText('type: "surgery" is not a kind of participant.').waitFor();
  assert.equal(sent("/import").length, 1);
  await press(page, "Import 2 participants");
  await page.getByText("The file is imported.").waitFor();
  assert.equal(sent("/import").length, 2);
  assert.deepEqual(Buffer.from(sent("/import")[1]?.body as Buffer), buffer);
});

test("a letter is edited with its preview; a wrong placeholder is named, and a placeholder put in by a press", async () => {
  const page = await openPage("/admin/letters/training-invitation");
  const body = page.getByLabel("Text", { exact: true });
  await page.getByText("Dear Amara Okafor,").waitFor();
  await body.fill("Welcome {{nmae}}, ");
  await page.getByText("There is no preview").waitFor();
  await press(page, "Save the text");
  await page.getByRole("link", { name: "{{nmae}} is not known in this letter" }).waitFor();
  await body.fill("Welcome, ");
  await press(page, "Insert {{name}}");
  assert.equal(await body.inputValue(), "Welcome, {{name}}");
  await page.getByText("Welcome, Amara Okafor").waitFor();
  await press(page, "Save the text");
  await page.getByText("Saved as version 1.").waitFor();
});

test("nothing of a letter's HTML runs, and none of its addresses can be followed", async () => {
  const page = await openPage("/admin/letters/training-invitation");
  await page.getByText("Dear Amara Okafor,").waitFor();
  const preview = page.getByRole("region", { name: "How it will look" });
  assert.equal(await preview.locator("a, img, script, [style*=red]").count(), 0);
  assert.match(await page.title(), /^Training invitation/);
});

test("when somebody else saved a letter first, both texts stand side by side until one is chosen", async () => {
  const page = await openPage("/admin/letters/credentials");
  exchange.world.desk.editedFirst = true;
  await page.getByLabel("Subject").fill("{{exchange}}: how to sign in");
  await press(page, "Save the text");
  await page.getByText("Somebody else changed this letter").waitFor();
  await page.getByText("The Crossbay team").first().waitFor();
  assert.equal(await page.getByLabel("Subject").inputValue(), "{{exchange}}: how to sign in");
  await press(page, "Put my text in its place");
  await page.getByText("Saved as version 4.").waitFor();
});

test("a privacy auditor marks a signal as looked at with a note", async () => {
  const page = await openPage("/accounts/sharing", ruth);
  await press(page, "Mark as looked at: FISK, Dana");
  await page.getByLabel("What did you find?").fill("Works with a phone and a desk computer.");
  await press(page, "Mark as looked at");
  await page.getByText("The signal about FISK, Dana is marked as looked at.").waitFor();
  await page.getByText("1 new signal").waitFor();
});

test("a relationship manager who opens an administrator's page reads why not, and nothing is asked", async () => {
  const page = await openPage("/admin/letters", grace);
  await page.getByText("The texts of mails are not part of your role").waitFor();
  assert.equal(
    exchange.world.asked.some((asked) => asked.includes("/api/admin")),
    false,
  );
});
