import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { newPage } from "./support/browser.ts";
import { breachCases } from "./support/canned/breaches.ts";
import { generalSample } from "./support/canned/consent-samples.ts";
import { amaraId, glassElsewhere, henrySeen } from "./support/canned/privacy.ts";
import { broken } from "./support/canned/problems.ts";
import { grace, priya, rosa, ruth, tom } from "./support/canned/sessions.ts";
import { press, tabTo } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";
import { chooseHenry, reportOnHenry } from "./support/privacy-work.ts";

const { browser, exchange, openPage } = await startPortal(tom);

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
/** Bodies of what was posted to a path that contains this. */
const sent = (part: string) =>
  exchange.world.privacy.sent.filter(({ asked }) => asked.includes(part)).map(({ body }) => body);

test("a privacy officer sees who looked at a patient, line by line, and saves the whole report", async () => {
  const page = await openPage("/privacy/report");
  await reportOnHenry(page);
  await page.getByRole("heading", { name: "Who looked at OSEI, Henry" }).waitFor();
  await page.getByText("Was refused the chart: no consent was recorded").waitFor();
  await press(page, "Show 100 more");
  await page.getByText("6 lines, newest first").waitFor();
  await page.getByText("Consent version 2026-10-02 v3").waitFor();
  const [first, next] = sent("/report") as { personId: string; from: string; after?: string }[];
  assert.equal(first?.personId, henrySeen.personId);
  assert.deepEqual(next, { ...first, after: "4" });
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Save the report as CSV")]);
  assert.match(file.suggestedFilename(), /^who-looked-\d{4}-\d{2}-\d{2}-to-\d{4}-\d{2}-\d{2}\.csv$/);
  await page.getByText("The whole report is saved as CSV.").waitFor();
  assert.deepEqual(sent("/report/export"), [{ ...first, format: "csv" }]);
});

test("nobody's name or id stands in the address of a report", async () => {
  const page = await openPage("/privacy/report");
  await reportOnHenry(page);
  await page.getByText("Broke the glass").waitFor();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/privacy/report");
});

test("a privacy officer has the report of a user, and ends the user's access with a reason", async () => {
  const page = await openPage("/privacy/report");
  await page.getByText("A user", { exact: true }).click();
  await page.getByRole("combobox", { name: "User" }).fill("okaf");
  await page.getByRole("option", { name: "OKAFOR, Amara (aokafor)" }).click();
  await press(page, "6 years");
  await press(page, "Show who looked");
  await press(page, "End the access of OKAFOR, Amara");
  await page.getByLabel("Why?").fill("Looked at neighbours without a reason.");
  await page.getByRole("dialog").getByRole("button", { name: "End the access of OKAFOR, Amara" }).click();
  await page.getByText("The access of OKAFOR, Amara has ended").waitFor();
  assert.equal((sent("/report")[0] as { accountId: string }).accountId, amaraId);
  assert.ok(exchange.world.asked.some((asked) => /user-management\/users\/[^/]+\/end$/.test(asked)));
});

test("the record of a participant is saved as FHIR too", async () => {
  const page = await openPage("/privacy/report");
  await page.getByText("A participant", { exact: true }).click();
  await press(page, "Show who looked");
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Save the report as FHIR")]);
  assert.match(file.suggestedFilename(), /\.ndjson$/);
  const [report] = sent("POST /api/privacy/report") as { participantId: string; from: string; to: string }[];
  assert.deepEqual(sent("/audit-events"), [
    { from: report?.from, to: report?.to, participantId: report?.participantId },
  ]);
});

test("what was broken elsewhere is known here, and reviewed there", async () => {
  exchange.renew(tom);
  exchange.world.privacy.glass = [glassElsewhere];
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/privacy/broken-glass");
  await page.getByText("Broken at Pier Nine Ambulance, which reviews it").waitFor();
  for (const name of ["Review: OSEI, Henry", "Letter to OSEI, Henry (PDF)"]) {
    assert.equal(await page.getByRole("button", { name }).count(), 0);
  }
});

