import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { findUsers } from "../../server/src/accounts/index.ts";
import { reportPage } from "../../server/src/audit/index.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { runVerify } from "../support/run-verify.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
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

test("a user manager calls for a colleague's username, the relationship manager finds it, and the record says to whom it was told", async () => {
  const page = await enter(browser, exchange, "glin");
  await page.getByRole("link", { name: "Help a caller" }).click();
  await page.getByRole("heading", { level: 1, name: "Help a caller" }).waitFor();
  await page.getByLabel("What do they call about?").fill("Priya Raman asks for a colleague's username.");
  await page.getByRole("combobox", { name: "Organization of the caller" }).fill("general");
  await page.getByRole("option", { name: "Crossbay General Hospital" }).click();
  await page.getByRole("button", { name: "Look up", exact: true }).click();
  await page.getByRole("heading", { name: "Who may be told" }).waitFor();
  await page.getByText("priya.raman@crossbay-general.example").waitFor();
  await assertAccessible(page);
  await takeScreenshot(page, "journey-caller-found");

  await page.getByRole("button", { name: "WHITLOCK, Ben" }).click();
  await page.getByRole("button", { name: "Tell the username" }).click();
  await page.getByRole("radio", { name: "RAMAN, Priya, User manager" }).check();
  await page.getByLabel("Why?").fill("Called back on the hospital's switchboard.");
  await page.getByRole("button", { name: "Record it" }).click();
  await page.getByText("Recorded. The username is bwhitlock.").waitFor();
  await page.context().close();

  const { database, clock } = exchange.house;
  const entries = await database.snapshot((tx) =>
    reportPage(tx, { from: new Date(0), until: new Date(clock.now().getTime() + 60_000) }, { limit: 50 }),
  );
  const of = (action: string) => entries.find((entry) => entry.action === action);
  assert.equal(of("caller-look-up")?.username, "glin");
  assert.equal(of("caller-look-up")?.detail?.reason, "Priya Raman asks for a colleague's username.");
  const [priya] = await database.snapshot((tx) => findUsers(tx, { words: ["praman"] }, clock.now()));
  assert.deepEqual([of("username-tell")?.username, of("username-tell")?.detail?.contactId], ["glin", priya?.accountId]);
  assert.match(await runVerify(exchange), /The audit record is whole/);
});
