import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newRequest, proofedRequest, refusedRequest, sentRequest } from "./support/canned/patient-requests.ts";
import { henrySeen } from "./support/canned/privacy.ts";
import { explainedId } from "./support/canned/refusals.ts";
import { rosa, ruth, sam, tom } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(ruth);

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
/** Bodies of what was posted to a path that contains this. */
const sent = (part: string) =>
  exchange.world.privacy.sent.filter(({ asked }) => asked.includes(part)).map(({ body }) => body);

test("a request by telephone is written down, and a slip loses nothing that was typed", async () => {
  const page = await openPage("/privacy/requests");
  await page.getByRole("link", { name: "Take a request" }).click();
  await page.getByLabel("Who looked at the record").check();
  await page.getByLabel("Name of the patient").fill("Eleanor Voss");
  await page.getByLabel("Birth date of the patient").fill("6/6/1958");
  await page.getByLabel("How to reach the caller").fill("+1 518 555 0177");
  await press(page, "Take the request");
  await page.getByRole("link", { name: "Choose who is asking" }).waitFor();
  await page.getByLabel("Who is asking?").selectOption("The patient");
  await press(page, "Take the request");
  await page.getByRole("heading", { name: "Request P-2026-0015" }).waitFor();
  assert.deepEqual(sent("/requests"), [
    {
      kind: "access-report",
      relation: "self",
      name: "Eleanor Voss",
      birthDate: "1958-06-06",
      contact: "+1 518 555 0177",
    },
  ]);
});

test("an identity is confirmed step by step, and what is missing is said by the exchange", async () => {
  const page = await openPage(`/privacy/requests/${newRequest.id}`);
  assert.equal(await page.getByLabel("E-mail address for the link").inputValue(), "henry.osei@example.org");
  await page.getByLabel("Name and birth date agree with the record").check();
  // The surname and the birth date stand there as they were asked.
  await press(page, "Find");
  await press(page, "Choose OSEI, Henry, born 30 Jul 1951");
  await page.getByLabel("Mobile number for the code").fill("+1 518 555 0101");
  await press(page, "The identity is confirmed");
  await page.getByText("Look at a photo identity document.").waitFor();
  await page.getByLabel("Saw a photo ID that is valid").check();
  await page.getByLabel("Called back on a number that the exchange knew before").check();
  await press(page, "The identity is confirmed");
  await page.getByText("The identity is confirmed.").waitFor();
  assert.deepEqual(sent("/proof").at(-1), {
    personId: henrySeen.personId,
    steps: ["photo-id", "name-and-birth-date", "called-back"],
    email: "henry.osei@example.org",
    mobile: "+1 518 555 0101",
  });
  await press(page, "Send the link");
  await page.getByText("An 8-digit code goes to the mobile •• 01.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Send the link" }).click();
  await page.getByText("The link is on its way.").waitFor();
  await page.getByRole("button", { name: "Send a new link" }).waitFor();
});

test("a denial to everyone is carried out after it was asked about", async () => {
  const page = await openPage(`/privacy/requests/${proofedRequest.id}`);
  await press(page, "Deny everyone");
  await page.getByText("Deny everyone the record of OSEI, Henry?").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Deny everyone" }).click();
  await page.getByText("It is carried out, and in the record.").waitFor();
  assert.equal(sent("/deliver").length, 1);
});

test("a request is closed without delivery, with the reason", async () => {
  const page = await openPage(`/privacy/requests/${sentRequest.id}`);
  await press(page, "Close without delivery");
  await page.getByLabel("Why?").fill("Withdrawn by telephone.");
  await press(page, "Close the request");
  await page.getByText("The request is closed.").waitFor();
  assert.deepEqual(sent("/close"), [{ because: "Withdrawn by telephone." }]);
});

test("nothing can be sent to a parent who asks about a patient of 10 to 17", async () => {
  const page = await openPage(`/privacy/requests/${refusedRequest.id}`);
  await page.getByText("Refer them to the place where the patient is treated.").waitFor();
  assert.equal(await page.getByRole("button", { name: "The identity is confirmed" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Send the link" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Close without delivery" }).count(), 0);
});

test("a request that is closed already is found under its address, and an unknown one is not", async () => {
  const page = await openPage("/privacy/requests/01890000-0000-7000-8000-000000001706");
  await page.getByText("Withdrawn by telephone.").waitFor();
  await page.goto("/privacy/requests/01890000-0000-7000-8000-000000009999");
  await page.getByText("No such request").waitFor();
});

test("a support agent explains a refusal from the number that the caller reads out", async () => {
  const page = await openPage("/explain", sam);
  await heading(page, "Explain a refusal").waitFor();
  await press(page, "Explain it");
  await page.getByText("Enter the request number").waitFor();
  await page.getByLabel("Request number").fill(` ${explainedId} `);
  await press(page, "Explain it");
  await page.getByText("No decision of the patient lets Crossbay General Hospital see the record.").waitFor();
  await page.getByText("In a medical emergency break the glass").waitFor();
  await page.getByText("A possible match waits for an identity steward.").waitFor();
  assert.deepEqual(sent("/refusals/explain"), [{ requestId: explainedId }]);
});

test("who may not explain refusals, or answer patients, reads why, and nothing is asked", async () => {
  for (const [session, path, words] of [
    [rosa, `/explain?request=${explainedId}`, "Explaining refusals is not part of your role"],
    [tom, "/privacy/requests", "Answering patients is not part of your role"],
  ] as const) {
    const page = await openPage(path, session);
    await page.getByText(words).waitFor();
    assert.deepEqual(sent("/api/"), []);
    assert.equal(
      exchange.world.asked.some((asked) => asked.includes("/privacy/requests")),
      false,
    );
    await page.context().close();
  }
});
