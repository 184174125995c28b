import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newPage } from "./support/browser.ts";
import { henry, maria } from "./support/canned/people.ts";
import { lockedProblem } from "./support/canned/problems.ts";
import { rosa } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { browser, exchange } = await startPortal(rosa);

const locked = (page: Page) => page.getByRole("heading", { level: 1, name: "Session locked" });
const deferred = () => Promise.withResolvers<void>();

async function chartThatLocks(): Promise<Page> {
  exchange.world.session = { ...rosa, locksAt: new Date(Date.now() + 60_000).toISOString() };
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.clock.install();
  await page.goto(`/persons/${maria.personId}`);
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  return page;
}

test("when the idle time is over nothing of the patient stays in the page, even before the server says so", async () => {
  const page = await chartThatLocks();
  const serverIsSilent = deferred();
  exchange.world.waiting.set("/api/session", serverIsSilent.promise);
  await page.clock.runFor(70_000);
  await locked(page).waitFor();
  const left = await page.evaluate(() => document.documentElement.outerHTML + document.title);
  assert.doesNotMatch(left, /Twinning|TWINNING|Maria|Potassium|LSFP-20417/);
  exchange.world.waiting.clear();
  serverIsSilent.resolve();
  await page.context().close();
});

test("the password unlocks in place", async () => {
  const page = await chartThatLocks();
  exchange.world.session = { ...exchange.world.session, state: "locked" };
  await page.clock.runFor(70_000);
  await locked(page).waitFor();
  exchange.world.session = { ...rosa, state: "locked" };
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("The username or password is not right").waitFor();
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  assert.equal(new URL(page.url()).pathname, `/persons/${maria.personId}`);
  await page.context().close();
});

test("a server that locked the session meanwhile is believed at the next request", async () => {
  const page = await chartThatLocks();
  exchange.world.session = { ...rosa, state: "locked" };
  exchange.world.failing.set("/consent", lockedProblem);
  await page.getByRole("link", { name: "Consent" }).click();
  await locked(page).waitFor();
  exchange.world.failing.clear();
  await page.context().close();
});

test("what was typed into the consent form outlives the lock", async () => {
  exchange.world.session = { ...rosa, locksAt: new Date(Date.now() + 60_000).toISOString() };
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.clock.install();
  await page.goto(`/persons/${henry.personId}/consent`);
  await page.getByLabel("Name of the signer").fill("Henry Osei");
  exchange.world.session = { ...rosa, state: "locked" };
  await page.clock.runFor(70_000);
  await locked(page).waitFor();
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByLabel("Name of the signer").waitFor();
  assert.equal(await page.getByLabel("Name of the signer").inputValue(), "Henry Osei");
  await page.context().close();
});

test("polling says that it is polling, so that the session can lock", async () => {
  const page = await chartThatLocks();
  const polls: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/session")) polls.push(request.headers()["x-crossbay-poll"]);
  });
  await page.clock.runFor(40_000);
  await page.waitForRequest((request) => request.url().endsWith("/api/session"), { timeout: 1 }).catch(() => {});
  assert.ok(polls.length > 0 && polls.every((poll) => poll === "1"));
  await page.context().close();
});
