import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { NewTicket } from "@crossbay/contract";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { press } from "./support/keyboard.ts";
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

/** As the portal of whoever is signed in on this page would send it. */
async function ask(page: Page, ticket: NewTicket): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/session")).json();
  const sent = await page.request.post("/api/help/tickets", { data: ticket, headers: { "x-csrf-token": csrfToken } });
  assert.equal(sent.status(), 200, await sent.text());
}

test("an agent answers a request with a note and a canned answer, and its sender reads what was answered", async () => {
  const priya = await enter(browser, exchange, "praman");
  await priya.getByRole("button", { name: "Sign out" }).waitFor();
  await ask(priya, { type: "pop-ups", subject: "No window opens", text: "Nothing happens when I press a result." });

  const page = await enter(browser, exchange, "sadeyemi");
  await page.getByRole("heading", { level: 1, name: "Requests for help" }).waitFor();
  await page.getByRole("link", { name: "Canned answers" }).click();
  await press(page, "Add a canned answer");
  await page.getByLabel("Title").fill("Pop-ups in Edge");
  await page.getByRole("textbox", { name: "Answer" }).fill("Press the blocked window beside the address.");
  await press(page, "Save");
  await page.getByText("“Pop-ups in Edge” is saved.").waitFor();

  await page.getByRole("link", { name: "Queue" }).click();
  await page.getByRole("link", { name: "No window opens" }).click();
  await press(page, "Take it");
  await page.getByText("Saved.", { exact: true }).waitFor();
  await page.getByText("Internal note", { exact: true }).click();
  await page.getByLabel("Your note").fill("Edge, as last week.");
  await press(page, "Add the note");
  await page.getByText("The note is added.").waitFor();
  await page.getByText("Answer", { exact: true }).click();
  await page.getByLabel("Canned answer").selectOption("Pop-ups in Edge");
  await page.getByLabel("Then it is").selectOption("Solved");
  await press(page, "Send and solve");
  await page.getByText("The answer is sent, and the request is solved.").waitFor();
  await assertAccessible(page);
  await takeScreenshot(page, "journey-help-desk-solved");
  await page.getByRole("link", { name: "Requests for help" }).first().click();
  await page.getByRole("link", { name: "Statistics" }).click();
  await page.getByRole("region", { name: "By type" }).getByText("Pop-up windows").waitFor();
  await takeScreenshot(page, "journey-help-desk-statistics");
  await page.context().close();

  await priya.goto("/help");
  await priya.getByText("Solved and closed").click();
  await priya.getByRole("link", { name: "No window opens" }).click();
  await priya.getByText("Press the blocked window beside the address.").waitFor();
  assert.equal(await priya.getByText("Edge, as last week.").count(), 0);
  await priya.context().close();
});

test("an administrator changes an article and tells of an incident, and everybody reads both", async () => {
  const page = await enter(browser, exchange, "ohaddad");
  await page.getByRole("link", { name: "Help articles" }).click();
  await page.getByLabel("Words of the title").fill("pop-up");
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await page.getByRole("region", { name: "How it will look" }).locator("p").nth(2).waitFor();
  const answer = page.getByLabel("Answer");
  await answer.fill(`${await answer.inputValue()}\n\nAsk your **network team** when it stays so.`);
  await press(page, "Save and publish");
  await page.getByText("Saved as version 1.").waitFor();
  await assertAccessible(page);
  await takeScreenshot(page, "journey-article");
  const path = new URL(page.url()).pathname.replace("/help-articles/", "/support/faq/");

  await page.getByRole("link", { name: "Status and news" }).click();
  await page.getByRole("link", { name: "Tell everybody something" }).click();
  await page.getByRole("radio", { name: /^Incident/ }).check();
  await page.getByLabel("Title", { exact: true }).fill("Text messages arrive late");
  await page.getByLabel("What everybody should know").fill("Use the app or a passkey meanwhile.");
  await page.getByLabel("Text messages", { exact: true }).check();
  await page.getByRole("radio", { name: "Slow" }).check();
  await press(page, "Tell it now");
  await page.getByRole("heading", { level: 1, name: "Text messages arrive late" }).waitFor();
  await page.getByLabel("Update", { exact: true }).fill("The provider has found it.");
  await press(page, "Publish the update");
  await page.getByText("The update is published.").waitFor();
  await takeScreenshot(page, "journey-incident");

  await page.goto(path);
  await page.getByText("network team").waitFor();
  await page.goto("/status");
  await page.getByText("The provider has found it.").waitFor();
  await page.context().close();
});
