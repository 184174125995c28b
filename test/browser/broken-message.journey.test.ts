import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, looks, setSize, setTheme, takeScreenshot } from "./support/browser.ts";

import { confirmWarning } from "./support/confirm-warning.ts";
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

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** An admission whose sender forgot the record number. */
const admission = Buffer.from(
  [
    "MSH|^~\\&|BEACON|CGH|CROSSBAY|XB|20261101135944-0500||ADT^A01^ADT_A01|BROKEN-1|P|2.5.1",
    "EVN|A01|20261101135944-0500",
    "PID|1||||Lanternwick^Odalys^Mae||19610224|F|||12 Ropewalk^^Crossbay^NY^12801^USA",
    "PV1|1|I|4W^412^A|||||||||||||||V77001|||||||||||||||||||||||||20261101135500-0500",
    "AL1|1|DA|^Penicillin|SV|Hives",
    "",
  ].join("\r"),
);

async function send(): Promise<{ code: string; sentence: string }> {
  const { answers, failures } = await sendMessages({
    host: "127.0.0.1",
    port: exchange.mllpPort,
    connections: 1,
    messages: [admission],
  });
  const code = Object.entries(answers).find(([, count]) => count > 0)?.[0] ?? "none";
  return { code, sentence: failures[0]?.sentence ?? "" };
}

/** The states of these pages are looked at one by one elsewhere; here the real answers are looked at once. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const { size, theme } of looks) {
    await setSize(page, size);
    await setTheme(page, theme);
    await takeScreenshot(page, `journey-${name}-${size}-${theme}`);
  }
  await setSize(page, "desktop");
  await setTheme(page, "light");
  await assertAccessible(page);
}

test("a broken message is seen, mended and replayed by an engineer, and is then on the chart", async () => {
  const refused = await send();
  assert.equal(refused.code, "AE");
  assert.match(refused.sentence, /PID-3/);

  const page = await enter(browser, exchange, "nsorensen");
  await heading(page, "Feeds").waitFor();
  await page.getByText(/feeds? needs? you/).waitFor();
  await pictures(page, "feeds");
  await page.getByRole("link", { name: /^1 message of .* waits in quarantine$/ }).click();

  await heading(page, "Quarantine").waitFor();
  await page.getByRole("link", { name: "BROKEN-1" }).waitFor();
  await pictures(page, "quarantine");
  await page.getByRole("link", { name: "BROKEN-1" }).click();

  await heading(page, /BROKEN-1/).waitFor();
  await page.getByText("Values are masked.").waitFor();
  assert.doesNotMatch(await page.content(), /Lanternwick/);
  await pictures(page, "quarantined");
  await page.getByRole("button", { name: "Show the values" }).click();
  await page.getByLabel("Why do you need to see them?").fill("The sender reports an admission without a number");
  await page.getByRole("button", { name: "Show the values" }).click();
  const editor = page.getByLabel("The message, a segment a line");
  const text = await editor.inputValue();
  assert.match(text, /Lanternwick/);
  await editor.fill(text.replace("PID|1||||", "PID|1||77001^^^CGH^MR||"));
  await pictures(page, "quarantined-mended");
  await page.getByRole("button", { name: "Fix and replay" }).click();
  await page.getByText("The message was taken and stands on the chart.").waitFor();
  await page.getByText("Replayed: on the chart by Nils Sorensen").waitFor();
  assert.doesNotMatch(await page.content(), /Lanternwick/);

  await page.getByRole("link", { name: "Show what waits now" }).click();
  await page.getByText("Nothing waits").waitFor();
  await page.getByLabel("Find by control id").fill("BROKEN-1");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByText("The same bytes would be answered AA now.").waitFor();
  await pictures(page, "quarantine-found");
  await page.context().close();

  assert.deepEqual(await send(), { code: "AA", sentence: "" });
});

test("a physician to whom the patient agreed reads what was mended", async () => {
  const page = await enter(browser, exchange, "aokafor");
  await heading(page, "State your purpose").waitFor();
  await page.getByLabel("Treatment").check();
  await page.keyboard.press("Enter");
  await heading(page, "Find a patient").waitFor();
  await page.getByLabel("Surname").fill("Lanternwick");
  await page.getByLabel("Birth date").fill("2/24/1961");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: /^LANTERNWICK, Odalys/ }).click();
  await page.getByRole("link", { name: "Record consent" }).click();
  await page.getByLabel("Grant").check();
  await page.getByLabel("Who signed?").selectOption({ label: "The patient" });
  await page.getByRole("button", { name: "Today" }).click();
  await page.getByLabel("Signed paper form, kept on file").check();
  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("button", { name: "Record “Grant”" }).click();
  await page.getByRole("link", { name: "Open the chart" }).click();
  await confirmWarning(page);
  await page.getByText("Penicillin").first().waitFor();
  await page.getByRole("region", { name: "Patient" }).getByText("77001").waitFor();
  await page.context().close();
});

test("an engineer tries a message, and nothing of it is stored", async () => {
  const page = await enter(browser, exchange, "kmensah");
  await heading(page, "Feeds").waitFor();
  await page.getByRole("link", { name: "Try a message" }).click();
  const tried = admission.toString().replaceAll("\r", "\n").replace("BROKEN-1", "TRIED-1");
  await page.getByLabel("Message", { exact: true }).fill(tried);
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("Refused: its contents").waitFor();
  const withNumber = tried.replace("PID|1||||Lanternwick^Odalys", "PID|1||77002^^^CGH^MR||Lanternwick^Odalis");
  await page.getByLabel("Message", { exact: true }).fill(withNumber);
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("Accepted", { exact: true }).waitFor();
  await pictures(page, "try-message");
  await page.getByRole("tab", { name: "Matching" }).click();
  await page.getByText("Candidate 1").waitFor();
  await pictures(page, "try-message-matching");
  await page.getByRole("tab", { name: "Resources" }).click();
  await page.getByText("FHIR JSON").first().click();
  await pictures(page, "try-message-resources");

  await page.getByRole("link", { name: "Quarantine" }).click();
  await page.getByLabel("Find by control id").fill("TRIED-1");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByText("No message with this control id").waitFor();
  await page.context().close();
});
