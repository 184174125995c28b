import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, takeScreenshot } from "./support/browser.ts";
import { henry, maria, uuidOf } from "./support/canned/people.ts";
import { broken } from "./support/canned/problems.ts";
import { rosa, signedOut } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(rosa);

test("a chart that fails says what is safe, and the request's number, and can be tried again", async () => {
  const page = await openPage(`/persons/${maria.personId}`, rosa, ({ world }) => world.failing.set("/chart", broken));
  await page.getByText("Something went wrong on our side").waitFor();
  await page.getByText("Request req-7f3a9c").waitFor();
  await takeScreenshot(page, "failed-desktop-light");
  await assertAccessible(page);
  exchange.world.failing.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
});

test("a lost connection is called that, and nothing typed is lost", async () => {
  const page = await openPage("/search");
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("The exchange cannot be reached").waitFor();
  await assertAccessible(page);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("2 patients found").waitFor();
  assert.equal(await page.getByLabel("Surname").inputValue(), "Twinning");
});

test("a patient who is not there is said to be not there", async () => {
  const page = await openPage(`/persons/${uuidOf(999)}`);
  await page.getByRole("heading", { level: 1, name: "No such patient" }).waitFor();
});

test("a refused chart leads to recording consent, and then to the chart's answer", async () => {
  const page = await openPage(`/persons/${henry.personId}`);
  await page.getByRole("heading", { level: 1, name: "No consent is recorded" }).waitFor();
  await page.getByRole("link", { name: "Break the glass" }).waitFor();
  await page.getByText("Why?").click();
  await page.getByText("releases nothing about a patient until").waitFor();
  await page.getByRole("link", { name: "Record consent" }).click();

  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("link", { name: "Choose who signed" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "signerRelation");

  await page.getByLabel("Grant").check();
  await page.getByLabel("Who signed?").selectOption("The patient");
  assert.equal(await page.getByLabel("Name of the signer").inputValue(), "Henry Osei");
  await page.getByLabel("Date of signature").fill("3/12/2026");
  await page.getByLabel("Signed paper form").check();
  await page.getByRole("button", { name: "Check and record" }).click();
  const confirmation = page.getByRole("dialog", { name: "Record “Grant” for OSEI, Henry?" });
  await confirmation.waitFor();
  await takeScreenshot(page, "consent-confirm-desktop-light");
  await assertAccessible(page);
  await confirmation.getByRole("button", { name: "Record “Grant”" }).click();
  await page.getByText("The decision “Grant” is recorded and in effect.").waitFor();
  await page.getByRole("region", { name: "Patient" }).getByText("Granted").waitFor();
});

test("a weak password is refused with its reason beside the field, and a good one leads back to signing in", async () => {
  const page = await openPage("/", { ...rosa, state: "set-password" });
  await page.getByLabel("New password", { exact: true }).fill("my password is weak");
  await page.getByLabel("New password again").fill("my password is weak");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByText("It is on the list of well-known passwords.").first().waitFor();
  await page.getByLabel("New password", { exact: true }).fill("seven gulls above the pier");
  await page.getByLabel("New password again").fill("seven gulls above the pier");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByText("Your password is set. Sign in with it.").waitFor();
});

test("the invitation's link fills in the username, and the temporary password leads to choosing one's own", async () => {
  const page = await openPage("/sign-in/temporary-password#jpike", signedOut);
  assert.equal(await page.getByLabel("Username").inputValue(), "jpike");
  await page.getByLabel("Temporary password", { exact: true }).fill("tide-table-77");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Digit 1 of 8").pressSequentially("01234567");
  await page.getByRole("heading", { level: 1, name: "Choose your password" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/set-password");
});

test("the reader's own choice of theme outlives the page", async () => {
  const page = await openPage("/search");
  await page.getByLabel("Theme").selectOption("Dark");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Find a patient" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
});

test("somebody who acts for another participant sees nothing that was read for the first", async () => {
  const page = await openPage(`/persons/${maria.personId}`);
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  await page.getByLabel("Acting for").selectOption("Crossbay General Hospital");
  await page.getByText("Emergency physician").waitFor();
  await page.getByText("Chronic kidney disease, stage 3").waitFor();
  const readings = exchange.world.asked.filter((asked) => asked.endsWith("/chart"));
  assert.equal(readings.length, 2);
});
