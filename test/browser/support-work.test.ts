import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "@crossbay/contract";
import { broken, problem } from "./support/canned/problems.ts";
import { amara, grace, sam } from "./support/canned/sessions.ts";
import { deactivationTicket, emailTicket, errorTicket, samAdeyemi } from "./support/canned/support.ts";
import { cannedAnswers } from "./support/canned/support-work.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(sam);

const sent = (part: string) => exchange.world.support.sent.filter(({ asked }) => asked.endsWith(part));
const lastSent = (part: string) => sent(part).at(-1)?.body;
const openTicket = ({ id }: { id: string }, session: Session = sam) => openPage(`/support-desk/${id}`, session);

test("the queue is narrowed by a press, and the way back from a request leads to what was narrowed", async () => {
  const page = await openPage("/support-desk");
  await page.getByRole("button", { name: "Yours 1" }).click();
  await page.getByText("1 request shown").waitFor();
  assert.deepEqual(lastSent("/tickets/search"), { state: "open", assignee: "me" });
  await page.getByRole("link", { name: "Results do not open" }).click();
  await page.getByRole("heading", { level: 1, name: "Results do not open" }).waitFor();
  await page.goBack();
  await page.getByText("1 request shown").waitFor();
  assert.match(page.url(), /view=mine/);
});

test("words are looked for in every request and stand in no address", async () => {
  const page = await openPage("/support-desk?view=mine");
  await page.getByLabel("Number, subject, words or sender").fill("T-2026-00009");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Nothing opens when I press a result" }).waitFor();
  assert.deepEqual(lastSent("/tickets/search"), { text: "T-2026-00009" });
  assert.doesNotMatch(page.url(), /00009/);
  await press(page, "End the search");
  await page.getByRole("link", { name: "Results do not open" }).waitFor();
});

test("a filter that nothing fits says so, and one press removes it", async () => {
  const page = await openPage("/support-desk");
  await page.getByLabel("Type").selectOption("Training");
  await page.getByText("No request fits the type and team").waitFor();
  await press(page, "Show every type and team");
  await page.getByText("4 requests shown").waitFor();
});

test("an answer takes a canned one, says how it goes on, and is sent once", async () => {
  const page = await openTicket(errorTicket);
  await page.getByLabel("Canned answer").selectOption("Ask for another computer");
  const field = page.getByLabel("Your answer");
  assert.equal(await field.inputValue(), cannedAnswers[1]?.text);
  await field.fill("It works again since noon.");
  await page.getByLabel("Then it is").selectOption("Solved");
  await press(page, "Send and solve");
  await page.getByText("The answer is sent, and the request is solved.").waitFor();
  await page.getByText("It works again since noon.").waitFor();
  assert.deepEqual(lastSent("/messages"), {
    text: "It works again since noon.",
    internal: false,
    state: "solved",
    cannedAnswerId: cannedAnswers[1]?.id,
  });
  assert.equal(await field.inputValue(), "");
});

test("a canned answer never takes the place of what was typed", async () => {
  const page = await openTicket(errorTicket);
  const field = page.getByLabel("Your answer");
  await field.fill("Dear Dr Okafor,");
  await page.getByLabel("Canned answer").selectOption("Thank you");
  assert.equal(await field.inputValue(), `Dear Dr Okafor,\n\n${cannedAnswers[2]?.text}`);
});

test("a request shows the desk's secure messages about it", async () => {
  const about = { id: errorTicket.id, number: errorTicket.number, subject: errorTicket.subject };
  const page = await openTicket(errorTicket);
  Object.assign(exchange.world.messages.threads[0] ?? {}, { ticket: about });
  await page.reload();
  await page.getByRole("heading", { name: "Secure messages about it" }).waitFor();
  await page.getByRole("link", { name: exchange.world.messages.threads[0]?.subject }).waitFor();
});

test("an internal note is marked as one and changes no state", async () => {
  const page = await openTicket(errorTicket);
  await page.getByText("Internal note", { exact: true }).click();
  await page.getByLabel("Your note").fill("Called their network team.");
  await press(page, "Add the note");
  await page.getByText("The note is added.").waitFor();
  assert.deepEqual(lastSent("/messages"), { text: "Called their network team.", internal: true });
  const note = page.getByRole("article").filter({ hasText: "Called their network team." });
  await note.getByText("Internal note, for staff only").waitFor();
});

