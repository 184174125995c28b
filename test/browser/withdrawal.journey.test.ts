import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { runVerify } from "../support/run-verify.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { drawSignature, enterForTreatment, openHenry, recordPaper } from "./support/clinic-steps.ts";
import { confirmWarning } from "./support/confirm-warning.ts";

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

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await takeScreenshot(page, `journey-withdrawal-${name}`);
}

// Two people's work in one test: on a busy machine it takes longer than others may.
const journeyMsMax = 10 * 60_000;

test("what Henry Osei signs on the tablet opens his chart, and his denial closes it in the windows that show it", {
  timeout: journeyMsMax,
}, async () => {
  const physician = await enterForTreatment(browser, exchange, "aokafor");
  await openHenry(physician);
  await heading(physician, "No consent is recorded");

  const registrar = await enterForTreatment(browser, exchange, "bwhitlock");
  await openHenry(registrar);
  await registrar.getByRole("link", { name: "Record consent" }).click();
  await signOnTablet(registrar);

  await physician.getByRole("button", { name: "Look again" }).click();
  await confirmWarning(physician);
  await physician.getByRole("heading", { name: "Latest results" }).waitFor();
  const result = await openResult(physician);

  await recordPaper(registrar, "Deny", "Henry Osei");
  await heading(physician, "The patient denied consent");
  await physician.getByText("This chart has closed").waitFor();
  await look(physician, "chart-closed");
  assert.equal(await physician.getByText("Penicillin").count(), 0);
  await assertClosed(result);
  await physician.context().close();
  await registrar.context().close();
  assert.match(await runVerify(exchange), /The audit record is whole/);
});

/** The registrar hands the screen over; Henry reads in Spanish, draws his signature and gives it back; staff see what was signed. */
async function signOnTablet(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Sign on this screen" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("radio").first().check();
  assert.equal(await page.locator("main").getAttribute("lang"), "es");
  assert.equal(await page.getByRole("navigation").count(), 0, "nothing of the session is in the patient's hands");
  await page.getByLabel("Firmo", { exact: true }).selectOption({ index: 1 });
  await drawSignature(page, "Firma");
  await look(page, "signing");
  await page.getByRole("button", { name: "Firmar" }).click();
  await heading(page, "Gracias");
  await page.getByRole("button", { name: "Personal: continuar" }).click();
  await heading(page, "Session locked");
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("button", { name: /^Show what was signed/ }).click();
  await page.getByRole("dialog").getByRole("img").waitFor();
  await look(page, "evidence");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
}

/** The trend of the first result, in a window of its own. */
async function openResult(page: Page): Promise<Page> {
  const [result] = await Promise.all([
    page.waitForEvent("popup"),
    page
      .getByRole("button", { name: /open the trend in its own window/ })
      .first()
      .click(),
  ]);
  await result.getByRole("table").waitFor();
  return result;
}

/** The window closed itself, or says why nothing stands in it any more. */
async function assertClosed(result: Page): Promise<void> {
  if (result.isClosed()) return;
  await result.getByRole("alert").getByText("The patient denied consent").waitFor();
  assert.equal(await result.getByRole("table").count(), 0);
  await look(result, "result-closed");
}