test("an auditor chooses among all participants and reads what is missing", async () => {
  const page = await openPage("/privacy/report", ruth);
  await page.getByText("A participant", { exact: true }).click();
  await page.getByLabel("From").fill("12/31/2026");
  await page.getByLabel("To", { exact: true }).fill("1/1/2026");
  await press(page, "Show who looked");
  await page.getByRole("link", { name: "Choose a participant" }).waitFor();
  await page.getByRole("link", { name: "The first day comes before the last" }).waitFor();
  assert.deepEqual(sent("/report"), []);
});

test("a flag that was not appropriate is settled in words, and becomes the report of an incident", async () => {
  const page = await openPage("/privacy/flags");
  await press(page, "Settle: WHITLOCK, Ben, same surname");
  await page.getByLabel("Inappropriate").check();
  await press(page, "Record what I found");
  await page.getByRole("link", { name: "Say in words what you found" }).waitFor();
  await page.getByLabel("In your words").fill("His aunt; he says it was curiosity.");
  await press(page, "Record what I found");
  await page.getByText("The flag about WHITLOCK, Ben is settled.").waitFor();
  await page.getByText("2 flags").waitFor();
  assert.deepEqual(sent("/settle"), [{ outcome: "inappropriate", words: "His aunt; he says it was curiosity." }]);
  await page.getByRole("link", { name: "Report it as a breach case" }).click();
  await heading(page, "Report an incident").waitFor();
  assert.match(await page.getByLabel("What happened?").inputValue(), /WHITLOCK, Ben \(bwhitlock\).*same surname/);
  await press(page, "Report the incident");
  await heading(page, "Opened the page of somebody with the same surname").waitFor();
  assert.equal((sent("POST /api/privacy/breaches".slice(5))[0] as { patientsConcerned: number }).patientsConcerned, 1);
});

test("from a flag the way leads to all looks of the same user", async () => {
  const page = await openPage("/privacy/flags");
  await page.getByRole("link", { name: "All looks of OKAFOR, Amara" }).click();
  await heading(page, "Who looked").waitFor();
  await page.getByText("Opened a result").waitFor();
  assert.equal((sent("/report")[0] as { about: string }).about, "user");
});

test("a patient is watched with a reason, and no longer watched when asked", async () => {
  const page = await openPage("/privacy/watched");
  await press(page, "Watch a patient");
  await chooseHenry(page);
  await page.getByLabel("Why is this patient watched?").fill("Works in our laboratory.");
  await press(page, "Watch");
  await page.getByText("Looks at OSEI, Henry are flagged from now on.").waitFor();
  assert.deepEqual(sent("/vips"), [{ personId: henrySeen.personId, words: "Works in our laboratory." }]);
  await press(page, "Remove DE VRIES-MUÑOZ, Anneke Wilhelmina");
  await press(page, "Stop watching DE VRIES-MUÑOZ, Anneke Wilhelmina");
  await page.getByText("DE VRIES-MUÑOZ, Anneke Wilhelmina is no longer watched.").waitFor();
});

test("a broken glass is reviewed with the keyboard alone", async () => {
  const page = await openPage("/privacy/broken-glass");
  await heading(page, "Broken glass").waitFor();
  await page.getByText("Found in the street").waitFor();
  await tabTo(page, "Review: OSEI, Henry");
  await page.keyboard.press("Enter");
  await page.getByLabel("Appropriate", { exact: true }).waitFor();
  // The dialog takes the focus to its first choice.
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The ambulance sheet agrees.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("The review about OSEI, Henry is recorded.").waitFor();
  assert.deepEqual(sent("/review"), [{ outcome: "appropriate", words: "The ambulance sheet agrees." }]);
});

test("the letter to the patient is saved, sent, and recorded as sent", async () => {
  const page = await openPage("/privacy/broken-glass");
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Letter to TWINNING, Maria (PDF)")]);
  assert.equal(file.suggestedFilename(), "letter-to-patient-2026-10-19.pdf");
  await press(page, "It was sent: the letter to TWINNING, Maria");
  await press(page, "Yes, it was sent");
  await page.getByText("Recorded: the letter to TWINNING, Maria was sent.").waitFor();
  await page.getByText("Sent 1 Nov 2026 14:10, ELLERY, Tom").waitFor();
});

