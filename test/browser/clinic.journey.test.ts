import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { confirmWarning } from "./support/confirm-warning.ts";
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

async function signIn(username: string): Promise<Page> {
  const page = await enter(browser, exchange, username);
  await heading(page, "State your purpose").waitFor();
  await page.getByLabel("Treatment").check();
  await page.keyboard.press("Enter");
  await heading(page, "Find a patient").waitFor();
  return page;
}

async function openHenry(page: Page): Promise<void> {
  await page.getByLabel("Surname").fill("Osei");
  await page.getByLabel("Birth date").fill("6/25/1971");
  await page.getByRole("button", { name: "Search" }).click();
  await page
    .getByRole("link", { name: /^OSEI, / })
    .first()
    .click();
}

test("Henry Osei arrives unconscious: the physician breaks the glass, reads, and ends it", async () => {
  const page = await signIn("aokafor");
  await openHenry(page);
  await heading(page, "No consent is recorded").waitFor();
  await page.getByRole("link", { name: "Break the glass" }).click();
  await page.getByRole("checkbox").first().waitFor();
  for (const attestation of await page.getByRole("checkbox").all()) await attestation.check();
  await page.getByLabel("Unconscious or confused").check();
  await page.getByLabel("Your password").fill(demoPassword);
  await page.keyboard.press("Enter");

  const bar = page.getByRole("region", { name: "Broken glass" });
  await bar.getByText("Glass broken").waitFor();
  await page.getByRole("heading", { name: "Latest results" }).waitFor();
  await assertAccessible(page);
  await takeScreenshot(page, "journey-glass-open");
  await bar.getByRole("button", { name: "End now" }).click();
  await heading(page, "No consent is recorded").waitFor();
  await page.context().close();
});

test("Henry grants on the registrar's screen, the physician reads, and a denial closes the chart in the open window", async () => {
  const physician = await signIn("aokafor");
  await openHenry(physician);
  await heading(physician, "No consent is recorded").waitFor();

  const registrar = await signIn("bwhitlock");
  await openHenry(registrar);
  await registrar.getByRole("link", { name: "Record consent" }).click();
  await registrar.getByRole("link", { name: "Sign on this screen" }).click();
  await registrar.getByRole("button", { name: "Español" }).click();
  await registrar.getByRole("radio").first().check();
  await registrar.getByLabel("Firmo", { exact: true }).selectOption({ index: 1 });
  await registrar.getByRole("img", { name: "Firma" }).scrollIntoViewIfNeeded();
  const pad = await registrar.getByRole("img", { name: "Firma" }).boundingBox();
  assert.ok(pad);
  await registrar.mouse.move(pad.x + 40, pad.y + 60);
  await registrar.mouse.down();
  await registrar.mouse.move(pad.x + 400, pad.y + 90, { steps: 8 });
  await registrar.mouse.up();
  await takeScreenshot(registrar, "journey-signing");
  await registrar.getByRole("button", { name: "Firmar" }).click();
  await heading(registrar, "Gracias").waitFor();
  await registrar.getByRole("button", { name: "Personal: continuar" }).click();
  await heading(registrar, "Session locked").waitFor();
  await registrar.getByLabel("Password", { exact: true }).fill(demoPassword);
  await registrar.getByRole("button", { name: "Unlock" }).click();
  await registrar.getByRole("button", { name: /^Show what was signed/ }).click();
  await registrar.getByRole("dialog").getByRole("img").waitFor();
  await takeScreenshot(registrar, "journey-evidence");
  await registrar.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await physician.getByRole("link", { name: "Summary" }).click();
  await physician.reload();
  await confirmWarning(physician);
  await physician.getByRole("heading", { name: "Latest results" }).waitFor();

  await registrar.getByLabel("Deny").check();
  await registrar.getByLabel("Who signed?").selectOption("The patient");
  await registrar.getByRole("button", { name: "Today" }).click();
  await registrar.getByLabel("Signed paper form, kept on file").check();
  await registrar.getByRole("button", { name: "Check and record" }).click();
  await registrar.getByRole("button", { name: "Record “Deny”" }).click();
  await heading(physician, "The patient denied consent").waitFor();
  await physician.getByText("This chart has closed").waitFor();
  await takeScreenshot(physician, "journey-chart-closed");
  await physician.context().close();
  await registrar.context().close();
});

test("a registrar sees who came today, and a physician what was sent", async () => {
  const registrar = await signIn("bwhitlock");
  await registrar.getByRole("link", { name: "Arrivals" }).first().click();
  await heading(registrar, "Arrivals today").waitFor();
  await registrar.getByText(/^As of/).waitFor();
  await takeScreenshot(registrar, "journey-arrivals");
  await assertAccessible(registrar);
  const physician = await signIn("aokafor");
  await physician.getByRole("link", { name: "Sent to you" }).first().click();
  await heading(physician, "Sent to you").waitFor();
  await physician
    .getByRole("table", { name: "Deliveries" })
    .or(physician.getByText("Nothing has been sent to you"))
    .waitFor();
  await takeScreenshot(physician, "journey-deliveries");
  await registrar.context().close();
  await physician.context().close();
});
