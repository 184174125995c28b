import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newPage } from "./support/browser.ts";
import { broken } from "./support/canned/problems.ts";
import { priya, signedOut } from "./support/canned/sessions.ts";
import { invitedPage, managedUsers, sentLine, videoDone } from "./support/canned/user-management.ts";
import { trainingToken } from "./support/fake-training-api.ts";
import { pasteInto } from "./support/paste-into.ts";
import { startPortal } from "./support/portal.ts";
import { assertFocused, tabTo } from "./support/tab-to.ts";

const { browser, exchange, openPage } = await startPortal(priya);

async function openByLink(change: () => void = () => {}): Promise<Page> {
  const page = await openPage(`/aum#${trainingToken}`, signedOut, ({ world }) => {
    world.userManagement.page = structuredClone(invitedPage);
    change();
  });
  await page.getByRole("heading", { level: 1, name: "Bring your users in" }).waitFor();
  return page;
}

const cell = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const person = (number: number) =>
  [`Given${number}`, `Family${number}`, `user${number}@cgh.example`, "(518) 555-0144", "Pharmacist"].join("\t");
const submitted = () => exchange.world.userManagement.submitted;

test("the link of the invitation opens the three steps, and its token leaves the address", async () => {
  const page = await openByLink();
  await page.getByText("12 s of 40 s watched").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.reload();
  await page.getByText("12 s of 40 s watched").waitFor();
  assert.equal(new URL(page.url()).pathname, "/aum");
  const other = await newPage(browser, { baseUrl: exchange.url });
  await other.goto("/aum");
  await other.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await other.context().close();
});

test("the video is watched to its end, attested, and the third step waits for the sign-in", async () => {
  const page = await openByLink(() => {
    Object.assign(exchange.world.userManagement.video, {
      watchedSeconds: 38,
      furthestSeconds: 38,
      resumeAtSeconds: 38,
    });
  });
  const video = page.getByLabel("Training video for user managers");
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await page.getByRole("button", { name: "I attest" }).waitFor();
  await assertFocused(page, "Attest");
  assert.ok(exchange.world.userManagement.watched.every(([from, to]) => from >= 37 && to <= 41));
  await page.getByLabel("Your full name").fill("Priya Raman");
  await page.getByRole("button", { name: "I attest" }).click();
  await page.getByText("Sign in to submit a worksheet.").waitFor();
});

test("skipping ahead leads back to where watching ended, and is not told as watched", async () => {
  const page = await openByLink();
  const video = page.getByLabel("Training video for user managers");
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 11);
  await video.evaluate((player: HTMLVideoElement) => {
    player.currentTime = 30;
  });
  await page.getByText("You can go back, but not ahead of what you have watched.").waitFor();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 99) < 13);
  await video.evaluate((player: HTMLVideoElement) => {
    player.playbackRate = 4;
  });
  await page.waitForFunction(() => document.querySelector("video")?.playbackRate === 1);
  assert.deepEqual(exchange.world.userManagement.watched, []);
});

test("an attestation that could not be recorded keeps the name", async () => {
  const page = await openByLink(() => {
    exchange.world.userManagement.page.steps.video = videoDone;
    exchange.world.userManagement.page.steps.attestation = { state: "open" };
    exchange.world.failing.set("/attestation", broken);
  });
  await page.getByLabel("Your full name").fill("Priya Raman");
  await page.getByRole("button", { name: "I attest" }).click();
  await page.getByText("Your attestation was not recorded").waitFor();
  assert.equal(await page.getByLabel("Your full name").inputValue(), "Priya Raman");
});

