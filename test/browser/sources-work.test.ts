import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, newPage } from "./support/browser.ts";
import { sam } from "./support/canned/sessions.ts";
import { type FakeExchange, startFakeExchange } from "./support/fake-exchange.ts";

let browser: Browser;
let exchange: FakeExchange;

before(async () => {
  browser = await launchBrowser();
  exchange = await startFakeExchange(sam);
});
after(async () => {
  await browser.close();
  await exchange.close();
});

async function openSources(): Promise<Page> {
  exchange.renew(sam);
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/sources");
  await page.getByRole("button", { name: "Open what Crossbay General, laboratory sends" }).waitFor();
  return page;
}

test("support finds the silent sources, opens one, and reads its rhythm and what is often missing", async () => {
  const page = await openSources();
  await page.getByLabel("State").selectOption("silent");
  await page.getByText("1 source", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Open what Crossbay General, radiology sends" }).press("Enter");
  const panel = page.getByRole("dialog", { name: "Crossbay General, radiology" });
  await panel.getByText("An alarm stands since").waitFor();
  await panel.getByText("of silence is usual at this hour").waitFor();
  await panel.getByText(/reason \(41\s%\)/).waitFor();
  await panel.getByRole("button", { name: "Close" }).press("Enter");
  await panel.waitFor({ state: "detached" });
  await page.close();
});

test("a long list goes on by pages, and a search begins at its first", async () => {
  const page = await openSources();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText("Page 2 of").waitFor();
  await page.getByLabel("Source or participant").fill("laboratory");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open what Crossbay General, laboratory sends" }).waitFor();
  await page.close();
});
