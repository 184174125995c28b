import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { assertAccessible, launchBrowser, newPage, takeScreenshot } from "./support/browser.ts";
import { maria } from "./support/canned/people.ts";
import { rosa } from "./support/canned/sessions.ts";
import { type FakeExchange, startFakeExchange } from "./support/fake-exchange.ts";

let browser: Browser;
let strictBrowser: Browser;
let exchange: FakeExchange;

before(async () => {
  browser = await launchBrowser();
  strictBrowser = await launchBrowser({ popUps: "browser" });
  exchange = await startFakeExchange(rosa);
});

after(async () => {
  await browser.close();
  await strictBrowser.close();
  await exchange.close();
});

const potassium = (page: Page) => page.getByRole("button", { name: "Potassium: open the trend in its own window" });

async function openChart(from: Browser): Promise<Page> {
  exchange.world.session = rosa;
  const page = await newPage(from, { baseUrl: exchange.url });
  await page.goto(`/persons/${maria.personId}`);
  await potassium(page).waitFor();
  return page;
}

async function openWindow(chart: Page): Promise<Page> {
  const [opened] = await Promise.all([chart.waitForEvent("popup"), potassium(chart).click()]);
  await opened.getByRole("heading", { level: 1, name: "Potassium" }).waitFor();
  return opened;
}

test("a result opens in a browser window of its own, with the same banner and no rail", async () => {
  const chart = await openChart(browser);
  const opened = await openWindow(chart);
  await opened.getByRole("img", { name: /^Line chart of Potassium: 6 values/ }).waitFor();
  assert.equal(await opened.title(), "Potassium · TWINNING, Maria");
  assert.equal(await opened.getByRole("navigation").count(), 0);
  const banner = (page: Page) => page.getByRole("region", { name: "Patient" }).textContent();
  assert.equal(await banner(opened), await banner(chart));
  assert.equal(await chart.getByRole("dialog").count(), 0);
  await chart.context().close();
});

test("the same result asked again comes to the front instead of opening twice", async () => {
  const chart = await openChart(browser);
  await openWindow(chart);
  await potassium(chart).click();
  await potassium(chart).click();
  assert.equal(chart.context().pages().length, 2);
  await chart.context().close();
});

test("result windows close when their opener signs out", async () => {
  const chart = await openChart(browser);
  const opened = await openWindow(chart);
  await Promise.all([opened.waitForEvent("close"), chart.getByRole("button", { name: "Sign out" }).click()]);
  await chart.getByText("Nothing of a patient is kept in this browser.").waitFor();
  await chart.context().close();
});

test("a result window closes by itself when its opener is gone and the session ends", async () => {
  const chart = await openChart(browser);
  const opened = await openWindow(chart);
  const other = await chart.context().newPage();
  await other.goto("/training");
  await other.getByRole("button", { name: "Sign out" }).waitFor();
  await chart.close();
  await Promise.all([opened.waitForEvent("close"), other.getByRole("button", { name: "Sign out" }).click()]);
  await other.context().close();
});

/**
 * A click that no person made, so that Chromium's own blocker refuses the window which it asks for. Playwright's
 * locators count as a person's gesture for some seconds, so the page itself waits for the button.
 */
const clickWithoutGesture = `new Promise((clicked) => {
  const look = () => {
    const button = document.querySelector('[aria-label^="Potassium: open"]');
    if (button) clicked(button.click());
    else requestAnimationFrame(look);
  };
  look();
})`;

test("where the browser blocks pop-ups, the result opens in a panel that says why", async () => {
  exchange.world.session = rosa;
  const chart = await newPage(strictBrowser, { baseUrl: exchange.url });
  const devTools = await chart.context().newCDPSession(chart);
  await chart.goto(`/persons/${maria.personId}`);
  await devTools.send("Runtime.evaluate", { expression: clickWithoutGesture, awaitPromise: true, userGesture: false });
  const panel = chart.getByRole("dialog", { name: "Potassium trend" });
  await panel.getByText("Your browser blocked the window for Potassium").waitFor();
  await panel
    .getByRole("img", { name: /^Line chart of Potassium/ })
    .locator("canvas")
    .waitFor();
  assert.equal(chart.context().pages().length, 1);
  await takeScreenshot(chart, "result-panel-desktop-light");
  await assertAccessible(chart);
  await panel.getByRole("button", { name: "Close" }).click();
  await panel.waitFor({ state: "detached" });
  await chart.context().close();
});
