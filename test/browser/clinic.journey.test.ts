import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { announceArrival } from "../support/announce-arrival.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { enterForTreatment, recordPaper } from "./support/clinic-steps.ts";

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

test("a registrar sees who came today without a decision, and records one in a few steps", async () => {
  await announceArrival(exchange, {
    recordNumber: "20770001",
    family: "Quill",
    given: "Vera",
    birthDate: "1962-04-09",
    sex: "F",
  });
  const page = await enterForTreatment(browser, exchange, "bwhitlock");
  const arrivals = page.getByRole("link", { name: "Arrivals" }).first();
  await arrivals.click();
  await heading(page, "Arrivals today").waitFor();
  await page.getByText("Without a decision (1)").waitFor();
  await takeScreenshot(page, "journey-arrivals");
  await assertAccessible(page);
  await page.getByRole("link", { name: "Record consent for QUILL, Vera" }).click();
  await recordPaper(page, "Grant", "Vera Quill");
  await page.getByText("The decision “Grant” is recorded and in effect.").waitFor();
  await arrivals.click();
  await page.getByText("Everybody has decided").waitFor();
  await page.context().close();
});

test("a nurse practitioner reads in her inbox the result that she ordered", async () => {
  const page = await enterForTreatment(browser, exchange, "rdelgado");
  await page.getByRole("link", { name: "Sent to you" }).first().click();
  await heading(page, "Sent to you").waitFor();
  const sent = page.getByRole("table", { name: "Deliveries" });
  await sent.getByText("Northpoint Laboratories").first().waitFor();
  await takeScreenshot(page, "journey-deliveries");
  await assertAccessible(page);
  await sent.getByRole("link").first().click();
  await page.getByText("You ordered it.").waitFor();
  await page.getByText("This page shows what was sent, and nothing else of the record.").waitFor();
  await takeScreenshot(page, "journey-delivery");
  await assertAccessible(page);
  await page.context().close();
});
