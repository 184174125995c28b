import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { runVerify } from "../support/run-verify.ts";
import { assertAccessible, launchBrowser, newPage, takeScreenshot } from "./support/browser.ts";
import { breakGlass, enterForTreatment, openHenry } from "./support/clinic-steps.ts";
import { linkIn, mailTo, newestCode } from "./support/mail-to.ts";
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

const henry = { email: "henry.osei@home.example", mobile: "+15185550171" };
const ofHenry = /Osei|Henry|Hank|1971|20100006|L100006|5185550171|Halyard/i;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await takeScreenshot(page, `journey-emergency-${name}`);
}

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return textOfPdf(await readFile(await file.path()));
}

// Four people's work in one test: on a busy machine it takes longer than others may.
const journeyMsMax = 10 * 60_000;

test("from a refusal over the broken glass and its review to the report in which the patient reads who looked", {
  timeout: journeyMsMax,
}, async () => {
  await readInEmergency();
  await reviewAndWrite(await mailOfOfficer());
  await serveHenry();
  await readReport();
  assert.match(await runVerify(exchange), /The audit record is whole/);
});

/** Dr Okafor is refused, breaks the glass on one screen, reads, and ends it. */
async function readInEmergency(): Promise<void> {
  const page = await enterForTreatment(browser, exchange, "aokafor");
  await openHenry(page);
  await heading(page, "No consent is recorded");
  await look(page, "refused");
  await breakGlass(page, "Unconscious or confused");
  const bar = page.getByRole("region", { name: "Broken glass" });
  await bar.getByText("Glass broken").waitFor();
  await bar.getByText(/^(?:4 h|3 h 59 min) left, until \d\d:\d\d$/).waitFor();
  await page.getByRole("heading", { name: "Latest results" }).waitFor();
  await page.getByText("Penicillin").first().waitFor();
  await look(page, "chart");
  await bar.getByRole("button", { name: "End now" }).click();
  await heading(page, "No consent is recorded");
  await page.context().close();
}

/** It says who and where, nothing of the patient, and leads to the review. */
async function mailOfOfficer(): Promise<string> {
  const mail = await mailTo(
    exchange,
    "tom.ellery@crossbay-general.example",
    "the glass was broken at Crossbay General",
  );
  assert.match(mail.text, /Okafor/);
  assert.doesNotMatch(JSON.stringify(mail), ofHenry);
  return linkIn(mail);
}

/** Tom Ellery finds it appropriate, prints the patient's letter and records that it was sent. */
async function reviewAndWrite(link: string): Promise<void> {
  const page = await enter(browser, exchange, "tellery");
  await heading(page, "Privacy");
  await page.goto(link);
  await heading(page, "Broken glass");
  await page.getByText("OKAFOR, Amara").first().waitFor();
  await look(page, "review");
  await page.getByRole("button", { name: /^Review: OSEI, / }).click();
  await page.getByLabel("Appropriate", { exact: true }).check();
  await page.getByLabel("In your words").fill("Found unconscious; the ambulance sheet agrees.");
  await page.getByRole("button", { name: "Record what I found" }).click();
  await page.getByText(/^The review about OSEI, .* is recorded\.$/).waitFor();

  const letter = await saved(page, () => page.getByRole("button", { name: /^Letter to OSEI, / }).click());
  assert.match(letter, /Osei/i);
  assert.match(letter, /Crossbay General Hospital/);
  assert.doesNotMatch(letter, /Penicillin|diabetes|coma/i);
  await page.getByRole("button", { name: /^It was sent: the letter to OSEI, / }).click();
  await page.getByRole("button", { name: "Yes, it was sent" }).click();
  await page.getByText(/^Recorded: the letter to OSEI, .* was sent\.$/).waitFor();
  await look(page, "reviewed");
  await page.context().close();
}

/** Ruth Calder takes Henry's call, proofs who he is, and sends him the link. */
async function serveHenry(): Promise<void> {
  const page = await enter(browser, exchange, "rcalder");
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await page.goto("/privacy/requests/new");
  await page.getByLabel("Who looked at the record").check();
  await page.getByLabel("Name of the patient").fill("Henry Osei");
  await page.getByLabel("Birth date of the patient").fill("6/25/1971");
  await page.getByLabel("Who is asking?").selectOption("The patient");
  await page.getByLabel("How to reach the caller").fill(henry.mobile);
  await page.getByRole("button", { name: "Take the request" }).click();
  await heading(page, /^Request P-\d{4}-\d{4}$/);

  for (const step of [
    "Saw a photo ID that is valid",
    "Name and birth date agree with the record",
    "Called back on a number that the exchange knew before",
  ]) {
    await page.getByLabel(step).check();
  }
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("button", { name: /^Choose OSEI, / }).click();
  await page.getByLabel("E-mail address for the link").fill(henry.email);
  await look(page, "proofing");
  await page.getByRole("button", { name: "The identity is confirmed" }).click();
  await page.getByText("The identity is confirmed.").waitFor();
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send the link" }).click();
  await page.getByText("The link is on its way.").waitFor();
  await page.context().close();
}

/** With the link of the mail and the code of the text message Henry saves his report, and it names Dr Okafor. */
async function readReport(): Promise<void> {
  const mail = await mailTo(exchange, henry.email, "what you asked for is ready");
  assert.doesNotMatch(`${mail.text}`, ofHenry);
  const page = await newPage(browser, { baseUrl: exchange.base });
  await page.goto(linkIn(mail));
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByText("ends in 71").waitFor();
  await page.getByLabel("The code").fill(newestCode(exchange, henry.mobile));
  await page.getByRole("button", { name: "Go on" }).click();
  await heading(page, "It is ready");
  await look(page, "delivery");
  const report = await saved(page, () => page.getByRole("button", { name: /^Save who looked/ }).click());
  const entries = report.split("\n");
  const following = (sentence: RegExp) => entries[entries.findIndex((line) => sentence.test(line)) + 1] ?? "";
  assert.match(following(/ · Broke the glass/), /OKAFOR, Amara · .*Crossbay General Hospital/);
  assert.match(following(/ · Opened the chart/), /OKAFOR, Amara · .*Broken glass/);
  assert.match(following(/ · Was refused the chart: no consent was recorded/), /OKAFOR, Amara/);
  assert.doesNotMatch(report, /aokafor/, "a patient reads no usernames");
  await page.context().close();
}
