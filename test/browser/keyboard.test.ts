import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, newPage } from "./support/browser.ts";
import { maria } from "./support/canned/people.ts";
import { rosa, signedOut } from "./support/canned/sessions.ts";
import { type FakeExchange, startFakeExchange } from "./support/fake-exchange.ts";

let browser: Browser;
let exchange: FakeExchange;

before(async () => {
  browser = await launchBrowser();
  exchange = await startFakeExchange(signedOut);
});

after(async () => {
  await browser.close();
  await exchange.close();
});

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
  exchange.world.session = signedOut;
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/");
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
  await page.context().close();
});

test("nothing that was searched stands in the address", async () => {
  exchange.world.session = rosa;
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/search");
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.keyboard.press("Enter");
  await page.getByText("2 patients found").waitFor();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/search");
  await page.context().close();
});

test("the way back from a chart finds the search as it was left", async () => {
  exchange.world.session = rosa;
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/search");
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "TWINNING, Maria" }).click();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Search" }).click();
  await page.getByText("2 patients found").waitFor();
  assert.equal(await page.getByLabel("Surname").inputValue(), "Twinning");
  await page.context().close();
});

test("the first Tab offers to skip to the content", async () => {
  exchange.world.session = rosa;
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto(`/persons/${maria.personId}`);
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");
  await page.context().close();
});

test("a pasted code fills all eight boxes and signs in", async () => {
  exchange.world.session = signedOut;
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: exchange.url });
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.keyboard.press("Enter");
  await heading(page, "Enter the security code").waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("01234567"));
  await page.getByLabel("Digit 1 of 8").focus();
  await page.keyboard.press("Control+V");
  await heading(page, "State your purpose").waitFor();
  await page.context().close();
});
