import assert from "node:assert/strict";
import { test } from "node:test";
import { patientMail, unreadableMail } from "./support/canned/held-mail.ts";
import { amara, sam } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";
import { startPortal } from "./support/portal.ts";

const places: [Place, ...Place[]] = [
  { name: "held-mail", session: sam, path: "/held-mail", shows: "Looks like a patient's data" },
  { name: "held-mail-not-yours", session: amara, path: "/held-mail", shows: "is not part of your role" },
  {
    name: "held-mail-empty",
    session: sam,
    path: "/held-mail",
    shows: "No mail is kept back.",
    prepare(world) {
      world.bare = true;
    },
  },
  { name: "held-mail-one", session: sam, path: `/held-mail/${patientMail.id}`, shows: "Make a request of it" },
  { name: "held-mail-unreadable", session: sam, path: `/held-mail/${unreadableMail.id}`, shows: "nothing was kept" },
  {
    name: "held-mail-decide",
    session: sam,
    path: `/held-mail/${patientMail.id}`,
    shows: "Enter a reason",
    async arrive(page) {
      await press(page, "Delete it");
      await page.getByRole("dialog").getByRole("button", { name: "Delete it" }).click();
    },
  },
  { name: "mail-certificates", session: sam, path: "/held-mail/certificates", shows: "Nobody compared it yet" },
  {
    name: "mail-certificates-trust",
    session: sam,
    path: "/held-mail/certificates",
    shows: "I compared it: trust it",
    arrive: (page) => press(page, "Trust it: lin@lantern-street.example"),
  },
  {
    name: "mail-certificates-add",
    session: sam,
    path: "/held-mail/certificates",
    shows: "Paste the certificate",
    async arrive(page) {
      await press(page, "Add a certificate");
      await page.getByRole("dialog").getByRole("button", { name: "Add a certificate" }).click();
    },
  },
];
await lookAtPlaces(places);

const { exchange, openPage } = await startPortal(sam);

test("a mail that only looked like a patient's data is made a request, with a reason", async () => {
  const page = await openPage("/held-mail");
  await page.getByRole("link", { name: patientMail.subject }).click();
  await press(page, "Make a request of it");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why?").fill("A printer's number");
  await dialog.getByRole("button", { name: "Make a request of it" }).click();
  await page.getByText("A request was made of it.").waitFor();
  await page.getByRole("link", { name: "T-2026-00031" }).waitFor();
  await page.getByText("what it said was deleted").waitFor();
  assert.deepEqual(exchange.world.mail.sent, [
    { asked: `POST /api/support/held-mail/${patientMail.id}/file`, body: { reason: "A printer's number" } },
  ]);
});

test("a certificate is trusted after its fingerprint was compared, used no longer, and another one added", async () => {
  const page = await openPage("/held-mail/certificates");
  await press(page, "Trust it: lin@lantern-street.example");
  await page.getByRole("dialog").getByText("A41B A41B").waitFor();
  await press(page, "I compared it: trust it");
  await page.getByText("It is trusted from now on.").waitFor();
  await press(page, "Use it no longer: a.okafor@crossbay-general.example");
  await page.getByRole("dialog").getByRole("button", { name: "Use it no longer" }).click();
  await page.getByText("It is not used any more.").waitFor();
  await press(page, "Add a certificate");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Mail address").fill("noor@clinic.example");
  await dialog.getByLabel("Certificate", { exact: true }).fill("something else");
  await dialog.getByRole("button", { name: "Add a certificate" }).click();
  await dialog.getByText("This is no certificate").first().waitFor();
  await dialog.getByLabel("Certificate", { exact: true }).fill("-----BEGIN CERTIFICATE-----\nMIIB");
  await dialog.getByRole("button", { name: "Add a certificate" }).click();
  await page.getByText("The certificate was added.").waitFor();
  assert.deepEqual(
    exchange.world.mail.sent.map(({ asked }) => asked.replace("POST /api/support/mail-certificates", "")),
    ["/trust", "/remove", "", ""],
  );
});
