import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible, takeScreenshot } from "./support/browser.ts";
import { deliveryOfResults } from "./support/canned/clinic.ts";
import { maria, marta, noor } from "./support/canned/people.ts";
import { amara, ben, rosa } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(amara);

const password = "harbor lights at nine";
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("a patient signs on the screen in Spanish, and the session is locked when they give it back", async () => {
  const page = await openPage(`/persons/${marta.personId}/consent`, ben);
  await page.getByRole("link", { name: "Sign on this screen" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByLabel("DOY MI CONSENTIMIENTO").check();
  await page.getByLabel("Firmo", { exact: true }).selectOption("por mí mismo o por mí misma");
  const pad = await page.getByRole("img", { name: "Firma" }).boundingBox();
  assert.ok(pad);
  await page.mouse.move(pad.x + 40, pad.y + 60);
  await page.mouse.down();
  await page.mouse.move(pad.x + 300, pad.y + 120, { steps: 5 });
  await page.mouse.up();
  await page.getByText("Hay algo dibujado en el campo.").waitFor();
  await page.getByRole("button", { name: "Firmar" }).click();

  await heading(page, "Gracias").waitFor();
  await assertAccessible(page);
  await takeScreenshot(page, "signed-desktop-light");
  assert.equal(exchange.world.session.state, "locked");
  const [sent] = exchange.world.clinic.sent;
  assert.deepEqual(
    [sent?.value, sent?.language, sent?.evidence, sent?.signerName, sent?.formId],
    ["grant", "es", "e-signature", "Marta Twinning", "emergency-services"],
  );
  assert.match(sent?.drawnSignature ?? "", /^data:image\/png;base64,/);

  await page.getByRole("button", { name: "Personal: continuar" }).click();
  await heading(page, "Session locked").waitFor();
  exchange.world.session = { ...ben, state: "locked" };
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Signed on screen").waitFor();
  assert.equal(new URL(page.url()).pathname, `/persons/${marta.personId}/consent`);
});

test("who leaves the form without signing locks the session too", async () => {
  const page = await openPage(`/persons/${marta.personId}/consent`, ben);
  await page.getByRole("link", { name: "Sign on this screen" }).click();
  await page.getByText("Your choice").waitFor();
  await page.goBack();
  await heading(page, "Session locked").waitFor();
  assert.equal(exchange.world.session.state, "locked");
});

test("a minor signs alone, for one visit", async () => {
  const page = await openPage(`/persons/${noor.personId}/consent`, ben);
  await page.getByLabel("For whom").selectOption("This visit only, signed by the patient alone");
  await page.getByRole("link", { name: "Sign on this screen" }).click();
  await page.getByLabel("I GIVE CONSENT").check();
  await page.getByLabel("Or type your full name").fill("Noor Aziz");
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await heading(page, "Thank you").waitFor();
  const [sent] = exchange.world.clinic.sent;
  assert.deepEqual(
    [sent?.oneVisit, sent?.signerRelation, sent?.signerName, sent?.drawnSignature],
    [true, "self", "Noor Aziz", undefined],
  );
});

test("a scan goes along with a paper, and what is no scan is told at once", async () => {
  const page = await openPage(`/persons/${marta.personId}/consent`, ben);
  await page.getByLabel("Signed paper form, kept on file").check();
  const chooseFile = async (name: string, text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });
  };
  await chooseFile("consent.pdf", "<svg onload=alert(1)>");
  await page.getByRole("link", { name: "Choose a PDF, PNG or JPEG file" }).waitFor();
  await chooseFile("consent.pdf", "%PDF-1.7 signed");
  await page.getByText("consent.pdf").waitFor();
  await page.getByLabel("Deny").check();
  await page.getByLabel("Who signed?").selectOption("The patient");
  await page.getByLabel("Date of signature").fill("3/12/2026");
  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("button", { name: "Record “Deny”" }).click();
  await page.getByText("The decision “Deny” is recorded and in effect.").waitFor();
  assert.equal(exchange.world.clinic.sent[0]?.scan, btoa("%PDF-1.7 signed"));
});

test("what was signed is shown in the page", async () => {
  const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
  const page = await openPage(`/persons/${maria.personId}/consent`, rosa, () => {
    exchange.world.clinic.evidence = Buffer.from(onePixel, "base64");
  });
  await page.getByRole("button", { name: "Show what was signed on 14 May 2025" }).click();
  const dialog = page.getByRole("dialog", { name: "What Maria Twinning signed" });
  await dialog.getByRole("img", { name: "Picture of the signed form or signature" }).waitFor();
  await assertAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
});

test("a registrar goes from the arrivals to a decision and on to the next arrival", async () => {
  const page = await openPage("/arrivals", ben);
  await page.getByRole("link", { name: "Record consent for TWINNING, Marta" }).click();
  await page.getByLabel("Grant").check();
  await page.getByLabel("Who signed?").selectOption("The patient");
  await page.getByRole("button", { name: "Today" }).click();
  await page.getByLabel("Verbal, for this visit only (24 hours)").check();
  await page.getByRole("button", { name: "Check and record" }).click();
  await page.getByRole("button", { name: "Record “Grant”" }).click();
  await page.getByRole("link", { name: "Next arrival" }).click();
  await heading(page, "Arrivals today").waitFor();
});

test("a physician opens what was sent, the critical one first", async () => {
  const page = await openPage("/deliveries", amara);
  const first = page.getByRole("table", { name: "Deliveries" }).getByRole("link").first();
  assert.equal(await first.textContent(), deliveryOfResults.title);
  await first.click();
  await heading(page, "Basic metabolic panel").waitFor();
  await page.getByText("You ordered it on 12 Mar 2026.").waitFor();
  await page
    .getByRole("row", { name: /^Potassium/ })
    .getByText("Critical")
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Sent to you" }).last().click();
  await heading(page, "Sent to you").waitFor();
});
