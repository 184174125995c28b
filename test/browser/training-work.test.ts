import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { broken, trainingLinkOver } from "./support/canned/problems.ts";
import { rosa, signedOut, wanda } from "./support/canned/sessions.ts";
import { trainingToken } from "./support/fake-training-api.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(signedOut);
let page: Page | undefined;

const step = (name: string) => page!.getByRole("heading", { level: 2, name }).waitFor();
const press = (name: string) => page!.getByRole("button", { name, exact: true }).click();
const inDialog = (name: string) => page!.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const focused = () => page!.evaluate(() => document.activeElement?.textContent ?? "");

async function open(session: typeof rosa, path: string): Promise<Page> {
  page = await openPage(path, session);
  return page;
}

/** Chooses by the keyboard: the group's first choice has the focus by Tab, the arrows move. */
async function choose(opened: Page, choice: number): Promise<void> {
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("Space");
  for (let place = 0; place < choice; place += 1) await opened.keyboard.press("ArrowDown");
}

test("a new paramedic reads, answers, fails, reads again and passes, by link and keyboard alone", async () => {
  const opened = await open(signedOut, `/training#${trainingToken}`);
  await opened.getByText("1 of 4 courses done").waitFor();
  assert.equal(new URL(opened.url()).hash, "");
  await opened.getByRole("link", { name: "Start: Privacy and security" }).focus();
  await opened.keyboard.press("Enter");

  await step("Whose charts you may open");
  for (const next of ["What is recorded", "Your way in is yours alone", "On “Whose charts you may open”"]) {
    await opened.getByRole("button", { name: /^(?:Next module|Go to the questions)$/ }).focus();
    await opened.keyboard.press("Enter");
    await step(next);
    assert.equal(await focused(), next);
  }

  await choose(opened, 0);
  await opened.keyboard.press("Enter");
  await step("On “What is recorded”");
  await choose(opened, 2);
  await opened.keyboard.press("Enter");
  await step("On “Your way in is yours alone”");
  await choose(opened, 0);
  await choose(opened, 2);
  await opened.keyboard.press("Enter");

  await step("Affirmation");
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("Space");
  await opened.keyboard.press("Enter");
  await step("Not passed yet");
  await opened.getByText("75 % right, 80 % needed.").waitFor();
  await opened.getByRole("button", { name: "Read “Whose charts you may open” again" }).waitFor();

  await opened.getByRole("button", { name: "Try the questions again" }).focus();
  await opened.keyboard.press("Enter");
  await step("On “Whose charts you may open”");
  await choose(opened, 1);
  await opened.keyboard.press("Enter");
  await step("On “What is recorded”");
  await opened.getByRole("button", { name: "Affirmation" }).focus();
  await opened.keyboard.press("Enter");
  await step("Affirmation");
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("Space");
  await opened.keyboard.press("Enter");
  await step("Passed");
  await opened.getByText("your username and a temporary password come by e-mail").waitFor();
  const [certificate] = await Promise.all([
    opened.waitForEvent("download"),
    press("Certificate of Privacy and security (PDF)"),
  ]);
  assert.equal(certificate.suggestedFilename(), "Privacy and security certificate.pdf");
});

