import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "@crossbay/contract";
import type { Page } from "playwright-core";
import { newPage } from "./support/browser.ts";
import { broken as brokenProblem } from "./support/canned/problems.ts";
import { broken, openText } from "./support/canned/quarantine.ts";
import { nils, rosa } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { browser, exchange, openPage } = await startPortal(nils);

const editor = (page: Page) => page.getByLabel("The message, a segment a line");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const replaysAsked = () => exchange.world.asked.filter((asked) => asked.endsWith("/replay")).length;

/** A page whose time stands still until the test lets it go on. */
async function openStill(path: string, session: Session = nils): Promise<Page> {
  exchange.renew(session);
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.clock.install();
  await page.goto(path);
  return page;
}

async function showValues(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the values" }).click();
  await page.getByLabel("Why do you need to see them?").fill("Ticket 4711: which patient is it?");
  await page.getByRole("button", { name: "Show the values" }).click();
  await editor(page).waitFor();
}

/** Everything that the page and its storage hold, as text. */
const allThatIsKept = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      document.title +
      location.href +
      JSON.stringify({ ...localStorage }) +
      JSON.stringify({ ...sessionStorage }) +
      JSON.stringify(history.state),
  );

test("an engineer finds a broken message, mends it and replays it with the keyboard alone", async () => {
  const page = await openPage("/");
  await heading(page, "Feeds").waitFor();
  await tabTo(page, "Quarantine");
  await page.keyboard.press("Enter");
  await heading(page, "Quarantine").waitFor();
  await page.getByText("6 messages shown").waitFor();
  await tabTo(page, broken.controlId);
  await page.keyboard.press("Enter");

  await heading(page, `ADT^A01 · ${broken.controlId}`).waitFor();
  await tabTo(page, "Show the values");
  await page.keyboard.press("Enter");
  await page.keyboard.type("short");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Give a reason of at least 10 characters").waitFor();
  await page.keyboard.type(", so once more: ticket 4711");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await editor(page).waitFor();
  assert.equal(await focused(page), "The message, a segment a line");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  for (let letter = 0; letter < "PID|1||".length; letter += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("CGH-100245^^^CGH^MR");
  await page.getByText("1 line changed").waitFor();
  await tabTo(page, "Fix and replay");
  await page.keyboard.press("Enter");
  await page.getByText("The message was taken and stands on the chart.").waitFor();
  assert.match(await focused(page), /^On the chart/);
});

test("a mended message that is still refused keeps its text and says what is wrong now", async () => {
  const page = await openPage(`/quarantine/${broken.id}`);
  await showValues(page);
  const mended = openText.trimEnd().replace("PID|1||||", "PID|1||00000^^^CGH^MR||");
  await editor(page).fill(mended);
  await page.getByRole("button", { name: "Fix and replay" }).click();
  await page.getByText("a placeholder that many patients share").waitFor();
  assert.equal(await editor(page).inputValue(), mended);
});

test("a replay that could not be asked loses nothing that was typed", async () => {
  const page = await openPage(`/quarantine/${broken.id}`);
  await showValues(page);
  const mended = openText.trimEnd().replace("PID|1||||", "PID|1||CGH-100245^^^CGH^MR||");
  await editor(page).fill(mended);
  exchange.world.failing.set("/replay", brokenProblem);
  await page.getByRole("button", { name: "Fix and replay" }).click();
  await page.getByText("The message was not replayed").waitFor();
  assert.equal(await editor(page).inputValue(), mended);
  exchange.world.failing.clear();
  await page.getByRole("button", { name: "Fix and replay" }).click();
  await page.getByText("The message was taken and stands on the chart").waitFor();
  assert.equal(replaysAsked(), 2);
});

test("values leave with the page: nothing keeps them, and coming back shows them masked", async () => {
  const page = await openPage(`/quarantine/${broken.id}`);
  await showValues(page);
  await page.getByRole("navigation", { name: "Where this page belongs" }).getByRole("link").click();
  await page.getByText("6 messages shown").waitFor();
  assert.doesNotMatch(await allThatIsKept(page), /Quickwater/);
  await page.goBack();
  await page.getByText("Values are masked.").waitFor();
  assert.doesNotMatch(await allThatIsKept(page), /Quickwater/);
});

test("values leave when the session locks, and unlocking does not bring them back", async () => {
  const page = await openStill(`/quarantine/${broken.id}`, {
    ...nils,
    locksAt: new Date(Date.now() + 60_000).toISOString(),
  });
  await showValues(page);
  exchange.world.session = { ...nils, state: "locked" };
  await page.clock.runFor(70_000);
  await heading(page, "Session locked").waitFor();
  assert.doesNotMatch(await allThatIsKept(page), /Quickwater/);
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Values are masked.").waitFor();
  await page.context().close();
});

test("leaving with changes that were not replayed asks first", async () => {
  const page = await openPage(`/quarantine/${broken.id}`);
  await showValues(page);
  await editor(page).fill(`${openText}NTE|1||mended by hand`);
  await page.getByRole("link", { name: "Feeds" }).click();
  const question = page.getByRole("dialog", { name: "Leave without replaying?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await question.waitFor({ state: "detached" });
  assert.match(await editor(page).inputValue(), /mended by hand/);
  await page.getByRole("link", { name: "Feeds" }).click();
  await question.getByRole("button", { name: "Leave and lose the changes" }).click();
  await heading(page, "Feeds").waitFor();
});

test("many messages are dismissed with one reason, and each says what became of it", async () => {
  const page = await openPage("/quarantine");
  await page.getByLabel("Select all that are shown").check();
  await page.getByRole("button", { name: "Dismiss 6 messages" }).click();
  const question = page.getByRole("dialog", { name: "Dismiss 6 messages?" });
  await question.getByLabel("Reason").fill("A test feed that spoke by mistake");
  await question.getByRole("button", { name: "Dismiss 6 messages" }).click();
  await page.getByText("Done: 6 dismissed.").waitFor();
  await page.getByRole("button", { name: "Show what waits now" }).click();
  await page.getByText("1 message shown").waitFor();
});

test("a filter narrows the list, names of ours stand in the address, and what a message brought does not", async () => {
  const page = await openPage("/quarantine");
  await page.getByRole("button", { name: /^CGH-LAB/ }).click();
  await page.getByText("4 messages shown").waitFor();
  await page
    .getByRole("group", { name: "Place" })
    .getByRole("button", { name: /^MSH-12/ })
    .click();
  await page.getByText("1 message shown").waitFor();
  assert.match(page.url(), /\/quarantine\?source=[0-9a-f-]{36}$/);
});

test("the feeds ask again every five seconds without keeping the session awake, and rest while hidden", async () => {
  const page = await openStill("/feeds");
  await page.getByText("3 feeds need you.").waitFor();
  const polls: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/interface/feeds")) polls.push(request.headers()["x-crossbay-poll"]);
  });
  const asked = page.waitForRequest(/interface\/feeds$/);
  await page.clock.runFor(6_000);
  await asked;
  assert.deepEqual([...new Set(polls)], ["1"]);

  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.getByText("Updated 14:05:12").waitFor();
  const before = polls.length;
  await page.clock.runFor(20_000);
  assert.equal(polls.length, before);
  await page.context().close();
});

test("feeds that cannot be read again stay in sight, with the time from which they are", async () => {
  const page = await openStill("/feeds");
  await page.getByText("3 feeds need you.").waitFor();
  exchange.world.failing.set("/interface/feeds", brokenProblem);
  await page.clock.runFor(6_000);
  await page.getByText("Not updated since 14:05:12").waitFor();
  await page.getByText("Crossbay General, radiology").waitFor();
  exchange.world.failing.clear();
  await page.clock.runFor(6_000);
  await page.getByText("Not updated since 14:05:12").waitFor({ state: "detached" });
  await page.context().close();
});

test("a message from a file is read in the browser and explained", async () => {
  const page = await openPage("/try-message");
  await heading(page, "Try a message").waitFor();
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file" }).click();
  await (await chosen).setFiles({
    name: "admission.hl7",
    mimeType: "text/plain",
    buffer: Buffer.from(`\u000b${openText.replaceAll("\n", "\r")}\u001c\r`),
  });
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("Refused: its contents").waitFor();
  assert.equal(await page.getByLabel("Message", { exact: true }).inputValue(), openText);
  await page.getByText("Only what is not used").click();
  await page.getByText("Patient account number").waitFor();
  assert.equal(await page.getByText("Message control id").count(), 0);
});

test("a clinician has no feeds in the rail and loads none of their pages", async () => {
  exchange.renew(rosa);
  const page = await newPage(browser, { baseUrl: exchange.url });
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.goto("/");
  await heading(page, "Find a patient").waitFor();
  assert.equal(await page.getByRole("link", { name: "Feeds" }).count(), 0);
  assert.deepEqual(
    loaded.filter((url) => /feeds|quarantine|try-message/.test(url)),
    [],
  );
});

/** Name of what has the focus; between two rounds through the page nothing has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active === document.body ? "" : (active?.getAttribute("aria-label") ?? active?.textContent ?? "");
  });

/** Presses Tab until the focus stands on what bears this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(name)) return;
  }
  assert.fail(`Tab never reached “${name}”`);
}
