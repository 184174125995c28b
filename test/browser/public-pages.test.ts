/// <reference lib="dom" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type OnboardingWorld, startOnboardingWorld } from "../support/onboarding-world.ts";
import { assertWhole } from "./support/assert-whole.ts";
import { launchBrowser, newPage } from "./support/browser.ts";

let world: OnboardingWorld;
let browser: Browser;
let baseUrl: string;

before(async () => {
  world = await startOnboardingWorld();
  await world.person({
    participantId: world.exchange.id,
    titleId: "relationship-manager",
    username: "glin",
    given: "Grace",
    family: "Lin",
  });
  const omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  const { body } = await omar.get<{ relationshipManagers: { accountId: string }[] }>("/api/desk/participants");
  for (const name of ["Pier Nine Clinic of the Northern Harbor and its Islands", "Pier Street Pharmacy"]) {
    await omar.post("/api/admin/participants", {
      name,
      type: name.endsWith("Pharmacy") ? "pharmacy" : "clinic",
      emergencyServices: false,
      part2Program: false,
      mentalHealthLicensed: false,
      minorConsentServices: false,
      timeZone: "America/New_York",
      vouchesForSecondFactor: false,
      ...(name.endsWith("Pharmacy") ? {} : { relationshipManagerId: body.relationshipManagers[0]!.accountId }),
      sites: name.endsWith("Pharmacy") ? [] : ["Harbor", "Mill Road", "Northern Island"],
    });
  }
  baseUrl = await world.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await world.stop();
});

const path = "/find-your-relationship-manager";

const states: [string, string, ((page: Page) => Promise<unknown>)?][] = [
  ["finder", path],
  ["finder-found", `${path}?organization=pier`],
  ["finder-nothing-found", `${path}?organization=nowhere`],
  ["finder-letter-wrong", `${path}?to=exchange`, (page) => page.getByRole("button", { name: /^Send to/ }).click()],
  ["finder-sent", `${path}/sent`],
];
for (const [name, address, arrive] of states) {
  test(`${name} is whole and accessible in both themes and sizes`, async () => {
    const page = await newPage(browser, { baseUrl });
    await page.goto(address);
    await arrive?.(page);
    await assertWhole(page, name);
    await page.context().close();
  });
}

test("without JavaScript, by keyboard alone: find the organization, write, and be thanked", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel("Name of your organization").focus();
  await page.keyboard.type("mill road");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "1 organization found" }).waitFor();
  await page.getByRole("link", { name: /Write to Grace Lin/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Your name").fill("Ana Pérez");
  await page.getByLabel("Your e-mail address").fill("ana");
  await page.getByLabel("What is it about?").fill("We have a new user manager.");
  await page.getByRole("button", { name: "Send to Grace Lin" }).press("Enter");
  await page.getByRole("link", { name: "Enter your e-mail address in full." }).waitFor();
  assert.equal(await page.getByLabel("What is it about?").inputValue(), "We have a new user manager.");
  await page.getByLabel("Your e-mail address").fill("ana@clinic.example");
  await page.getByRole("button", { name: "Send to Grace Lin" }).press("Enter");
  await page.getByRole("heading", { name: "Your letter is on its way" }).waitFor();
  await context.close();
});

test("with JavaScript names are offered while one types, and the page breaks none of its own rules", async () => {
  const page = await newPage(browser, { baseUrl });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(path);
  await page.getByLabel("Name of your organization").pressSequentially("pier");
  const offered = page.locator("#organization-names option");
  await offered.nth(1).waitFor({ state: "attached" });
  assert.deepEqual(
    await offered.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value)),
    ["Pier Nine Clinic of the Northern Harbor and its Islands", "Pier Street Pharmacy"],
  );
  assert.deepEqual(complaints, []);
  await page.context().close();
});