test("an answer that the exchange refuses stays in its field with the reason", async () => {
  const page = await openTicket(errorTicket);
  exchange.world.failing.set(`${errorTicket.id}/messages`, problem("ticket-closed", "It was closed a moment ago."));
  await page.getByLabel("Your answer").fill("Please try again.");
  await press(page, "Send the answer");
  await page.getByText("It was closed a moment ago.").waitFor();
  assert.equal(await page.getByLabel("Your answer").inputValue(), "Please try again.");
});

test("a script in a request is text, and its file is saved under a name that is no address", async () => {
  const page = await openPage(`/support-desk/${errorTicket.id}`, sam, ({ world }) => {
    const ticket = world.support.tickets.find(({ id }) => id === errorTicket.id);
    ticket!.messages[0]!.text = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    ticket!.subject = "<b>bold</b>";
  });
  await page.getByText("<script>document.title=1</script>").waitFor();
  await page.getByRole("heading", { level: 1, name: "<b>bold</b>" }).waitFor();
  assert.equal(await page.locator("main script, main img[src=x], main h1 b").count(), 0);
});

test("an agent takes a request, changes how urgent it is, and the new state stands there", async () => {
  const page = await openTicket(deactivationTicket);
  await press(page, "Take it");
  await page.getByText("Saved.").waitFor();
  assert.deepEqual(lastSent("/change"), { assigneeId: samAdeyemi.accountId });
  await page.getByLabel("Priority").selectOption("Urgent");
  await page.waitForFunction(() => document.querySelector("section[aria-busy=false]") !== null);
  assert.deepEqual(lastSent("/change"), { priority: "urgent" });
  await page.getByLabel("With").selectOption("Nobody");
  await page.getByRole("button", { name: "Take it" }).waitFor();
  assert.deepEqual(lastSent("/change"), { assigneeId: null });
});

test("a time in the past is refused before anything is sent", async () => {
  const page = await openTicket(errorTicket);
  await press(page, "Change the time");
  await page.getByLabel("Due on").fill("1/2/2020");
  await page.getByLabel("Why?").fill("Waits for the source.");
  await press(page, "Set the time");
  await page.getByRole("link", { name: "Enter a day that is not over" }).waitFor();
  assert.equal(sent("/change").length, 0);
  await page.getByLabel("Due on").fill("12/1/2036");
  await press(page, "Set the time");
  await page.getByText("Saved.").waitFor();
  assert.deepEqual(lastSent("/change"), { dueAt: "2036-12-01T22:00:00.000Z", reason: "Waits for the source." });
});

test("a relationship manager ends an access from the request, which is solved by it", async () => {
  const page = await openTicket(deactivationTicket, grace);
  await page.getByRole("button", { name: "End the access: WHITLOCK, Ben" }).first().click();
  await page.getByLabel("Why?").fill("Confirmed by their user manager.");
  await press(page, "End the access of WHITLOCK, Ben");
  await page.getByText("The access of WHITLOCK, Ben has ended, and the sender is told.").waitFor();
  assert.deepEqual(lastSent("/act"), {
    verb: "end-access",
    affiliationId: deactivationTicket.candidates[0]?.affiliationId,
    reason: "Confirmed by their user manager.",
  });
  assert.equal(await page.getByLabel("State", { exact: true }).inputValue(), "solved");
});

test("a role is changed to one of the titles that the participant gives", async () => {
  const page = await openTicket(deactivationTicket, grace);
  await page.getByRole("button", { name: "Change the role: WHITLOCK, Ben" }).first().click();
  const titles = await page.getByLabel("New title").locator("option").allTextContents();
  assert.deepEqual(titles, ["Choose a title", "Nurse", "Care manager"]);
  await page.getByLabel("New title").selectOption("Nurse");
  await page.getByLabel("Why?").fill("Licensed since October.");
  await page.getByRole("dialog").getByRole("button", { name: "Change the role" }).click();
  await page.getByText("The role of WHITLOCK, Ben is changed").waitFor();
  assert.equal((lastSent("/act") as { titleId: string }).titleId, "nurse");
});

