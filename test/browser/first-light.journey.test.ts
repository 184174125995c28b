import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import {
  assertAccessible,
  launchBrowser,
  looks,
  newPage,
  setSize,
  setTheme,
  takeScreenshot,
} from "./support/browser.ts";
import { confirmWarning } from "./support/confirm-warning.ts";
import { newestCode } from "./support/mail-to.ts";
import { enter } from "./support/sign-in.ts";

let browser: Browser;
let exchange: TestExchange;

before(async () => {
  browser = await launchBrowser();
  exchange = await startTestExchange({ people: 0 });
});
after(async () => {
  await browser.close();
  await exchange.stop();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** Signs in as a clinician does: password, code, purpose. */
async function signIn(username: string): Promise<Page> {
  const page = await enter(browser, exchange, username);
  await heading(page, "State your purpose").waitFor();
  await page.getByLabel("Treatment").check();
  await page.keyboard.press("Enter");
  await heading(page, "Find a patient").waitFor();
  return page;
}

async function open(page: Page, family: string, birthDate: string, name: string | RegExp): Promise<void> {
  await page.getByRole("link", { name: "Search", exact: true }).first().click();
  await page.getByLabel("Surname").fill(family);
  await page.getByLabel("Birth date").fill(birthDate);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name }).first().click();
}

async function pictures(page: Page, name: string): Promise<void> {
  for (const { size, theme, scan } of looks) {
    await setSize(page, size);
    await setTheme(page, theme);
    await assertAccessible(page, scan);
    await takeScreenshot(page, `journey-${name}-${size}-${theme}`);
  }
  await setSize(page, "desktop");
  await setTheme(page, "light");
}

test("whoever tries the exchange reads on its own page what mails and text messages it would have sent", async () => {
  const page = await newPage(browser, { baseUrl: exchange.base });
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await heading(page, "Enter the security code").waitFor();
  await page.goto("/dev/outbox");
  assert.match((await page.locator("li pre").first().textContent()) ?? "", new RegExp(newestCode(exchange)));
  await assertAccessible(page);
  await takeScreenshot(page, "journey-outbox");
  await page.context().close();
});

test("a nurse practitioner signs in with password and code, and reads a chart that was sent over MLLP", async () => {
  const page = await signIn("rdelgado");
  await open(page, "Twinning", "3/12/1984", /^TWINNING, Maria/);
  await confirmWarning(page);
  await page.getByRole("heading", { name: "Latest results" }).waitFor();
  assert.match(await page.title(), /^Summary · TWINNING, Maria/);
  await pictures(page, "chart");

  const test = page.getByRole("button", { name: /open the trend in its own window/ }).first();
  const [opened] = await Promise.all([page.waitForEvent("popup"), test.click()]);
  await opened.getByRole("img", { name: /^Line chart/ }).waitFor();
  await pictures(opened, "result-window");

  await page.getByRole("button", { name: "Sign out" }).click();
  await heading(page, "Sign in").waitFor();
  if (!opened.isClosed()) await opened.waitForEvent("close");
  await page.context().close();
});

test("a physician is refused, records the consent that the patient gave, and reads", async () => {
  const page = await signIn("aokafor");
  await open(page, "Osei", "6/25/1971", /^OSEI, /);
  await heading(page, "No consent is recorded").waitFor();
  await page.getByRole("link", { name: "Break the glass" }).waitFor();
  await pictures(page, "refused");

  await page.getByRole("link", { name: "Record consent" }).click();
  await page.getByLabel("Grant").check();
  await page.getByLabel("Who signed?").selectOption({ label: "The patient" });
  await page.getByLabel("Name of the signer").fill("Henry Osei");
  await page.getByRole("button", { name: "Today" }).click();
  await page.getByLabel("Signed paper form, kept on file").check();
  await pictures(page, "consent");
  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("button", { name: "Record “Grant”" }).click();
  await page.getByText("The decision “Grant” is recorded and in effect.").waitFor();
  await page.getByRole("link", { name: "Open the chart" }).click();
  await confirmWarning(page);
  await page.getByRole("heading", { name: "Latest results" }).waitFor();
  await page.getByText("Penicillin").first().waitFor();
  await page.context().close();
});

test("a registrar sees demographics and dates, and no result", async () => {
  const page = await signIn("bwhitlock");
  await open(page, "Twinning", "3/12/1984", /^TWINNING, Maria/);
  await confirmWarning(page);
  await page.getByText("Not in your role.").first().waitFor();
  await pictures(page, "chart-registrar");
  assert.equal(await page.getByText("mmol/L").count(), 0);
  await page.context().close();
});
