import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible, newPage, takeScreenshot } from "./support/browser.ts";
import { henry, maria } from "./support/canned/people.ts";
import { wrongProof } from "./support/canned/problems.ts";
import { amara, rosa } from "./support/canned/sessions.ts";
import { plugInKey } from "./support/plug-in-key.ts";
import { startPortal } from "./support/portal.ts";

const { browser, exchange, openPage } = await startPortal(amara);

const password = "harbor lights at nine";
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const textOf = (page: Page) => page.evaluate(() => document.documentElement.outerHTML + document.title);

async function attestToAll(page: Page): Promise<void> {
  await page.getByRole("checkbox").first().waitFor();
  for (const attestation of await page.getByRole("checkbox").all()) await attestation.check();
}

test("a physician goes from the refusal through the glass to the chart, and ends it", async () => {
  const page = await openPage(`/persons/${henry.personId}`, amara);
  await heading(page, "No consent is recorded").waitFor();
  await page.getByRole("link", { name: "Break the glass" }).click();
  await attestToAll(page);
  await page.getByLabel("Unconscious or confused").check();
  await page.getByLabel("Your password").fill(password);
  await page.keyboard.press("Enter");

  const bar = page.getByRole("region", { name: "Broken glass" });
  await bar.getByText(/^(?:4 h|3 h 59 min) left, until/).waitFor();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.getByRole("link", { name: "Results" }).click();
  await bar.getByText("Glass broken").waitFor();

  await bar.getByRole("button", { name: "End now" }).click();
  await heading(page, "No consent is recorded").waitFor();
  await page.getByText("This chart has closed").waitFor();
  assert.equal(await bar.count(), 0);
  assert.doesNotMatch(await textOf(page), /Potassium|Aspirin/);
});

test("a wrong password breaks nothing, and what was attested stays", async () => {
  const page = await openPage(`/persons/${henry.personId}/break-the-glass`, amara);
  await attestToAll(page);
  await page.getByLabel("Injury").check();
  await page.getByLabel("Your password").fill("not this one");
  await page.getByRole("button", { name: "Break the glass" }).click();
  await page.getByText(wrongProof.title).waitFor();
  assert.equal(await page.getByLabel("Your password").inputValue(), "");
  assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 3);
  assert.ok(await page.getByLabel("Injury").isChecked());
});

test("nothing is asked of the exchange until all three are attested and a reason is chosen", async () => {
  const page = await openPage(`/persons/${henry.personId}/break-the-glass`, amara);
  await page.getByLabel("There is a medical emergency").check();
  await page.getByRole("button", { name: "Break the glass" }).click();
  await page.getByRole("link", { name: "Attest to each of the three" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "data-may-matter");
  assert.ok(!exchange.world.asked.some((asked) => asked.startsWith("POST") && asked.includes("break-the-glass")));
});

test("the glass that is open is kept open by attesting anew", async () => {
  const page = await openPage(`/persons/${henry.personId}`, amara, () => {
    exchange.world.clinic.glass.set(henry.personId, new Date(Date.now() + 10 * 60_000).toISOString());
  });
  const bar = page.getByRole("region", { name: "Broken glass" });
  await bar.getByText(/^(?:10|9) min left/).waitFor();
  await bar.getByRole("link", { name: "Keep open" }).click();
  await heading(page, "Keep the glass open").waitFor();
  await attestToAll(page);
  await page.getByLabel("Heart or breathing").check();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Keep it open" }).click();
  await bar.getByText(/^(?:4 h|3 h 59 min) left/).waitFor();
});

test("a passkey proves the physician as well as the password, and one that is not there breaks nothing", async () => {
  exchange.renew(amara);
  // Passkeys belong to a name, so this one comes by another address.
  const page = await newPage(browser, { baseUrl: exchange.url.replace("127.0.0.1", "localhost") });
  await page.goto("/account");
  await plugInKey(page);
  await page.goto(`/persons/${henry.personId}/break-the-glass`);
  await attestToAll(page);
  await page.getByLabel("Injury").check();
  await page.getByRole("button", { name: "Use a passkey instead" }).click();
  await page.getByText("No passkey was used.").waitFor();
  assert.equal(exchange.world.clinic.glass.size, 0);

  await page.goto("/account");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill("Test key");
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("dialog").getByRole("button", { name: "Add the passkey" }).click();
  await page.getByText("The passkey is added.").waitFor();
  await page.goto(`/persons/${henry.personId}/break-the-glass`);
  await attestToAll(page);
  await page.getByLabel("Injury").check();
  await page.getByRole("button", { name: "Use a passkey instead" }).click();
  await page.getByRole("region", { name: "Broken glass" }).waitFor();
});

test("who reads the refusal looks again once the patient has signed elsewhere", async () => {
  const page = await openPage(`/persons/${maria.personId}`, rosa, () => {
    exchange.world.clinic.withdrawn.add(maria.personId);
  });
  await heading(page, "The patient denied consent").waitFor();
  exchange.world.clinic.withdrawn.clear();
  await page.getByRole("button", { name: "Look again" }).click();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
});

test("the warning stands before the record once, and only then does it open", async () => {
  const page = await openPage(`/persons/${maria.personId}`, rosa, () => {
    exchange.world.clinic.unwarned.add(maria.personId);
  });
  await heading(page, "Before this record opens").waitFor();
  assert.doesNotMatch(await textOf(page), /Potassium/);
  await page.keyboard.press("Enter");
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.getByRole("link", { name: "Encounters" }).first().click();
  await page.getByRole("columnheader", { name: "From and to" }).waitFor();
  assert.equal(exchange.world.asked.filter((asked) => asked.endsWith("/redisclosure")).length, 1);
});

test("a chart and its result window close by themselves when the patient withdraws", async () => {
  const chart = await openPage(`/persons/${maria.personId}`, rosa);
  const potassium = chart.getByRole("button", { name: "Potassium: open the trend in its own window" });
  const [result] = await Promise.all([chart.waitForEvent("popup"), potassium.click()]);
  await heading(result, "Potassium").waitFor();
  exchange.world.clinic.withdrawn.add(maria.personId);
  await heading(chart, "The patient denied consent").waitFor();
  await heading(result, "The result cannot be shown").waitFor();
  for (const page of [chart, result]) assert.doesNotMatch(await textOf(page), /Potassium|mmol/);
  const asked = exchange.world.asked.length;
  await chart.getByText("This chart has closed").waitFor();
  await assertAccessible(chart);
  await takeScreenshot(chart, "chart-closed-desktop-light");
  assert.ok(exchange.world.asked.slice(asked).every((each) => !each.endsWith("/open")));
});

test("a question whether the chart is open keeps no session awake", async () => {
  const page = await openPage(`/persons/${maria.personId}`, rosa);
  const request = await page.waitForRequest((each) => each.url().endsWith("/open"));
  assert.equal(request.headers()["x-crossbay-poll"], "1");
});
