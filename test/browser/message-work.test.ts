import assert from "node:assert/strict";
import { test } from "node:test";
import { deskThread, lockedThread, outsideThread, recipients } from "./support/canned/messages.ts";
import { problem } from "./support/canned/problems.ts";
import { rosa, sam } from "./support/canned/sessions.ts";
import { deactivationTicket, errorTicket } from "./support/canned/support.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(rosa);

/** Bodies of what was posted to a path that ends so. */
const sent = (end: string) =>
  exchange.world.messages.sent
    .filter(({ asked }) => asked.endsWith(end))
    .map(({ body }) => body as Record<string, unknown>);

test("the mark in the rail goes once the message is read, and an answer is sent with its file", async () => {
  const page = await openPage("/messages");
  const rail = page.getByRole("navigation", { name: "Main" });
  await rail.getByText("1 unread message").waitFor();
  await page.getByRole("link", { name: deskThread.subject }).click();
  await page.getByText("Please name the patient here").waitFor();
  await rail.getByText("1 unread message").waitFor({ state: "detached" });

  await press(page, "Send the answer");
  await page.getByRole("link", { name: "Write an answer" }).click();
  await page.getByLabel("Your answer").fill("Maria Twinning, signed on 30 Oct 2026.");
  await page
    .getByLabel("Choose files", { exact: true })
    .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("The form") });
  await page.getByText("note.txt").waitFor();
  await press(page, "Send the answer");
  await page.getByText("Your message is sent.").waitFor();
  assert.deepEqual(sent(`${deskThread.id}/messages`), [
    { text: "Maria Twinning, signed on 30 Oct 2026.", attachmentIds: [exchange.world.help.files[0]?.id] },
  ]);
  assert.equal(await page.getByLabel("Your answer").inputValue(), "");
});

test("colleagues are found by name and chosen, and nothing of it stands in an address", async () => {
  const page = await openPage("/messages/new");
  await page.getByLabel("Name", { exact: true }).fill("okafor");
  await press(page, "Add Amara Okafor");
  await page.getByLabel("Name", { exact: true }).fill("nobody of this name");
  await page.getByText("Nobody whom you may write to has that name.").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("");
  await press(page, "Add Help desk of Crossbay");
  await press(page, "Remove Help desk of Crossbay");
  await page.getByLabel("Subject").fill("A transfer");
  await page.getByRole("textbox", { name: "Message" }).fill("Could you look at it?");
  await press(page, "Send");
  await page.getByText("Your message is sent.").waitFor();
  assert.deepEqual(sent("/api/messages"), [
    {
      subject: "A transfer",
      text: "Could you look at it?",
      to: [{ kind: "affiliation", affiliationId: recipients[2]?.affiliationId }],
    },
  ]);
  assert.ok(!exchange.world.asked.some((asked) => /okafor/i.test(asked)));
});

test("somebody outside needs a proof before anything is sent, and a slip loses nothing", async () => {
  const page = await openPage("/messages/new");
  await press(page, "Write to somebody outside");
  await page.getByLabel("Name", { exact: true }).last().fill("Lena Vogt");
  await page.getByLabel("E-mail address").fill("lena@lawyers.example");
  await page.getByLabel("Subject").fill("Papers");
  await page.getByRole("textbox", { name: "Message" }).fill("They are attached.");
  await press(page, "Send");
  await page.getByRole("link", { name: "Choose how they prove who they are" }).click();
  await page.getByLabel(/^By a passphrase/).check();
  await page.getByLabel("Passphrase", { exact: true }).fill("short");
  await press(page, "Send");
  await page.getByRole("link", { name: "The passphrase needs at least ten characters" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill("heron on a jetty");
  await page.getByLabel("The link works for").selectOption("7");
  assert.equal(sent("/api/messages").length, 0);
  await press(page, "Send");
  await page.getByText("Your message is sent.").waitFor();
  assert.deepEqual(sent("/api/messages")[0]?.to, [
    {
      kind: "outside",
      person: {
        name: "Lena Vogt",
        email: "lena@lawyers.example",
        proof: { by: "passphrase", passphrase: "heron on a jetty" },
        daysOpen: 7,
      },
    },
  ]);
});

test("a message is taken back after a question that tells who has read it", async () => {
  const page = await openPage(`/messages/${outsideThread.id}`);
  await page
    .getByRole("button", { name: /^Take back the message/ })
    .first()
    .click();
  await page.getByText("Lena Vogt read it already.").waitFor();
  await press(page, "Take it back");
  await page.getByText("The message is taken back.").waitFor();
  assert.equal(await page.getByText("the papers are attached").count(), 0);
  assert.equal(sent("/recall").length, 1);
});

test("the link of somebody outside is withdrawn, and a locked one is replaced", async () => {
  const page = await openPage(`/messages/${outsideThread.id}`);
  await press(page, "Withdraw the link of Lena Vogt");
  await press(page, "Withdraw it");
  await page.getByText("The link is withdrawn.").waitFor();
  await page.goto(`/messages/${lockedThread.id}`);
  await page.getByText("Locked after too many wrong codes").waitFor();
  await press(page, "Send another link to Jonas Abara");
  await press(page, "Send the link");
  await page.getByText("Another link is on its way.").waitFor();
  await page.getByLabel("Your answer").waitFor();
  assert.deepEqual(sent("/link"), [{ daysOpen: 14 }]);
});

test("a password in an answer is said to be masked", async () => {
  const page = await openPage(`/messages/${deskThread.id}`);
  await page.getByLabel("Your answer").fill("My password is copper99violin");
  await press(page, "Send the answer");
  await page.getByText("A password or a code stood in it.").waitFor();
  assert.equal(await page.getByText("copper99violin").count(), 0);
});

test("the desk asks the sender of a request securely, by account or over a link with a proof", async () => {
  const page = await openPage(`/messages/new?ticket=${errorTicket.id}`, sam);
  await page.getByText(errorTicket.number).waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("Which of the two is it?");
  await press(page, "Send");
  await page.getByText("Your message is sent.").waitFor();
  assert.deepEqual(sent("/api/messages"), [
    {
      subject: errorTicket.subject,
      text: "Which of the two is it?",
      to: [{ kind: "ticket-sender" }],
      ticketId: errorTicket.id,
    },
  ]);
  await page.goto(`/messages/new?ticket=${deactivationTicket.id}`);
  assert.equal(await page.getByLabel("E-mail address").inputValue(), deactivationTicket.sender.email);
  await page.getByRole("textbox", { name: "Message" }).fill("Who is it?");
  await press(page, "Send");
  await page.getByRole("link", { name: "Choose how they prove who they are" }).waitFor();
});

test("what was typed stays when the exchange refuses it, and the reason is read", async () => {
  const page = await openPage("/messages/new");
  await press(page, "Add Grace Lin");
  await page.getByLabel("Subject").fill("Hello");
  await page.getByRole("textbox", { name: "Message" }).fill("Hello Grace");
  exchange.world.failing.set("/api/messages", problem("too-many-requests", "Nothing was sent: wait an hour."));
  await press(page, "Send");
  await page.getByText("Nothing was sent: wait an hour.").first().waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Message" }).inputValue(), "Hello Grace");
});
