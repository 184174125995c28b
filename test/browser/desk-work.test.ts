import assert from "node:assert/strict";
import { test } from "node:test";
import type { DesignationRequest } from "@crossbay/contract";
import type { Page } from "playwright-core";
import { callerOfGeneral } from "./support/canned/callers.ts";
import { sheet } from "./support/canned/desk.ts";
import { lanternId } from "./support/canned/participants.ts";
import { broken } from "./support/canned/problems.ts";
import { grace } from "./support/canned/sessions.ts";
import { drawSignature, lookUp, lookUpGeneral } from "./support/desk-work.ts";
import { press, tabTo } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(grace);

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const sent = (part: string) => exchange.world.desk.sent.filter(({ asked }) => asked.includes(part));
const sheetPath = `/desk/worksheets/${sheet.id}`;

test("a relationship manager approves some rows together and returns one with its reason", async () => {
  const page = await openPage(sheetPath);
  await page.getByLabel("Select VANCE, Elena").check();
  await page.getByLabel("Select FISK, Dana").check();
  await press(page, "Approve 2 rows");
  await page.getByText("Done: 2 rows approved.").waitFor();
  await press(page, "Return OYELARAN, Tunde");
  await press(page, "Return 1 row");
  await page.getByRole("link", { name: "Give the reason" }).waitFor();
  await page.getByLabel("Reason").fill("The mobile number is a landline.");
  await press(page, "Return 1 row");
  await page.getByText("Done: 1 row returned.").waitFor();
  await page.getByText("The mobile number is a landline.").waitFor();
  assert.deepEqual(
    sent("/decide").map(({ body }) => body),
    [
      {
        version: 3,
        decisions: [
          { row: 2, approve: true },
          { row: 3, approve: true },
        ],
      },
      { version: 4, decisions: [{ row: 5, approve: false, reason: "The mobile number is a landline." }] },
    ],
  );
});

test("when a colleague was faster nothing is recorded, and the worksheet stands as it is now", async () => {
  const page = await openPage(sheetPath);
  exchange.world.desk.faster = true;
  await page.getByLabel("Select all that wait").check();
  await press(page, "Approve 4 rows");
  await page.getByText("Somebody was faster").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Approve [A-Z]/ }).count(), 2);
  await press(page, "Approve 2 rows");
  await page.getByText("Done: 2 rows approved.").waitFor();
});

test("a decision that could not be sent loses neither the selection nor the reason why", async () => {
  const page = await openPage(sheetPath);
  exchange.world.failing.set("/decide", broken);
  await page.getByLabel("Select all that wait").check();
  await press(page, "Approve 4 rows");
  await page.getByText("Nothing was decided").waitFor();
  await page.getByText("4 rows selected").waitFor();
});

async function nameTheManager(page: Page): Promise<void> {
  await page.getByLabel("First name").fill("Milo");
  await page.getByLabel("Last name").fill("Hart");
  await page.getByLabel("E-mail").fill("milo.hart@lantern-street.example");
  await page.getByLabel("Mobile number").fill("518 555 0161");
  await page.getByLabel("Name of the signatory").fill("Dr Ada Lindgren");
  await page.getByLabel("Position").fill("Managing partner");
  await page.getByLabel("Date of signature").fill("11/1/2026");
}

const designatePath = `/desk/participants/${lanternId}/designate`;
const newestDesignation = () => sent("/designations").at(-1)?.body as DesignationRequest | undefined;

