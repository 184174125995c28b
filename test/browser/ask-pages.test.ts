import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type HelpDeskWorld, startHelpDeskWorld } from "../support/help-desk-world.ts";
import { assertWhole } from "./support/assert-whole.ts";
import { launchBrowser, newPage } from "./support/browser.ts";

let world: HelpDeskWorld;
let browser: Browser;
let baseUrl: string;

before(async () => {
  world = await startHelpDeskWorld();
  baseUrl = (await world.http.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await world.stop();
});

/** Fills the form on which anybody asks, and sends it. */
async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel("What is it about?").selectOption("pop-ups");
  await page.getByLabel("Your name").fill("Olive Grant");
  await page.getByLabel("Your e-mail address").fill("olive@elsewhere.example");
  await page.getByLabel("In a few words").fill("Nothing opens");
  await page.getByLabel("What happened, or what do you need?").fill(text);
  await page.getByRole("button", { name: "Send" }).press("Enter");
}

async function newestLink(): Promise<string> {
  await world.deliver();
  return world.newestMail(/\/support\/requests#(\S+)/);
}

test("without JavaScript: somebody without an account asks, copies the link of the mail, reads the answer and writes back", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/support/ask");
  await page.getByRole("button", { name: "Send" }).press("Enter");
  await page.getByRole("alert").getByRole("link", { name: "Choose what it is about." }).waitFor();
  await ask(page, "Maria, born 3/12/1957, does not print.");
  assert.match((await page.getByRole("alert").textContent()) ?? "", /looks like something about a patient/);
  await ask(page, "The window for printing does not open.");
  await page.getByRole("heading", { name: "Your request is on its way" }).waitFor();
  const link = await newestLink();
  const [id = ""] = link.split(".");
  await world.work(world.agent, id, "messages", {
    text: "Please allow pop-up windows.",
    internal: false,
    state: "waiting",
  });
  await page.goto("/support/requests");
  await page.getByLabel("The link in the mail").fill(`${baseUrl}/support/requests#${link}`);
  await page.getByRole("button", { name: "Open" }).press("Enter");
  await page.getByText("Please allow pop-up windows.").waitFor();
  await page.getByLabel("Add to it, or answer").fill("It works, thank you.");
  await page.getByRole("button", { name: "Send" }).press("Enter");
  await page.getByRole("status").getByText("Your answer was sent.").waitFor();
  await context.close();
});

test("the pages on which anybody asks and follows are whole and accessible in both themes and sizes", async () => {
  const page = await newPage(browser, { baseUrl });
  await page.goto("/support/ask");
  await assertWhole(page, "ask");
  await ask(page, "MRN 4711234 is missing");
  await page.getByRole("alert").waitFor();
  await assertWhole(page, "ask-refused");
  await ask(page, "The window for printing does not open.");
  await page.getByRole("heading", { name: "Your request is on its way" }).waitFor();
  await assertWhole(page, "ask-sent");
  const link = await newestLink();
  await page.goto(`/support/requests#${link}`);
  await assertWhole(page, "follow-link");
  assert.equal(new URL(page.url()).hash, "", "the secret has left the address");
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByText("The window for printing does not open.").waitFor();
  await assertWhole(page, "follow");
  await page.getByLabel("Add to it, or answer").fill("DOB 3/12/1957");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alert").waitFor();
  await assertWhole(page, "follow-refused");
  await page.goto("/support/requests#nonsense");
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
  await assertWhole(page, "follow-over");
  await page.context().close();
});
