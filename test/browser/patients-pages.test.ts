/// <reference lib="dom" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PatientRequest } from "@crossbay/contract";
import type { Browser, Page } from "playwright-core";
import { type PrivacyWorld, startPrivacyWorld } from "../support/privacy-world.ts";
import type { TellResult } from "../support/record-world.ts";
import { assertWhole } from "./support/assert-whole.ts";
import { launchBrowser, newPage } from "./support/browser.ts";

let world: PrivacyWorld;
let browser: Browser;
let baseUrl: string;
let maria: TellResult;

before(async () => {
  world = await startPrivacyWorld();
  maria = await world.tell(world.feed, "1", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-06-15" },
  });
  baseUrl = await world.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await world.stop();
});

/** The path of a new link to what Maria asked for, as it stands in the mail. */
async function newLink(): Promise<string> {
  const { auditor } = world;
  const taken = await auditor.post<PatientRequest>("/api/privacy/requests", {
    kind: "own-record",
    name: "Maria Twinning",
    birthDate: "1984-06-15",
    contact: "+1 518 555 0199",
    relation: "self",
  });
  const path = `/api/privacy/requests/${taken.body.id}`;
  await auditor.post(`${path}/proof`, {
    personId: maria.personId,
    steps: ["photo-id", "name-and-birth-date", "called-back"],
    email: "maria@home.example",
    mobile: "+15185550199",
  });
  await auditor.post(`${path}/deliver`);
  await world.deliver();
  return world.newestMail(/http[^\s/]*\/\/[^/\s]+(\/patients\/deliveries#\S+)/);
}

const newestCode = (): string =>
  world.outbox.sms.map(({ text }) => /^(\d{8}) opens what/.exec(text)?.[1]).find(Boolean) ?? "";

async function askForCode(page: Page): Promise<void> {
  await page.goto(await newLink());
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByText("ends in 99").waitFor();
}

async function enterCode(page: Page): Promise<void> {
  await page.getByLabel("The code").fill(newestCode());
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "It is ready" }).waitFor();
}

async function openFiles(page: Page): Promise<void> {
  await askForCode(page);
  await enterCode(page);
}

const states: [string, string, ((page: Page) => Promise<unknown>)?][] = [
  ["patients", "/patients"],
  ["patients-spanish", "/pacientes"],
  ["patients-wrong", "/patients", (page) => page.getByRole("button", { name: "Send" }).click()],
  ["patients-received", "/patients/received?number=P-2026-0012"],
  ["delivery-link", "/patients/deliveries"],
  ["delivery-code", "/patients/deliveries", askForCode],
  ["delivery-files", "/patients/deliveries", openFiles],
  [
    "delivery-over",
    "/pacientes/entregas#wrong",
    (page) => page.getByRole("button", { name: "Envíenme el código" }).click(),
  ],
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

test("without JavaScript a patient asks in Spanish, and reads the number", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/patients");
  await page.getByRole("link", { name: "Español" }).click();
  await page.getByLabel("¿Qué pide?").selectOption({ label: "Quién vio mi información" });
  await page.getByLabel("¿Quién es usted?").selectOption({ label: "Soy el paciente" });
  await page.getByLabel("Nombre del paciente").fill("Ana Ruiz");
  await page.getByLabel("Fecha de nacimiento del paciente").fill("1990-01-31");
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("link", { name: "Escriba un correo electrónico" }).waitFor();
  assert.equal(await page.getByLabel("Nombre del paciente").inputValue(), "Ana Ruiz");
  await page.getByLabel("Su correo electrónico o teléfono").fill("ana@casa.example");
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByText(/Su número es P-2026-\d{4}/).waitFor();
  await context.close();
});

test("without JavaScript the link of the mail is copied into the form, and the file is saved", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  const link = await newLink();
  await page.goto("/patients/deliveries");
  await page.getByLabel("The link in the mail").fill(`${baseUrl}${link}`);
  await page.getByRole("button", { name: "Send me the code" }).click();
  await enterCode(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save your health record (PDF)" }).click();
  assert.match((await download).suggestedFilename(), /^record-\d{4}-\d{2}-\d{2}\.pdf$/);
  await context.close();
});

test("with JavaScript the link's secret goes into the form and out of the address", async () => {
  const page = await newPage(browser, { baseUrl });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(await newLink());
  await page.waitForURL(`${baseUrl}/patients/deliveries`);
  assert.match(await page.getByLabel("The link in the mail").inputValue(), /^[0-9a-f-]{36}\./);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
