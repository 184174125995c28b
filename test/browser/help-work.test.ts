import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, incident, popUpTicket, sourceTicket } from "./support/canned/help.ts";
import { deskThread } from "./support/canned/messages.ts";
import { maria } from "./support/canned/people.ts";
import { priya, rosa, signedOut, tom } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(rosa);

/** Bodies of what was posted to a path that ends so. */
const sent = (end: string) =>
  exchange.world.help.sent
    .filter(({ asked }) => asked.endsWith(end))
    .map(({ body }) => body as Record<string, unknown>);

const text = (name: string, content: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

test("a question that the help centre answers is never sent", async () => {
  const page = await openPage("/help");
  await page.getByRole("link", { name: "Ask for help" }).click();
  await page.getByLabel("What do you need?").fill("no window opens");
  const answer = page.getByRole("link", { name: "Results do not open: pop-up windows (opens in a new tab)" });
  assert.equal(await answer.getAttribute("href"), "/support/faq/pop-up-windows");
  await press(page, "This answered it: Results do not open: pop-up windows");
  await page.getByText("Good. Nothing was sent.").waitFor();
  assert.deepEqual(sent("/suggestions").at(-1), { text: "no window opens" });
  assert.equal(sent("/suggestions/pop-up-windows/helped").length, 1);
  assert.equal(sent("/tickets").length, 0);
});

test("a patient who cannot be seen is asked about with date and request number, and a slip loses nothing", async () => {
  const page = await openPage("/help/new?type=not-visible&request=req-7f3a9c");
  await page.getByLabel("Which patient?").fill("Henry Osei, 30 Jul 1951");
  await page.getByLabel("When did the patient sign?").fill("yesterday");
  await page.getByLabel("Choose files", { exact: true }).setInputFiles(text("note.txt", "He signed at the desk."));
  await page.getByText("note.txt").waitFor();
  await press(page, "Send");
  await page.getByRole("link", { name: "Write the date as 3/12/2026" }).click();
  await page.getByLabel("When did the patient sign?").fill("10/30/2026");
  await page.getByLabel("What did you expect to see?").fill("The results of last week.");
  await press(page, "Send");
  await page.getByText("You are told by mail when there is an answer.").waitFor();
  const [request] = sent("/tickets");
  assert.deepEqual(request, {
    type: "not-visible",
    subject: "Patient's information not visible",
    text: "The results of last week.",
    fields: { patient: "Henry Osei, 30 Jul 1951", decisionDate: "2026-10-30", requestId: "req-7f3a9c" },
    attachmentIds: [exchange.world.help.files[0]?.id],
  });
  assert.equal(page.url().includes("Osei"), false);
});

test("a picture made of drawing commands is refused with the reason, and can be left away", async () => {
  const page = await openPage("/help/new?type=other");
  const files = page.getByLabel("Choose files", { exact: true });
  await files.setInputFiles(text("<img onerror=alert(1)>.txt", "<svg onload=alert(1)>"));
  await page.getByText("was not taken: Pictures of this kind are not taken.").waitFor();
  await files.setInputFiles({ ...text("big.txt", ""), buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
  await page.getByText("big.txt is larger than 10 MB.").waitFor();
  assert.equal(exchange.world.help.files.length, 0);
  await files.setInputFiles(text("note.txt", "It says no."));
  await press(page, "Remove note.txt");
  await page.getByLabel("Tell us more").fill("It says no.");
  await press(page, "Send");
  await page.getByText("You are told by mail when there is an answer.").waitFor();
  assert.equal("attachmentIds" in (sent("/tickets")[0] ?? {}), false);
});

test("a user manager ends somebody's access by a request, once it is plain who is meant", async () => {
  const page = await openPage("/help/new?type=deactivation", priya);
  exchange.world.help.ambiguous = true;
  await page.getByText("For users of Crossbay General Hospital it counts at once").waitFor();
  await page.getByLabel("Whose access ends?").fill("Whitlock");
  await page.getByLabel("Why, and what else we should know").fill("Left the hospital.");
  await press(page, "Send");
  await press(page, "Send for this person");
  await page.getByRole("link", { name: "Choose one of them" }).waitFor();
  await page.getByLabel("WHITLOCK, Ben", { exact: true }).check();
  await press(page, "Send for this person");
  await page.getByText("The access of Ben Whitlock has ended.").waitFor();
  assert.deepEqual(
    sent("/tickets").map(({ fields }) => fields),
    [{ user: "Whitlock" }, { user: "Whitlock", affiliationId: "01890000-0000-7000-8000-000000001821" }],
  );
});

test("a privacy officer changes a role by a request, to a title of the own participant", async () => {
  const page = await openPage("/help/new?type=role-change", tom);
  await page.getByText("For users of Crossbay General Hospital it counts at once").waitFor();
  await page.getByLabel("Whose role changes?").fill("Ben Whitlock");
  await page.getByLabel("Tell us more").fill("He manages care now.");
  await press(page, "Send");
  await page.getByRole("link", { name: "Choose the new title" }).click();
  await page.getByLabel("New title").selectOption({ label: "Care manager" });
  await press(page, "Send");
  await page.getByText("The role of Ben Whitlock was changed.").waitFor();
  assert.deepEqual(sent("/tickets")[0]?.fields, { user: "Ben Whitlock", titleId: "care-manager" });
});

test("a request leads to the secure messages about it, which a report does not name", async () => {
  const page = await openPage(`/help/${popUpTicket.id}`);
  await page.getByRole("heading", { name: "Secure messages about it" }).waitFor();
  const link = page.getByRole("link", { name: deskThread.subject });
  assert.equal(await link.evaluate((element) => element.closest("[data-names-patient]") !== null), true);
  await link.click();
  const heading = page.getByRole("heading", { level: 1, name: deskThread.subject });
  await heading.waitFor();
  assert.equal(await heading.evaluate((element) => element.closest("[data-names-patient]") !== null), true);
  await page.goto(`/help/${sourceTicket.id}`);
  await page.getByLabel("Your answer").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Secure messages about it" }).count(), 0);
});

test("a password that was written is unreadable at once, and the sender is told", async () => {
  const page = await openPage("/help/new?type=other");
  await page.getByLabel("Tell us more").fill("My password is harbor lights at nine");
  await press(page, "Send");
  await page.getByText("A password or code stood in it", { exact: false }).waitFor();
  await page.getByText("My password is ••••••••").waitFor();
  assert.equal(await page.getByText("harbor lights").count(), 0);
});

test("an answer is marked in the rail until it is opened, and is answered", async () => {
  const page = await openPage("/help");
  await page.getByRole("link", { name: "Help 1 unread answer" }).waitFor();
  await page.getByRole("link", { name: popUpTicket.subject }).click();
  const rail = page.getByRole("navigation", { name: "Main" });
  await rail.getByRole("link", { name: "Help", exact: true }).waitFor();
  const way = page.getByRole("link", { name: "/support/faq/pop-up-windows" });
  assert.equal(await way.getAttribute("href"), "/support/faq/pop-up-windows");
  await press(page, "Send the answer");
  await page.getByRole("link", { name: "Write an answer" }).waitFor();
  await page.getByLabel("Your answer").fill("<script>alert(1)</script> It is Chrome.");
  await press(page, "Send the answer");
  await page.getByText("Your answer is sent.").waitFor();
  await page.getByText("<script>alert(1)</script> It is Chrome.").waitFor();
  await page.getByText("In progress").waitFor();
});

test("a source answers what is said about its data, and sees which line is meant", async () => {
  const page = await openPage(`/help/${sourceTicket.id}`);
  await page.getByText("Somebody says that data of your source is wrong.").waitFor();
  assert.equal(
    await page.getByRole("link", { name: "Open the chart" }).getAttribute("href"),
    `/persons/${maria.personId}`,
  );
  await page.getByLabel("Your answer").fill("It was entered for another patient. We have withdrawn it.");
  await press(page, "Send the answer");
  await page.getByText("We have withdrawn it.").waitFor();
});

test("somebody else's request is not shown", async () => {
  const page = await openPage("/help/01890000-0000-7000-8000-000000009999");
  await page.getByText("No such request is yours.").waitFor();
});

test("an incident stays in sight, and what is put away stays away", async () => {
  const page = await openPage("/help");
  exchange.world.help.announcements = [structuredClone(announcement), structuredClone(incident)];
  await page.reload();
  const told = page.getByRole("complementary", { name: "Announcements" });
  await told.getByText("Results from Northpoint Laboratories come late").waitFor();
  await press(page, "Put away: New: encrypted messages");
  await told.getByText("New: encrypted messages").waitFor({ state: "detached" });
  await page.reload();
  await told.getByText("Results from Northpoint Laboratories come late").waitFor();
  assert.equal(await told.getByText("New: encrypted messages").count(), 0);
  assert.equal(await told.getByRole("button").count(), 0);
});

test("a link of the help centre leads to its form, though its reader signs in first", async () => {
  const page = await openPage("/help/new?type=wrong-data", signedOut);
  await page.getByLabel("Username").fill("rdelgado");
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("8-digit code").first().waitFor();
  await page.keyboard.type("01234567");
  await page.getByLabel("What is wrong, and on which chart?").waitFor();
  assert.equal(await page.getByLabel("What is it about?").inputValue(), "wrong-data");
});