test("a designation is signed on the tablet, checked by two confirmations, and accepted", async () => {
  const page = await openPage(designatePath);
  await nameTheManager(page);
  await page.getByLabel("On this screen").check();
  await page.getByText("I name Milo Hart as the authorized user manager of Lantern Street").waitFor();
  await press(page, "Record the designation");
  await page.getByRole("link", { name: "Sign in the field" }).waitFor();
  await drawSignature(page);
  await press(page, "Record the designation");

  await heading(page, "Lantern Street Family Practice").waitFor();
  const request = newestDesignation();
  assert.match(request?.signature ?? "", /^data:image\/png;base64,iVBOR/);
  assert.ok((request?.signature?.length ?? 0) < 60_000);
  assert.equal(request?.signedOn, "2026-11-01");
  assert.equal(request?.document, undefined);

  const check = page.getByRole("group", { name: "Check it" }).first();
  await check.getByRole("button", { name: "Accept and send the invitation" }).click();
  await page.getByText("Confirm both, or return the designation with a reason").waitFor();
  assert.equal(sent("/decide").length, 0);
  await check.getByLabel("The signatory may sign for this participant").check();
  await check.getByLabel("I called back on a number that was on record before").check();
  await check.getByRole("button", { name: "Accept and send the invitation" }).click();
  await page.getByText("Accepted. The first invitation is on its way.").waitFor();
  await page.getByText("Accepted", { exact: true }).waitFor();
  assert.deepEqual(sent("/decide")[0]?.body, { accept: true, signatoryMaySign: true, calledBack: true });
});

test("a designation signed on paper is taken as a file, and nothing else than a document", async () => {
  const page = await openPage(designatePath);
  await nameTheManager(page);
  await page.getByLabel("On paper").check();
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({ name: "form.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ not a form") });
  await page.getByRole("link", { name: "Choose a PDF, PNG or JPEG file" }).waitFor();
  await file.setInputFiles({ name: "form.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 signed") });
  await page.getByText("form.pdf").waitFor();
  await press(page, "Record the designation");
  await heading(page, "Lantern Street Family Practice").waitFor();
  assert.equal(newestDesignation()?.document, btoa("%PDF-1.7 signed"));
});

test("what the exchange refuses of a designation stands beside its field, and nothing typed is lost", async () => {
  const page = await openPage(designatePath);
  await nameTheManager(page);
  await page.getByLabel("Mobile number").fill("12");
  await page.getByLabel("On this screen").check();
  await drawSignature(page);
  await press(page, "Record the designation");
  await page.getByRole("link", { name: "This is not a mobile number." }).click();
  assert.equal(await page.getByLabel("Mobile number").evaluate((field) => field === document.activeElement), true);
  await page.getByLabel("Mobile number").fill("518 555 0161");
  await press(page, "Record the designation");
  await heading(page, "Lantern Street Family Practice").waitFor();
});

test("a look-up asks for the reason first, and sends nothing without it", async () => {
  const page = await openPage("/desk/users");
  await page.getByLabel("Name, username or e-mail").fill("fisk");
  await press(page, "Look up");
  await page.getByRole("link", { name: "Say why you look somebody up" }).waitFor();
  assert.equal(sent("/users/search").length, 0);
  await lookUp(page, "fisk");
  await page.getByText("1 result").waitFor();
  assert.deepEqual(sent("/users/search")[0]?.body, {
    text: "fisk",
    reason: "Called back; has forgotten the username.",
  });
});

test("a username is told to a contact on record only, and why is recorded", async () => {
  const page = await openPage("/desk/callers");
  await press(page, "Look up");
  await page.getByRole("link", { name: "Choose the organization" }).waitFor();
  assert.equal(sent("/callers").length, 0);
  await lookUpGeneral(page);
  await page.getByRole("heading", { name: "Who may be told" }).waitFor();
  await press(page, "FISK, Dana");
  await press(page, "Tell the username");
  await press(page, "Record it");
  await page.getByRole("link", { name: "Choose whom you tell" }).waitFor();
  await page.getByRole("radio", { name: "RAMAN, Priya, User manager" }).check();
  await page.getByLabel("Why?").fill("Called back on the switchboard.");
  await press(page, "Record it");
  await page.getByText("Recorded. The username is dfisk.").waitFor();
  assert.deepEqual(sent("/username")[0]?.body, {
    to: "contact",
    contactId: callerOfGeneral.contacts[0]?.accountId,
    reason: "Called back on the switchboard.",
  });
});

