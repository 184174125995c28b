/// <reference lib="dom" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { SecureProof } from "@crossbay/contract";
import type { Browser, Page } from "playwright-core";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../support/messages-world.ts";
import { assertWhole } from "./support/assert-whole.ts";
import { launchBrowser, newPage } from "./support/browser.ts";

let world: MessagesWorld;
let browser: Browser;
let baseUrl: string;
let amara: Writer;

before(async () => {
  world = await startMessagesWorld();
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
  baseUrl = await world.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await world.stop();
});

const sms: SecureProof = { by: "sms", mobile: "+1 518 555 0155" };
const passphrase: SecureProof = { by: "passphrase", passphrase: "Heron on a Jetty" };
let number = 0;

/** The path of a new link, as it stands in the mail. */
async function newLink(proof: SecureProof = sms): Promise<string> {
  number += 1;
  const person = { name: "Lena Vogt", email: `lena${number}@lawyers.example`, proof };
  await world.write(amara, [{ kind: "outside", person }], { attachmentIds: [await world.file(amara)] });
  await world.deliver();
  return world.newestMail(/http[^\s/]*\/\/[^/\s]+(\/messages\/open#\S+)/);
}

const newestCode = (): string => /^\d{8}/.exec(world.outbox.sms[0]?.text ?? "")?.[0] ?? "";

async function askForCode(page: Page): Promise<void> {
  await page.goto(await newLink());
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByText("ends in 55").waitFor();
}

async function askByPassphrase(page: Page): Promise<void> {
  await page.goto(await newLink(passphrase));
  await page.getByRole("button", { name: "Send me the code" }).click();
  await page.getByLabel("The code").fill("00000000");
  await page.getByLabel("The passphrase").fill("heron on a pier");
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByText("The code or the passphrase was not right.").waitFor();
}

async function enterCode(page: Page): Promise<void> {
  await page.getByLabel("The code").fill(newestCode());
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByRole("heading", { name: "About a transfer" }).waitFor();
}

async function openThread(page: Page): Promise<void> {
  await askForCode(page);
  await enterCode(page);
}

const states: [string, string, ((page: Page) => Promise<unknown>)?][] = [
  ["outside-message-link", "/messages/open"],
  ["outside-message-code", "/messages/open", askForCode],
  ["outside-message-passphrase", "/messages/open", askByPassphrase],
  ["outside-message-thread", "/messages/open", openThread],
  [
    "outside-message-over",
    "/messages/open#wrong",
    (page) => page.getByRole("button", { name: "Send me the code" }).click(),
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

test("without JavaScript somebody outside copies the link, reads, saves the file and answers with one", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/messages/open");
  await page.getByLabel("The link in the mail").fill(`${baseUrl}${await newLink()}`);
  await page.getByRole("button", { name: "Send me the code" }).click();
  await enterCode(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save papers\.txt/ }).click();
  assert.equal((await download).suggestedFilename(), "papers.txt");
  await page.getByLabel("Your answer").fill("Thank you, here is mine.");
  await page
    .getByLabel("Files")
    .setInputFiles({ name: "signed.txt", mimeType: "text/plain", buffer: Buffer.from("Signed") });
  await page.getByRole("button", { name: "Send the answer" }).click();
  await page.getByText("Your answer was sent.").waitFor();
  await page.getByRole("button", { name: /^Save signed\.txt/ }).waitFor();
  await context.close();
});

test("with JavaScript the link's secret goes into the form and out of the address", async () => {
  const page = await newPage(browser, { baseUrl });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(await newLink());
  await page.waitForURL(`${baseUrl}/messages/open`);
  assert.match(await page.getByLabel("The link in the mail").inputValue(), /^[0-9a-f-]{36}\./);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