test("without a session, training opens with a personal link only", async () => {
  const opened = await open(signedOut, "/training");
  await opened.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

test("a link that is over leads to the relationship manager, in the middle of a course too", async () => {
  const opened = await open(signedOut, `/training/privacy-and-security#${trainingToken}`);
  await step("Whose charts you may open");
  exchange.world.failing.set("/api/training", trainingLinkOver);
  await opened.reload();
  const way = opened.getByRole("link", { name: "Find your relationship manager" });
  assert.equal(await way.getAttribute("href"), "/find-your-relationship-manager");
});

test("a module counts as read only when the exchange has noted it", async () => {
  const opened = await open(rosa, "/training/privacy-and-security");
  await step("Whose charts you may open");
  exchange.world.failing.set("/done", broken);
  await press("Next module");
  await opened.getByText("It was not noted that you have read this").waitFor();
  exchange.world.failing.clear();
  await press("Next module");
  await step("What is recorded");
});

test("answers outlive a look at another page", async () => {
  const opened = await open(rosa, "/training/privacy-and-security");
  for (const module of exchange.world.training.course.modules) module.done = true;
  await opened.reload();
  await opened.getByLabel("Explain that you may not").check();
  await press("Continue");
  await opened.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Training" }).click();
  await opened.getByRole("link", { name: "Start: Privacy and security" }).click();
  await step("On “What is recorded”");
  await press("Back");
  assert.ok(await opened.getByLabel("Explain that you may not").isChecked());
});

test("a trainer writes a module with a question, sees it as people will, and publishes it", async () => {
  const opened = await open(wanda, "/trainer/courses/privacy-and-security");
  await press("Add a module");
  await opened.getByLabel("Title of the module").fill("When something went wrong");
  await opened.getByLabel("Text, in Markdown").fill("Tell **your user manager** at once.\n\n<b>not bold</b>");
  const preview = opened.getByRole("region", { name: "Preview" });
  await preview.getByText("your user manager").waitFor();
  assert.equal(await preview.locator("strong").textContent(), "your user manager");
  assert.equal(await preview.locator("b").count(), 0);
  await press("Add a question");
  await opened.getByRole("textbox", { name: "Question 1" }).fill("Whom do you tell first?");
  await opened.getByRole("textbox", { name: "Choice 1" }).fill("Nobody");
  await opened.getByRole("textbox", { name: "Choice 2" }).fill("My user manager");
  await opened.getByRole("radio", { name: "Choice 2 is right" }).check();
  await press("Move up: When something went wrong");
  await opened.getByText("Changes that are not saved").waitFor();
  await press("Save the draft");
  await opened.getByText("The draft is saved.").waitFor();

  const { modules } = exchange.world.training.edited.draft;
  assert.deepEqual(
    modules.map(({ id }) => id),
    ["whose-charts", "what-is-recorded", "module-4", "your-way-in"],
  );
  assert.deepEqual(modules[2]?.questions, [
    { id: "question-5", text: "Whom do you tell first?", choices: ["Nobody", "My user manager"], right: 1 },
  ]);

  await press("Publish");
  await opened.getByLabel("takes it again").check();
  await inDialog("Publish");
  await opened.getByText("Version 4 is published.").waitFor();
  assert.equal(exchange.world.training.retake, true);
});

test("what a trainer typed is there again after another page, and nothing empty is sent", async () => {
  const opened = await open(wanda, "/trainer/courses/privacy-and-security");
  await opened.getByLabel("Summary").fill("Kept while I look elsewhere.");
  await opened.getByRole("link", { name: "Courses" }).first().click();
  await opened.getByRole("link", { name: "Privacy and security" }).click();
  assert.equal(await opened.getByLabel("Summary").inputValue(), "Kept while I look elsewhere.");
  await opened.getByLabel("Title", { exact: true }).fill(" ");
  await press("Save the draft");
  await opened.getByRole("link", { name: "Give the course a title" }).click();
  assert.equal(await opened.evaluate(() => document.activeElement?.id), "title");
  assert.ok(!exchange.world.asked.some((each) => each.startsWith("PUT")));
  await press("Undo my changes");
  await inDialog("Undo my changes");
  await opened.getByText("As published, version 3").waitFor();
});

test("what the exchange finds wrong stands at its field", async () => {
  const opened = await open(wanda, "/trainer/courses/privacy-and-security");
  await opened.getByLabel("Summary").fill("With a picture from elsewhere.");
  const detail = "The picture is not one of the training folder.";
  exchange.world.failing.set("/api/trainer/courses/", {
    ...broken,
    code: "form-refused",
    status: 422,
    fields: [{ field: "modules/1/markdown", detail }],
  });
  await press("Save the draft");
  await opened.getByRole("link", { name: detail }).click();
  assert.equal(await opened.evaluate(() => document.activeElement?.id), "modules/1/markdown");
  exchange.world.failing.clear();
});
