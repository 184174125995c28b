import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { maria } from "./support/canned/people.ts";
import { rosa, signedOut } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(signedOut);

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

/** Presses Tab until the focus stands on what bears this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).includes(name)) return;
  }
  assert.fail(`Tab never reached “${name}”`);
}

test("a clinician signs in, finds a patient and reads the chart with the keyboard alone", async () => {
  const page = await openPage("/");
  await heading(page, "Sign in").waitFor();

  await page.getByLabel("Username").focus();
  await page.keyboard.type("rdelgado");
  await page.keyboard.press("Tab");
  await page.keyboard.type("harbor lights at nine");
  await page.keyboard.press("Enter");

  await heading(page, "Enter the security code").waitFor();
  await page.keyboard.type("01234567");

  await heading(page, "State your purpose").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");

  await heading(page, "Find a patient").waitFor();
  await page.keyboard.type("Twinning");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12 mar 1978");
  await page.keyboard.press("Enter");

  await page.getByText("2 patients found").waitFor();
  await tabTo(page, "TWINNING, Maria");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /TWINNING, Marta/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");

  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  assert.equal(await focused(page), "Summary");
  assert.equal(await page.title(), "Summary · TWINNING, Maria");
});

test("nothing that was searched stands in the address", async () => {
  const page = await openPage("/search", rosa);
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.keyboard.press("Enter");
  await page.getByText("2 patients found").waitFor();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/search");
});

test("the way back from a chart finds the search as it was left", async () => {
  const page = await openPage("/search", rosa);
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "TWINNING, Maria" }).click();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Search" }).click();
  await page.getByText("2 patients found").waitFor();
  assert.equal(await page.getByLabel("Surname").inputValue(), "Twinning");
});

test("the first Tab offers to skip to the content", async () => {
  const page = await openPage(`/persons/${maria.personId}`, rosa);
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");
});

test("a pasted code fills all eight boxes and signs in", async () => {
  const page = await openPage("/sign-in");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: exchange.url });
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.keyboard.press("Enter");
  await heading(page, "Enter the security code").waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("01234567"));
  await page.getByLabel("Digit 1 of 8").focus();
  await page.keyboard.press("Control+V");
  await heading(page, "State your purpose").waitFor();
});