test("Clinical Alerts open only for an active account, and are switched on and off", async () => {
  const page = await openPage("/desk/users");
  await lookUp(page, "pike");
  await press(page, "PIKE, Jonah");
  const add = page.getByRole("button", { name: "Add to Clinical Alerts" });
  assert.equal(await add.isDisabled(), true);
  await press(page, "Close");
  await lookUp(page, "fisk");
  await press(page, "FISK, Dana");
  await add.click();
  await page.getByText("FISK, Dana gets Clinical Alerts now.").waitFor();
  await press(page, "Take off Clinical Alerts");
  await page.getByText("FISK, Dana gets no Clinical Alerts any more.").waitFor();
});

test("ending somebody's access names the person, asks why, and shows at once", async () => {
  const page = await openPage("/desk/users");
  await lookUp(page, "fisk");
  await press(page, "FISK, Dana");
  await press(page, "End the access");
  await press(page, "End the access of FISK, Dana");
  await page.getByRole("link", { name: "Say why" }).waitFor();
  await page.getByLabel("Why?").fill("Left on 30 October.");
  await press(page, "End the access of FISK, Dana");
  await page.getByText("The access of FISK, Dana for Open Door Community Services has ended.").waitFor();
  await press(page, "Close");
  await page.getByRole("cell", { name: "Deactivated" }).waitFor();
});

test("access is recovered only after the identity was proofed, and says how", async () => {
  const page = await openPage("/desk/users");
  await lookUp(page, "fisk");
  await press(page, "FISK, Dana");
  await press(page, "Recover access");
  const dialog = page.getByRole("dialog", { name: "Recover the access of FISK, Dana?" });
  await dialog.getByRole("button", { name: "Recover access" }).click();
  await dialog.getByRole("link", { name: "Confirm that you have proofed the identity" }).waitFor();
  await dialog.getByLabel("I have proofed this person's identity again").check();
  await dialog.getByLabel("How did you proof it?").fill("Video call with photo identification.");
  await dialog.getByLabel("New mobile number").fill("518 555 0190");
  await dialog.getByRole("button", { name: "Recover access" }).click();
  await page.getByText("FISK, Dana can set up access again").waitFor();
  assert.deepEqual(sent("/recover")[0]?.body, {
    identityProofed: true,
    how: "Video call with photo identification.",
    mobile: "518 555 0190",
  });
});

test("a retraining is planned with its course, and a held training is marked", async () => {
  const page = await openPage(`/desk/participants/${lanternId}`);
  await press(page, "Plan a training");
  await page.getByLabel("Retraining").check();
  await page.getByLabel("Course").selectOption("Privacy and security");
  await page.getByLabel("Day").fill("12/1/2026");
  await press(page, "Plan it");
  await page.getByText("1 Dec 2026").waitFor();
  assert.deepEqual(sent("/trainings")[0]?.body, {
    kind: "retraining",
    plannedFor: "2026-12-01",
    courseId: "privacy-and-security",
  });
  await press(page, "Mark as held: Consent training, 20 Nov 2026");
  await page
    .getByRole("button", { name: "Mark as held: Consent training, 20 Nov 2026" })
    .waitFor({ state: "detached" });
});

test("a relationship manager decides on a row with the keyboard alone", async () => {
  const page = await openPage("/");
  await heading(page, "Desk").waitFor();
  await tabTo(page, "Crossbay General Hospital");
  await page.keyboard.press("Enter");
  await heading(page, "Worksheet of Crossbay General Hospital").waitFor();
  await tabTo(page, "Approve VANCE, Elena");
  await page.keyboard.press("Enter");
  await page.getByText("Done: 1 row approved.").waitFor();
  await tabTo(page, "Return OYELARAN, Tunde");
  await page.keyboard.press("Enter");
  await page.getByLabel("Reason").waitFor();
  await page.keyboard.type("The mobile number is a landline.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Done: 1 row returned.").waitFor();
});
