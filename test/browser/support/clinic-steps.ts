import assert from "node:assert/strict";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import type { TestExchange } from "../../support/exchange.ts";
import { enter } from "./sign-in.ts";

/** Signs in as a clinician does: password, code, purpose. */
export async function enterForTreatment(browser: Browser, exchange: TestExchange, username: string): Promise<Page> {
  const page = await enter(browser, exchange, username);
  await page.getByRole("heading", { level: 1, name: "State your purpose" }).waitFor();
  await page.getByLabel("Treatment").check();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Find a patient" }).waitFor();
  return page;
}

/** Finds Henry Osei, who has decided nothing anywhere, and opens his page. */
export async function openHenry(page: Page): Promise<void> {
  await page.getByLabel("Surname").fill("Osei");
  await page.getByLabel("Birth date").fill("6/25/1971");
  await page.getByRole("button", { name: "Search" }).click();
  await page
    .getByRole("link", { name: /^OSEI, / })
    .first()
    .click();
}

/** From the refusal on: attests to everything, gives the reason and the password, and sends it. */
export async function breakGlass(page: Page, reason: string): Promise<void> {
  await fillGlass(page, reason);
  await page.keyboard.press("Enter");
}

/** The same, not sent yet. */
export async function fillGlass(page: Page, reason: string): Promise<void> {
  await page.getByRole("link", { name: "Break the glass" }).click();
  await page.getByRole("checkbox").first().waitFor();
  const attestations = await page.getByRole("checkbox").all();
  assert.equal(attestations.length, 3);
  for (const attestation of attestations) await attestation.check();
  await page.getByLabel(reason).check();
  await page.getByLabel("Your password").fill(demoPassword);
}

/** Draws a scrawl into the field to sign in. */
export async function drawSignature(page: Page, name: string): Promise<void> {
  const pad = page.getByRole("img", { name });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 60, box.y + 120);
  await page.mouse.down();
  for (const [right, down] of [
    [90, 50],
    [110, 140],
    [140, 80],
    [170, 130],
    [210, 90],
    [300, 115],
  ] as const) {
    await page.mouse.move(box.x + right, box.y + down, { steps: 4 });
  }
  await page.mouse.up();
}

/** On the consent page: a signed paper says so from today on. */
export async function recordPaper(page: Page, decision: "Grant" | "Deny", signer: string): Promise<void> {
  await page.getByLabel(decision).check();
  await page.getByLabel("Who signed?").selectOption({ label: "The patient" });
  await page.getByLabel("Name of the signer").fill(signer);
  await page.getByRole("button", { name: "Today" }).click();
  await page.getByLabel("Signed paper form, kept on file").check();
  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("button", { name: `Record “${decision}”` }).click();
}