test("an address changes only once somebody says how the identity was proofed", async () => {
  const page = await openTicket(emailTicket, grace);
  await press(page, "Change the e-mail address: DELGADO, Rosa");
  await page.getByLabel("Why?").fill("New clinic.");
  await press(page, "Change the e-mail address");
  await page.getByRole("link", { name: "Choose how you made sure who it is" }).waitFor();
  assert.equal(sent("/act").length, 0);
  await page.getByText("I called back the number on record").click();
  await press(page, "Change the e-mail address");
  await page.getByText("The e-mail address of DELGADO, Rosa is changed").waitFor();
  assert.deepEqual(lastSent("/act"), {
    verb: "change-email",
    affiliationId: emailTicket.candidates[0]?.affiliationId,
    reason: "New clinic.",
    newEmail: "rosa.delgado@lanternstreet.example",
    proofedBy: "called-back-on-record",
  });
});

test("a username goes to the contacts on record and is never read out by the page", async () => {
  const page = await openTicket(emailTicket, grace);
  await press(page, "Send the username: DELGADO, Rosa");
  await page.getByText("It goes to the e-mail address on record, and to nobody else.").waitFor();
  await page.getByLabel("Why?").fill("Called from the number on record.");
  await press(page, "Send the username");
  await page.getByText("The username of DELGADO, Rosa is sent to the contacts on record.").waitFor();
});

test("who may not act gives the request to the relationship managers", async () => {
  const page = await openPage(`/support-desk/${deactivationTicket.id}`, sam, ({ world }) => {
    const ticket = world.support.tickets.find(({ id }) => id === deactivationTicket.id);
    Object.assign(ticket!, { verbs: [], candidates: [], team: "support" });
  });
  await press(page, "Give it to the relationship managers");
  await page.getByText("The request is with the relationship managers.").waitFor();
  assert.deepEqual(lastSent("/change"), { team: "relationship" });
});

test("a request is merged into the one that is like it, and leads there", async () => {
  const page = await openTicket(deactivationTicket);
  await press(page, "Merge into T-2026-00010");
  await page.getByLabel("Number of the other request").fill(deactivationTicket.number);
  await press(page, "Merge");
  await page.getByRole("link", { name: "Enter the number of another request, not its own" }).waitFor();
  await page.getByLabel("Number of the other request").fill("t-2026-00014");
  await press(page, "Merge");
  await page.getByText("This request was merged into T-2026-00014").waitFor();
  assert.deepEqual(lastSent("/merge"), { intoNumber: "T-2026-00014" });
  assert.equal(await page.getByRole("button", { name: "Send the answer" }).count(), 0);
  await page.getByRole("link", { name: "Open T-2026-00014" }).click();
  await page.getByRole("heading", { level: 1, name: "Results do not open" }).waitFor();
});

test("a canned answer is added, changed and removed", async () => {
  const page = await openPage("/support-desk/canned-answers");
  await press(page, "Add a canned answer");
  await press(page, "Save");
  await page.getByRole("link", { name: "Enter a title" }).waitFor();
  await page.getByLabel("Title").fill("Fees");
  await page.getByRole("textbox", { name: "Answer" }).fill("Accounts are free of charge.");
  await press(page, "Save");
  await page.getByText("“Fees” is saved.").waitFor();
  await press(page, "Edit: Fees");
  await page.getByRole("textbox", { name: "Answer" }).fill("Accounts are free.");
  await press(page, "Save");
  await page.getByText("Accounts are free.", { exact: true }).waitFor();
  await press(page, "Remove: Fees");
  await press(page, "Remove it");
  await page.getByText("“Fees” is removed.").waitFor();
  await page.getByRole("heading", { name: "Fees" }).waitFor({ state: "detached" });
});

test("a clinician who opens the desk reads why not, and nothing is asked", async () => {
  const page = await openPage("/support-desk", amara);
  await page.getByText("Answering requests is not part of your role").waitFor();
  assert.equal(
    exchange.world.asked.some((asked) => asked.includes("/api/support/")),
    false,
  );
});

test("a request that cannot be read says so and is read again by a press", async () => {
  const page = await openPage(`/support-desk/${errorTicket.id}`, sam, ({ world }) =>
    world.failing.set("/api/support/tickets", broken),
  );
  await page.getByText("The request cannot be shown").waitFor();
  exchange.world.failing.clear();
  await press(page, "Try again");
  await page.getByRole("heading", { level: 1, name: "Results do not open" }).waitFor();
});
