import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { announceArrival } from "../support/announce-arrival.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { assertAccessible, assertFits, launchBrowser } from "./support/browser.ts";
import { drawSignature, enterForTreatment, fillGlass, openHenry } from "./support/clinic-steps.ts";
import { lookUp } from "./support/desk-work.ts";
import { takeGuidePicture } from "./support/guide-picture.ts";
import { openParticipant, openWorksheet } from "./support/onboarding-steps.ts";
import { pasteInto } from "./support/paste-into.ts";
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
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();

/** The page fits and can be read by everybody; for the guides it is kept as a picture. */
async function show(page: Page, name: string): Promise<void> {
  await assertFits(page);
  await assertAccessible(page);
  await takeGuidePicture(page, name);
}

test("a user manager's worksheet, users and re-verification are as the guide shows them", async () => {
  const page = await enter(browser, exchange, "praman");
  await heading(page, "Bring your users in");
  await follow(page, "Worksheet");
  await heading(page, "Worksheet");
  const rows = [
    ["Vera", "Holm", "vera.holm@crossbay-general.example", "(518) 555-0151", "Physician (including resident)"],
    ["Mina", "Petrov", "mina.petrov@gmial.com", "(518) 555-0153", "Pharmacist"],
    ["Jude", "Amari", "jude.amari@crossbay-general.example", "(518) 555-0154", "Registrar or front desk"],
  ];
  await pasteInto(page, "First name, row 2", rows.map((cells) => cells.join("\t")).join("\n"));
  await page.getByText("2 users ready").waitFor();
  await page.getByText("1 row with a question").waitFor();
  await show(page, "worksheet");
  await follow(page, "Users");
  await heading(page, "Users");
  await page.getByText("WHITLOCK, Ben").first().waitFor();
  await show(page, "users");
  await page.goto("/aum/verification");
  await page.getByRole("radiogroup", { name: "WHITLOCK, Ben" }).waitFor();
  await show(page, "verification");
  await page.context().close();
});

test("a relationship manager's desk, its worksheets, participants and look-ups are as the guide shows them", async () => {
  const page = await enter(browser, exchange, "glin");
  await heading(page, "Desk");
  await page.getByRole("link", { name: "Crossbay General Hospital" }).first().waitFor();
  await show(page, "desk");
  await openWorksheet(page, "Crossbay General Hospital");
  await show(page, "desk-worksheet");
  await openParticipant(page, "Saltmarsh Nursing Home");
  await page.getByRole("group", { name: "Check it" }).waitFor();
  await show(page, "participant");
  await follow(page, "Help a caller");
  await page.getByRole("link", { name: "Look up one user instead" }).click();
  await lookUp(page, "pike");
  await page.getByText("1 result").waitFor();
  await page.getByRole("button", { name: "PIKE, Jonah" }).click();
  await page.getByRole("button", { name: "Recover access" }).waitFor();
  await show(page, "desk-users");
  await page.context().close();
});

test("a user's training and account are as the guide shows them", async () => {
  const page = await enter(browser, exchange, "rdelgado");
  await heading(page, "State your purpose");
  await page.getByLabel("Treatment").check();
  await page.keyboard.press("Enter");
  await heading(page, "Find a patient");
  await follow(page, "Training");
  await page.getByRole("link", { name: /: Privacy and security$/ }).click();
  await page.getByRole("heading", { level: 2, name: "Your account is yours alone" }).waitFor();
  await show(page, "training-course");
  await follow(page, "Your account");
  await heading(page, "Your account");
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await show(page, "account");
  await page.context().close();
});

test("a trainer's course is as the guide shows it", async () => {
  const page = await enter(browser, exchange, "tbauer");
  await heading(page, "Courses");
  await page.getByRole("link", { name: "Privacy and security" }).first().click();
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await page.getByText("As the product brings it").waitFor();
  await show(page, "trainer-course");
  await page.context().close();
});

test("the broken glass, from its one screen to its review, is as the guides show it", async () => {
  const physician = await enterForTreatment(browser, exchange, "aokafor");
  await openHenry(physician);
  await fillGlass(physician, "Unconscious or confused");
  await show(physician, "break-the-glass");
  await physician.keyboard.press("Enter");
  await physician.getByRole("region", { name: "Broken glass" }).getByText("Glass broken").waitFor();
  await physician.getByRole("heading", { name: "Latest results" }).waitFor();
  await show(physician, "glass-open");
  await physician.context().close();

  const officer = await enter(browser, exchange, "tellery");
  await heading(officer, "Privacy");
  await officer.getByText("1 waits").first().waitFor();
  await show(officer, "privacy");
  await follow(officer, "Broken glass");
  await officer.getByRole("button", { name: /^Review: OSEI, / }).waitFor();
  await show(officer, "privacy-glass");
  await officer.getByRole("link", { name: /^Who looked at OSEI, / }).click();
  await officer.getByText("Opened the chart").first().waitFor();
  await show(officer, "privacy-report");
  await officer.context().close();
});

test("arrivals, the form on the tablet and what was sent to somebody are as the guide shows them", async () => {
  for (const arrival of [
    { recordNumber: "20770001", family: "Quill", given: "Vera", birthDate: "1962-04-09", sex: "F" },
    { recordNumber: "20770002", family: "Abara", given: "Chidi", birthDate: "1990-11-30", sex: "M" },
  ] as const) {
    await announceArrival(exchange, arrival);
  }
  const registrar = await enterForTreatment(browser, exchange, "bwhitlock");
  await follow(registrar, "Arrivals");
  await heading(registrar, "Arrivals today");
  await registrar.getByText("Without a decision (2)").waitFor();
  await show(registrar, "arrivals");
  await follow(registrar, "Search");
  await openHenry(registrar);
  await registrar.getByRole("link", { name: "Record consent" }).click();
  await registrar.getByRole("link", { name: "Sign on this screen" }).click();
  await registrar.getByRole("radio").first().check();
  await drawSignature(registrar, "Signature");
  await show(registrar, "signing");
  await registrar.context().close();

  const nurse = await enterForTreatment(browser, exchange, "rdelgado");
  await follow(nurse, "Sent to you");
  await nurse.getByRole("table", { name: "Deliveries" }).waitFor();
  await show(nurse, "deliveries");
  await nurse.context().close();
});