test("a user manager fills, reviews and submits a worksheet with the keyboard alone", async () => {
  const page = await openPage("/aum/worksheet");
  await cell(page, "First name, row 2").waitFor();
  await tabTo(page, "First name, row 2");
  await page.keyboard.type("Ana");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("Reyes");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ana.reyes@cgh.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type("(518) 555-0144");
  await page.keyboard.press("ArrowRight");
  await assertFocused(page, "Title, row 2");
  await page.keyboard.type("Phys");
  await page.keyboard.press("ArrowDown");
  await assertFocused(page, "Title, row 3");
  await page.keyboard.press("ArrowUp");
  assert.equal(await cell(page, "Title, row 2").inputValue(), "Physician");
  for (let row = 2; row < 7; row += 1) await page.keyboard.press("Enter");
  await assertFocused(page, "First name, row 7");
  await page.getByText("1 user ready").waitFor();
  await tabTo(page, "Review before sending");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Review before sending" }).waitFor();
  await assertFocused(page, "Review before sending");
  await tabTo(page, "I attest this");
  await page.keyboard.press("Space");
  await tabTo(page, "Submit 1 user");
  await page.keyboard.press("Enter");
  await page.getByText("Your worksheet is with Grace Lin.").waitFor();
  await assertFocused(page, "1 user sent");
  assert.deepEqual(
    submitted().map(({ given, title }) => [given, title]),
    [["Ana", "Physician"]],
  );
});

test("pasted rows are checked, a mistyped e-mail is asked about, and only what is right is sent", async () => {
  const page = await openPage("/aum/worksheet");
  const rows = [person(1), person(2).replace("@cgh.example", "@gmial.com"), person(3).replace("user3", "frontdesk")];
  await pasteInto(page, "First name, row 2", rows.join("\n"));
  await page.getByText("1 user ready").waitFor();
  await page.getByText("1 row with a question").waitFor();
  await page.getByRole("link", { name: /^Row 4, E-mail: frontdesk@/ }).click();
  await assertFocused(page, "E-mail, row 4");
  await page.getByRole("button", { name: "It is right" }).click();
  await page.getByText("2 users ready").waitFor();
  await page.getByRole("button", { name: "Review before sending" }).click();
  await page.getByText("1 row stays with you to be mended").waitFor();
  await page.getByRole("button", { name: "Submit 2 users" }).click();
  await page.getByText("Tick that you attest this").waitFor();
  assert.deepEqual(submitted(), []);
  await page.getByLabel("I attest this").check();
  await page.getByRole("button", { name: "Submit 2 users" }).click();
  await page.getByText("1 row stayed with you").waitFor();
  assert.deepEqual(
    submitted().map(({ email, emailConfirmed }) => [email, emailConfirmed]),
    [
      ["user1@cgh.example", false],
      ["user2@gmial.com", true],
    ],
  );
  await page.getByRole("button", { name: "Mend 1 row" }).click();
  assert.equal(await cell(page, "E-mail, row 2").inputValue(), "frontdesk@cgh.example");
});

