import assert from "node:assert/strict";
import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import type { TestExchange } from "../../support/exchange.ts";
import { assertAccessible, newPage, takeScreenshot } from "./browser.ts";

/** Signs in as a person does, up to the first page: password, then the newest code on the outbox page. */
export async function enter(browser: Browser, exchange: TestExchange, username: string): Promise<Page> {
  const page = await newPage(browser, { baseUrl: exchange.base });
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Enter the security code" }).waitFor();
  const outbox = await page.context().newPage();
  await outbox.goto("/dev/outbox");
  const code = (await outbox.locator("li pre").first().textContent())?.match(/\b\d{8}\b/)?.[0];
  await assertAccessible(outbox);
  await takeScreenshot(outbox, "journey-outbox");
  await outbox.close();
  assert.ok(code);
  await page.getByLabel("Digit 1 of 8").click();
  await page.keyboard.type(code);
  return page;
}
