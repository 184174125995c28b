import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { enterForTreatment } from "./support/clinic-steps.ts";
import { confirmWarning } from "./support/confirm-warning.ts";
import { linkIn, mailTo } from "./support/mail-to.ts";
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

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const follow = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await takeScreenshot(page, `journey-help-${name}`);
}

async function openMaria(page: Page): Promise<void> {
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1984");
  await page.getByRole("button", { name: "Search" }).click();
  await page
    .getByRole("link", { name: /^TWINNING, Maria/ })
    .first()
    .click();
  await confirmWarning(page);
  await page.getByRole("heading", { name: "Latest results" }).waitFor();
}

// Several people's work in one test: on a busy machine it takes longer than others may.
const journeyMsMax = 10 * 60_000;

test("a window that the browser blocked is explained by the help centre, and no request is needed", async () => {
  const page = await enterForTreatment(browser, exchange, "rdelgado");
  await openMaria(page);
  // As a browser answers that blocks windows; how it really does is tried beside the result window.
  await page.evaluate(() => {
    window.open = () => null;
  });
  await page
    .getByRole("button", { name: /open the trend in its own window/ })
    .first()
    .click();
  await page.getByText(/^Your browser blocked the window/).waitFor();
  await page.keyboard.press("Escape");

  await follow(page, "Help");
  await heading(page, "Help");
  await page.getByRole("link", { name: "Ask for help" }).click();
  await page.getByLabel("What do you need?").fill("the popup windo with the result is bloked");
  const suggested = page.getByRole("link", { name: /^A result opens no window/ });
  await suggested.waitFor();
  await look(page, "suggestion");
  const [article] = await Promise.all([page.waitForEvent("popup"), suggested.click()]);
  await heading(article, /^A result opens no window/);
  await article.getByText("Always allow pop-ups").waitFor();
  await look(article, "article");
  await article.close();
  await page.getByRole("button", { name: /^This answered it: A result opens no window/ }).click();
  await page.getByText("Good. Nothing was sent.").waitFor();
  await page.context().close();
});

test("an error is reported with a picture that its reader covered, an agent solves it, and its sender is told", {
  timeout: journeyMsMax,
}, async () => {
  const page = await enterForTreatment(browser, exchange, "rdelgado");
  await page.route("**/api/deliveries", (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "urn:crossbay:problem:internal-error",
        code: "internal-error",
        title: "Something went wrong on our side",
        status: 500,
        detail: "Nothing was changed by this request.",
        requestId: "3d5c1b90-7f3e-4a0a-9df0-000000000042",
        nextSteps: ["retry"],
      }),
    }),
  );
  await page.goto("/deliveries");
  const notice = page.getByRole("alert").filter({ hasText: "3d5c1b90" });
  await notice.getByRole("button", { name: "Report a problem" }).click();
  const dialog = page.getByRole("dialog", { name: "Report a problem" });
  await dialog.getByText("3d5c1b90-7f3e-4a0a-9df0-000000000042").first().waitFor();
  await dialog.getByLabel("What did you want to do?").fill("I wanted to read what was sent to me.");
  const picture = dialog.getByRole("img", { name: "Picture of the page, as it will be sent" });
  await picture.waitFor();
  await dialog.getByRole("button", { name: "Cover a part" }).click();
  await dialog.getByText(/\d+ covers?$/).waitFor();
  await look(page, "report");
  await dialog.getByRole("button", { name: "Send the report" }).click();
  const number = /T-\d{4}-\d{5}/.exec((await dialog.getByText(/It is request T-/).textContent()) ?? "")?.[0];
  assert.ok(number);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  const agent = await enter(browser, exchange, "sadeyemi");
  await follow(agent, "Requests for help");
  await heading(agent, "Requests for help");
  await look(agent, "queue");
  await agent.getByRole("link", { name: /Something went wrong on our side/ }).click();
  await agent.getByText(number).first().waitFor();
  await agent.getByText("3d5c1b90-7f3e-4a0a-9df0-000000000042").first().waitFor();
  await agent.getByRole("img", { name: "Picture of the page, as its sender covered it" }).waitFor();
  await look(agent, "ticket");
  await agent.getByLabel("Your answer").fill("That was ours, and it is mended. Open the page again, please.");
  await agent.getByLabel("Then it is").selectOption("Solved");
  await agent.getByRole("button", { name: "Send and solve" }).click();
  await agent.getByText("The answer is sent, and the request is solved.").waitFor();
  await agent.context().close();

  const mail = await mailTo(exchange, "rosa.delgado@lantern-street.example", `${number} is solved`);
  assert.doesNotMatch(mail.text, /mended|3d5c1b90/);
  await page.unroute("**/api/deliveries");
  await page.goto(linkIn(mail));
  await page.getByText("That was ours, and it is mended.").waitFor();
  await page.getByText("This is solved").waitFor();
  await look(page, "solved");
  await page.context().close();
});

test("a user manager ends a leaver's access by a request; a stranger's request is the relationship manager's task", {
  timeout: journeyMsMax,
}, async () => {
  const leaver = await enter(browser, exchange, "bwhitlock");
  await heading(leaver, "State your purpose");
  const physician = await enter(browser, exchange, "aokafor");
  await heading(physician, "State your purpose");

  const stranger = await enterForTreatment(browser, exchange, "rdelgado");
  await askToEnd(stranger, "aokafor");
  await stranger
    .getByText(/T-\d{4}-\d{5}/)
    .first()
    .waitFor();
  await stranger.context().close();
  await physician.reload();
  await heading(physician, "State your purpose");
  await physician.context().close();

  const page = await enter(browser, exchange, "praman");
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await askToEnd(page, "bwhitlock");
  const done = page.getByText(/Whitlock/i).first();
  await done.waitFor();
  await look(page, "ended");
  await page.context().close();
  await mailTo(exchange, "priya.raman@crossbay-general.example", "is done");

  await leaver.reload();
  await heading(leaver, "Sign in");
  await leaver.context().close();

  const manager = await enter(browser, exchange, "glin");
  await follow(manager, "Requests for help");
  await manager.getByRole("link", { name: /aokafor/ }).click();
  await manager.getByText("OKAFOR, Amara").first().waitFor();
  await look(manager, "task");
  await manager.context().close();
});

async function askToEnd(page: Page, username: string): Promise<void> {
  await page.goto("/help/new?type=deactivation");
  await page.getByLabel("What do you need?").fill(`End the access of ${username}`);
  await page.getByLabel("Whose access ends?").fill(username);
  await page.getByLabel("Why, and what else we should know").fill("Left the organization.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
}