test("a file fills the grid, and each of its errors stands at its row and column", async () => {
  const page = await openPage("/aum");
  const lines = ["First name,Last name,E-mail,Mobile number,Title", "Ana,Reyes,ana@cgh.example,,Nurse boss"];
  await page
    .getByLabel("Upload a file")
    .last()
    .setInputFiles({ name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.getByRole("heading", { level: 1, name: "Worksheet" }).waitFor();
  await page.getByRole("link", { name: "Row 2, Mobile number: The mobile number is missing." }).waitFor();
  assert.equal(await cell(page, "Mobile number, row 2").getAttribute("aria-invalid"), "true");
  assert.equal(await cell(page, "Title, row 2").inputValue(), "Nurse boss");
  assert.equal(await cell(page, "Last name, row 2").getAttribute("aria-invalid"), null);
});

test("what was typed is there again after another page, and a paste can be undone", async () => {
  const page = await openPage("/aum/worksheet");
  await cell(page, "First name, row 2").fill("Ana");
  await pasteInto(page, "First name, row 3", `${person(1)}\n${person(2)}`);
  await page.getByText("2 rows pasted.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await cell(page, "First name, row 3").inputValue(), "");
  await page.getByRole("link", { name: "Users", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Users" }).waitFor();
  await page.getByRole("link", { name: "Worksheet", exact: true }).click();
  assert.equal(await cell(page, "First name, row 2").inputValue(), "Ana");
});

test("a thousand rows are pasted at once, shown page by page, and the one that is wrong is a step away", async () => {
  const page = await openPage("/aum/worksheet");
  const rows = Array.from({ length: 1000 }, (_, place) => person(place));
  rows[900] = person(900).replace("Family900", "");
  await pasteInto(page, "First name, row 2", rows.join("\n"));
  await page.getByText("999 users ready").waitFor();
  await page.getByText("Rows 2 to 51 of 1,001").waitFor();
  await page.getByRole("link", { name: "Row 902, Last name: The last name is missing." }).click();
  await assertFocused(page, "Last name, row 902");
  await page.keyboard.type("Reyes");
  await page.getByText("1,000 users ready").waitFor();
});

test("rows that could not be checked stay, and say so", async () => {
  const page = await openPage("/aum/worksheet");
  exchange.world.failing.set("/worksheets/check", broken);
  await cell(page, "First name, row 2").fill("Ana");
  await page.getByText("The rows could not be checked.").waitFor();
  assert.equal(await cell(page, "First name, row 2").inputValue(), "Ana");
});

test("returned rows come back into the grid to be mended and sent again", async () => {
  const page = await openPage(`/aum/worksheets/${sentLine.id}`);
  await page.getByRole("button", { name: "Mend and send again" }).click();
  await page.getByRole("heading", { level: 1, name: "Worksheet" }).waitFor();
  assert.equal(await cell(page, "First name, row 2").inputValue(), "Ana");
  assert.equal(await cell(page, "First name, row 3").inputValue(), "Leo");
});

test("ending somebody's access names the person, asks why, and says that it is done", async () => {
  const page = await openPage("/aum/users");
  await page.getByRole("button", { name: "Change access of WHITLOCK, Ben" }).click();
  await page.getByRole("button", { name: "End access" }).click();
  const dialog = page.getByRole("dialog", { name: "End the access of WHITLOCK, Ben?" });
  await dialog.getByRole("button", { name: "End the access of WHITLOCK, Ben" }).click();
  await dialog.getByText("Say why").first().waitFor();
  await dialog.getByLabel("Why?").fill("Left on 20 November");
  await dialog.getByRole("button", { name: "End the access of WHITLOCK, Ben" }).click();
  await page.getByText("The access of WHITLOCK, Ben has ended.").waitFor();
  assert.equal(exchange.world.userManagement.users[1]?.stateBecause, "Left on 20 November");
});

test("a suspended user is reactivated, and a leave is recorded", async () => {
  const page = await openPage("/aum/users");
  await page.getByRole("button", { name: "Change access of DE VRIES-MUÑOZ, Wilhelmina" }).click();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await page.getByText("DE VRIES-MUÑOZ, Wilhelmina can sign in again.").waitFor();
  await page.getByRole("button", { name: "Change access of OKAFOR, Amara" }).click();
  await page.getByRole("button", { name: "Leave of absence" }).click();
  await page.getByLabel("First day").fill("12/1/2026");
  await page.getByRole("button", { name: "Record the leave" }).click();
  await page.getByText("The leave of OKAFOR, Amara is recorded.").waitFor();
  assert.deepEqual(exchange.world.userManagement.users[0]?.leave, { from: "2026-12-01" });
});

test("the list is checked on one page: nothing is saved before, and removing names who loses access", async () => {
  const page = await openPage("/aum/verification");
  const [okafor, whitlock] = managedUsers;
  await page.getByRole("radiogroup", { name: whitlock!.name }).getByText("Remove").click();
  await page.getByRole("radiogroup", { name: okafor!.name }).getByText("Remove").click();
  await page.getByRole("button", { name: `Undo the decision for ${okafor!.name}` }).click();
  await page.getByText("1 of 5 users decided").first().waitFor();
  await page.getByRole("button", { name: "Keep all 4 remaining" }).click();
  await page.getByRole("button", { name: "Save 5 decisions" }).click();
  const dialog = page.getByRole("dialog", { name: "End the access of 1 user?" });
  await dialog.getByText(whitlock!.name).waitFor();
  assert.deepEqual(exchange.world.userManagement.verified, {});
  await dialog.getByRole("button", { name: "End the access of 1 user" }).click();
  await page.getByText("Saved: 4 users kept, 1 user removed.").waitFor();
  await page.getByText("Everyone is checked").waitFor();
  assert.equal(exchange.world.userManagement.verified[whitlock!.affiliationId], false);
  assert.equal(exchange.world.userManagement.verified[okafor!.affiliationId], true);
});
