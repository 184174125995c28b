import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { launchBrowser, takeScreenshot } from "./support/browser.ts";
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

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
test("a nurse practitioner makes recovery codes, and gets in without the phone by one of them, once", async () => {
  const page = await enter(browser, exchange, "rdelgado");
  await heading(page, "State your purpose");
  await page.goto("/account");
  await page.getByText("This session").waitFor();
  await page.getByRole("button", { name: "Make codes" }).click();
  await page.getByLabel("Your password").fill(demoPassword);
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Recovery codes" });
  await list.waitFor();
  const codes = await list.getByRole("listitem").allTextContents();
  assert.equal(codes.length, 10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 codes left, each works once").waitFor();
  await takeScreenshot(page, "journey-account");

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[3]!.toUpperCase());
  await page.keyboard.press("Enter");
  await heading(page, "State your purpose");
  await page.goto("/account");
  await page.getByText("9 codes left, each works once").waitFor();
  await page.context().close();
});

/** Reads a module to its end, or answers each of its questions by the first choice. */
async function nextStep(page: Page): Promise<void> {
  const before = await page.getByRole("heading", { level: 2 }).first().textContent();
  for (const group of await page.getByRole("radiogroup").all()) await group.getByRole("radio").first().check();
  await page.getByRole("button", { name: /^(?:Next module|Go to the questions|Continue)$/ }).click();
  await page.getByRole("heading", { level: 2, name: before ?? "", exact: true }).waitFor({ state: "detached" });
}

test("a course is read and answered to its score, as the exchange keeps it", async () => {
  const page = await enter(browser, exchange, "rdelgado");
  await heading(page, "State your purpose");
  await page.goto("/training");
  await heading(page, "Training");
  await page.getByRole("link", { name: /: Privacy and security$/ }).click();
  await heading(page, "Privacy and security");
  await takeScreenshot(page, "journey-course");
  const affirmation = page.getByRole("heading", { level: 2, name: "Affirmation" });
  while (!(await affirmation.isVisible())) await nextStep(page);
  await page.getByLabel("I affirm this").check();
  await page.getByRole("button", { name: "Submit the course" }).click();
  await page.getByText(/^\d+ % right, \d+ % needed\.$/).waitFor();
  await takeScreenshot(page, "journey-course-result");
  await page.context().close();
});