test("each form of a sample is checked, and what differs is said in words", async () => {
  const page = await openPage(`/privacy/samples/${generalSample.id}`);
  await page.getByLabel("The form of TWINNING, Maria").selectOption("Held, and agrees");
  await page.getByText("3 of 4 checked").first().waitFor();
  await page.getByLabel("The form of OSEI, Henry").selectOption("Missing");
  await page.getByLabel("In your words").fill("Not in the chart room; asked the clinic.");
  await press(page, "Record it");
  await page.getByText("4 of 4 checked").first().waitFor();
  await page.getByText("Not in the chart room; asked the clinic.").waitFor();
  assert.deepEqual(sent("/items/"), [
    { outcome: "form-held" },
    { outcome: "form-missing", words: "Not in the chart room; asked the clinic." },
  ]);
});

test("only an auditor of the exchange draws a sample", async () => {
  const officer = await openPage("/privacy/samples");
  await officer.getByText("Lantern Street Family Practice").waitFor();
  assert.equal(await officer.getByRole("button", { name: /^Draw this/ }).count(), 0);
  await officer.context().close();
  const auditor = await openPage("/privacy/samples", ruth);
  await press(auditor, "Draw this year's sample of Lantern Street Family Practice");
  await auditor.getByText("Without a sample this year").waitFor({ state: "detached" });
  await auditor.context().close();
});

test("a risk is assessed by its four factors, and the patients are recorded as told", async () => {
  const page = await openPage(`/privacy/breaches/${breachCases[0]?.id}`);
  await press(page, "Assess the risk");
  await press(page, "Record the assessment");
  await page.getByRole("link", { name: "Choose a conclusion" }).waitFor();
  const factors = [
    "Nature of the data",
    "Who used or received it",
    "Whether it was really acquired or viewed",
    "How far the risk was reduced",
  ];
  for (const factor of factors) {
    await page
      .getByRole("radiogroup", { name: `Risk: ${factor}` })
      .getByText("Medium", { exact: true })
      .click();
    await page.getByLabel(`Why: ${factor}`).fill("Three pages were open for four minutes.");
  }
  await page.getByLabel("It is a breach").check();
  await press(page, "Record the assessment");
  await page.getByText("The assessment is recorded.").waitFor();
  await press(page, "They were told");
  await page.getByLabel("In your words").fill("By letter on 2 November.");
  await press(page, "Record that the patients were told");
  await page.getByText("Recorded in the case.").waitFor();
  const [assessed, told] = sent(`/breaches/${breachCases[0]?.id}`) as Record<string, Record<string, unknown>>[];
  assert.equal(assessed?.assessment?.conclusion, "breach");
  assert.deepEqual(assessed?.assessment?.mitigation, {
    rating: "medium",
    words: "Three pages were open for four minutes.",
  });
  assert.deepEqual(told, { done: "patients-told", words: "By letter on 2 November." });
});

test("what could not be read says why, and whoever may can have the refusal explained", async () => {
  exchange.renew(tom);
  exchange.world.failing.set("/privacy/flags", broken);
  const page = await newPage(browser, { baseUrl: exchange.url });
  await page.goto("/privacy/flags");
  await page.getByText("The flags cannot be shown").waitFor();
  await page.getByRole("link", { name: "Explain it" }).click();
  await heading(page, "Explain a refusal").waitFor();
  assert.equal(new URL(page.url()).search, "?request=req-7f3a9c");
});

test("others read why the pages are not theirs, and nothing is asked", async () => {
  for (const [session, path] of [
    [priya, "/privacy"],
    [rosa, "/privacy/report"],
    [grace, "/privacy/broken-glass"],
    [priya, "/privacy/watched"],
  ] as const) {
    const page = await openPage(path, session);
    await page.getByText("Looking after privacy is not part of your role").waitFor();
    assert.equal(
      exchange.world.asked.some((asked) => asked.includes("/api/privacy")),
      false,
    );
    await page.context().close();
  }
});
