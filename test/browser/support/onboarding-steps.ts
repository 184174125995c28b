import type { Page } from "playwright-core";
import { drawSignature } from "./desk-work.ts";
import type { Newcomer } from "./first-sign-in.ts";
import { pasteInto } from "./paste-into.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** From anywhere on the pages of the exchange's staff to a participant's. */
export async function openParticipant(page: Page, participant: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Participants" }).click();
  await page.getByRole("link", { name: participant }).click();
  await heading(page, participant);
}

type Named = { manager: Newcomer; deputy: Newcomer };

/** On a participant's page: its signatory names user manager and deputy, and signs on the screen. */
export async function recordDesignation(page: Page, participant: string, { manager, deputy }: Named): Promise<void> {
  await page.getByRole("link", { name: "Record a designation" }).click();
  await heading(page, "Record a designation");
  await namePerson(page, "User manager", manager);
  await page.getByLabel("Name a deputy too").check();
  await namePerson(page, "Deputy", deputy);
  await page.getByLabel("Name of the signatory").fill("Dr Ada Lindgren");
  await page.getByLabel("Position").fill("Managing partner");
  await page.getByLabel("Date of signature").fill("11/3/2025");
  await page.getByLabel("On this screen").check();
  await drawSignature(page);
  await press(page, "Record the designation");
  await heading(page, participant);
}

async function namePerson(page: Page, legend: string, person: Newcomer): Promise<void> {
  const fields = page.getByRole("group", { name: legend, exact: true });
  await fields.getByLabel("First name").fill(person.given);
  await fields.getByLabel("Last name").fill(person.family);
  await fields.getByLabel("E-mail").fill(person.email);
  await fields.getByLabel("Mobile number").fill(person.mobile);
}

/** On the participant's page: what is signed is checked, and the first invitation goes. */
export async function acceptDesignation(page: Page): Promise<void> {
  const check = page.getByRole("group", { name: "Check it" });
  await check.getByLabel("The signatory may sign for this participant").check();
  await check.getByLabel("I called back on a number that was on record before").check();
  await check.getByRole("button", { name: "Accept and send the invitation" }).click();
  await page.getByText("Accepted", { exact: true }).waitFor();
}

/** Pastes people into the worksheet on screen, as copied from a spreadsheet. */
export async function pastePeople(page: Page, rows: readonly { person: Newcomer; title: string }[]): Promise<void> {
  const lines = rows.map(({ person: { given, family, email, mobile }, title }) =>
    [given, family, email, mobile, title].join("\t"),
  );
  await pasteInto(page, "First name, row 2", lines.join("\n"));
  await page.getByText(`${rows.length} users ready`).waitFor();
}

/** Reviews the worksheet, attests, and submits it. */
export async function submitWorksheet(page: Page, users: number): Promise<void> {
  await press(page, "Review before sending");
  await heading(page, "Review before sending");
  await page.getByLabel("I attest this").check();
  const counted = users === 1 ? "1 user" : `${users} users`;
  await press(page, `Submit ${counted}`);
  await heading(page, `${counted} sent`);
}

/** Opens the worksheet of a participant that waits at the desk. */
export async function openWorksheet(page: Page, participant: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Desk" }).click();
  await heading(page, "Desk");
  await page.getByRole("link", { name: participant }).first().click();
  await heading(page, `Worksheet of ${participant}`);
}

/** On a worksheet at the desk: somebody is let in. */
export async function approve(page: Page, { given, family }: Newcomer): Promise<void> {
  await press(page, `Approve ${family.toUpperCase()}, ${given}`);
  await page.getByText("Done: 1 row approved.").waitFor();
}

/** On a worksheet at the desk: a row goes back, with its reason. */
export async function giveBack(page: Page, { given, family }: Newcomer, reason: string): Promise<void> {
  await press(page, `Return ${family.toUpperCase()}, ${given}`);
  await page.getByLabel("Reason").fill(reason);
  await press(page, "Return 1 row");
  await page.getByText("Done: 1 row returned.").waitFor();
}
