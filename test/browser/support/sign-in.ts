import { demoPassword } from "@crossbay/demo";
import type { Browser, Page } from "playwright-core";
import type { TestExchange } from "../../support/exchange.ts";
import { newPage } from "./browser.ts";
import { newestCode } from "./mail-to.ts";

/** Signs in as a person does, up to the first page: password, then the code that was sent. */
export async function enter(browser: Browser, exchange: TestExchange, username: string): Promise<Page> {
  const page = await newPage(browser, { baseUrl: exchange.base });
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Enter the security code" }).waitFor();
  await page.getByLabel("Digit 1 of 8").click();
  await page.keyboard.type(newestCode(exchange));
  return page;
}
