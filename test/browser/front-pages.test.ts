/// <reference lib="dom" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { html } from "../../server/src/platform/html.ts";
import { sendPublicPage } from "../../server/src/platform/html-page.ts";
import { suggestAnswers } from "../../server/src/support/faq/suggest-answers.ts";
import { frontRoutes, helpCentreRoutes } from "../../server/src/support/index.ts";
import { type AccountsWorld, goodPassword, startAccountsWorld } from "../support/accounts-world.ts";
import { assertWhole } from "./support/assert-whole.ts";
import {
  assertAccessible,
  assertFits,
  launchBrowser,
  newPage,
  newProfile,
  setTheme,
  takeScreenshot,
  themes,
} from "./support/browser.ts";

let world: AccountsWorld;
let browser: Browser;
let baseUrl: string;

const portalPage = '<!doctype html><html lang="en"><title>Portal</title><h1>The portal</h1></html>';

before(async () => {
  world = await startAccountsWorld({}, (http, context) => {
    frontRoutes(http, context, { portalPage });
    helpCentreRoutes(http, context);
    // Any page on which somebody writes what they ask.
    http.get("/asking", (_request, reply) =>
      sendPublicPage(reply, {
        exchangeName: "Crossbay",
        title: "Ask us",
        main: html`<h1>Ask us</h1><form data-suggest-answers><div class="field"><label for="text">What is it about?</label>
<textarea id="text" name="text"></textarea></div><button type="submit">Send</button></form>`,
        script: suggestAnswers.path,
      }),
    );
    // A page of another site, as a mail in a browser is.
    http.get("/elsewhere", (_request, reply) =>
      reply.type("text/html").send(`<!doctype html><a href="http://localhost:${portOf(baseUrl)}/">Home</a>`),
    );
  });
  const hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  await world.person({ participantId: hospital.id, titleId: "nurse", username: "aokafor", password: goodPassword });
  baseUrl = (await world.http.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await world.stop();
});

const portOf = (address: string): string => new URL(address).port;

const pages: readonly [string, string][] = [
  ["home", "/"],
  ["user-managers", "/aum"],
  ["help-centre", "/support"],
  ["help-search", "/support/search?q=forgoten+pasword"],
  ["help-search-nothing", "/support/search?q=zzzzqqqq"],
  ["help-answer", "/support/faq/break-the-glass"],
  ["help-no-answer", "/support/faq/no-such-answer"],
];
for (const [name, address] of pages) {
  test(`${name} is whole and accessible in both themes and sizes`, async () => {
    const page = await newPage(browser, { baseUrl });
    await page.goto(address);
    await assertWhole(page, name);
    await page.context().close();
  });
}

test("without JavaScript, by keyboard alone: home, support, a question in one's own words, its answer and what it ends in", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Support" }).press("Enter");
  await page.getByLabel("What do you need help with?").focus();
  await page.keyboard.type("windw blocked pop up");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /How do I allow pop-up windows/ }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /pop-up windows/ }).waitFor();
  assert.equal(
    await page.getByRole("link", { name: "Still blocked? Send a request" }).getAttribute("href"),
    "/help/new?type=pop-ups",
  );
  await page.goto("/aum");
  await page.getByRole("heading", { name: "The two worksheets" }).waitFor();
  await context.close();
});

test("the personal link of a mail opens the portal with its token, and a link within the page does not", async () => {
  const page = await newPage(browser, { baseUrl });
  await page.goto("/aum#019a0000.some-token");
  await page.getByRole("heading", { name: "The portal" }).waitFor();
  assert.equal(page.url(), `${baseUrl}/aum?link#019a0000.some-token`);
  await page.goto("/aum#questions");
  await page.getByRole("heading", { name: "For authorized user managers" }).waitFor();
  await page.evaluate(() => sessionStorage.setItem("crossbay-training", "a token that this tab holds"));
  await page.goto("/aum");
  await page.getByRole("heading", { name: "The portal" }).waitFor();
  assert.equal(page.url(), `${baseUrl}/aum?link`);
  await page.context().close();
});

test("who is signed in and comes from another site gets the portal, though the browser keeps the cookie back at first", async () => {
  const nurse = world.browser();
  await nurse.signIn("aokafor");
  const context = await newProfile(browser, { baseUrl });
  await context.addCookies([
    {
      name: "__Host-crossbay",
      value: nurse.cookies.get("__Host-crossbay")!,
      url: baseUrl.replace("http:", "https:"),
      secure: true,
      httpOnly: true,
      sameSite: "Strict",
    },
  ]);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${portOf(baseUrl)}/elsewhere`);
  await page.getByRole("link", { name: "Home" }).click();
  await page.getByRole("heading", { name: "The portal" }).waitFor();
  await context.close();
});

test("answers are shown while somebody writes, and one that fits spares the request", async () => {
  const page = await newPage(browser, { baseUrl });
  await page.goto("/asking");
  await page.getByLabel("What is it about?").pressSequentially("my result window is blockd by pop up");
  const answer = page.getByRole("link", { name: /How do I allow pop-up windows/ });
  await answer.waitFor();
  for (const theme of themes) {
    await setTheme(page, theme);
    await takeScreenshot(page, `asking-${theme}`);
    await assertFits(page);
    await assertAccessible(page);
  }
  const counted = page.waitForResponse((response) => response.url().endsWith("/pop-up-windows/helped"));
  await page.getByRole("button", { name: /This answered it.*pop-up windows/ }).click();
  await page.getByText("Good. Nothing was sent.").waitFor();
  assert.equal((await counted).status(), 204);
  await page.getByLabel("What is it about?").fill("");
  await answer.waitFor({ state: "detached" });
  await page.context().close();
});

test("the public pages break none of their own rules", async () => {
  const page = await newPage(browser, { baseUrl });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/no-such-answer"))
      complaints.push(message.text());
  });
  for (const [, address] of pages) await page.goto(address);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
