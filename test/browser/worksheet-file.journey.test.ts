import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, launchBrowser, takeScreenshot } from "./support/browser.ts";
import { choicesOf, fillWorksheet } from "./support/fill-worksheet.ts";
import { submitWorksheet } from "./support/onboarding-steps.ts";
import { enter } from "./support/sign-in.ts";

const hospital = "Crossbay General Hospital";
const formula = `=HYPERLINK("//x.example","Licence")`;

const rows = [
  person("Vera", "Holm", "vera.holm@crossbay-general.example", "(518) 555-0151", "Physician (including resident)", {
    Site: "Main Campus",
    "Wants Clinical Alerts": "yes",
  }),
  person("Abel", "Rojas", "abel.rojas@crossbay-general.example", "extension 12", "Nurse boss"),
  person("Mina", "Petrov", "mina.petrov@gmial.com", "+1 518 555 0153", "Pharmacist"),
  person("Jude", "Amari", "jude.amari@crossbay-general.example", "518.555.0154", "Registrar or front desk", {
    "Licence number": formula,
  }),
];

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

function person(
  given: string,
  family: string,
  email: string,
  mobile: string,
  title: string,
  more: Readonly<Record<string, string>> = {},
) {
  return { "First name": given, "Last name": family, "E-mail": email, "Mobile number": mobile, Title: title, ...more };
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const cell = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await takeScreenshot(page, `journey-worksheet-file-${name}`);
}

test("a user manager fills the worksheet as a spreadsheet, mends what is asked, and it waits at the desk", async () => {
  const priya = await enter(browser, exchange, "praman");
  await heading(priya, "Bring your users in");
  const form = await downloadForm(priya);
  const titles = await choicesOf(form, "Title");
  assert.ok(["Physician (including resident)", "Pharmacist"].every((title) => titles.includes(title)));
  assert.deepEqual(await choicesOf(form, "Site"), ["Ferry Road Outpatient Pavilion", "Main Campus"]);
  assert.deepEqual(await choicesOf(form, "Wants Clinical Alerts"), ["yes", "no"]);
  assert.deepEqual(await choicesOf(form, "E-mail"), []);

  await upload(priya, await fillWorksheet(form, rows));
  await readProblems(priya);
  await priya.getByRole("button", { name: "Use mina.petrov@gmail.com" }).click();
  await priya.getByText("3 users ready").waitFor();
  await priya.getByLabel("Note to your relationship manager").fill("The pharmacy opens on 1 December.");
  await submitWorksheet(priya, 3);
  await priya.getByText("1 row stayed with you").waitFor();
  await look(priya, "sent");
  await priya.getByRole("button", { name: "Mend 1 row" }).click();
  assert.equal(await cell(priya, "Last name, row 2").inputValue(), "Rojas");
  await priya.context().close();

  await readAtDesk(await enter(browser, exchange, "glin"));
});

async function downloadForm(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download for Excel (XLSX)" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  return await readFile(await download.path());
}

async function upload(page: Page, file: Buffer): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByLabel("Upload a file").last().setInputFiles({ name: "new users.xlsx", mimeType, buffer: file });
  await heading(page, "Worksheet");
}

/** By row and column: what is wrong stands at its cell, and what is right is kept. */
async function readProblems(page: Page): Promise<void> {
  await page.getByText("2 users ready").waitFor();
  await page.getByText("1 row to mend").waitFor();
  await page.getByText("1 row with a question").waitFor();
  await page.getByRole("link", { name: /^Row 3, Mobile number: / }).waitFor();
  await page.getByRole("link", { name: /^Row 3, Title: "Nurse boss" is not a title/ }).waitFor();
  await page.getByRole("link", { name: /^Row 4, E-mail: Is mina\.petrov@gmial\.com right\?/ }).waitFor();
  assert.equal(await cell(page, "Mobile number, row 3").getAttribute("aria-invalid"), "true");
  assert.equal(await cell(page, "Mobile number, row 2").getAttribute("aria-invalid"), null);
  assert.equal(await cell(page, "Site, row 2").inputValue(), "Main Campus");
  await look(page, "problems");
}

async function readAtDesk(page: Page): Promise<void> {
  await heading(page, "Desk");
  await page.getByRole("row").filter({ hasText: "The pharmacy opens" }).getByRole("link").first().click();
  await heading(page, `Worksheet of ${hospital}`);
  await page.getByText("The pharmacy opens on 1 December.").waitFor();
  for (const name of ["HOLM, Vera", "PETROV, Mina", "AMARI, Jude"]) {
    await page.getByRole("button", { name: `Approve ${name}` }).waitFor();
  }
  await page.getByText("mina.petrov@gmail.com").waitFor();
  await page.getByText("Wants Clinical Alerts: your task once active").waitFor();
  // What looks like a formula is words, and leads nowhere.
  await page.getByText(`Licence ${formula}`).waitFor();
  assert.equal(await page.locator('a[href^="//x.example"]').count(), 0);
  assert.equal(await page.getByText("ROJAS").count(), 0);
  await look(page, "desk");
  await page.context().close();
}
