import { readFileSync } from "node:fs";
import { join } from "node:path";
import { amara, grace, sam } from "./support/canned/sessions.ts";
import {
  deactivationTicket,
  emailTicket,
  errorTicket,
  mergedTicket,
  wrongPatientTicket,
} from "./support/canned/support.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

/** A page as somebody sent it. */
const picture = readFileSync(join(import.meta.dirname, "../../docs/guides/images/desk-users.png"));

const pathOf = ({ id }: { id: string }) => `/support-desk/${id}`;

const places: [Place, ...Place[]] = [
  { name: "support-queue", session: sam, path: "/", shows: "4 requests shown" },
  {
    name: "support-queue-held-mail",
    session: sam,
    path: "/support-desk?view=mine",
    shows: "2 mails are kept back and wait for you to decide",
  },
  {
    name: "support-queue-search",
    session: sam,
    path: "/support-desk",
    shows: "1 request with “potassium”",
    async arrive(page) {
      await page.getByLabel("Number, subject, words or sender").fill("potassium");
      await press(page, "Search");
    },
  },
  {
    name: "support-queue-empty",
    session: grace,
    path: "/support-desk?view=late&type=training",
    shows: "No request fits",
  },
  { name: "support-queue-not-yours", session: amara, path: "/support-desk", shows: "is not part of your role" },
  { name: "support-ticket-people", session: grace, path: pathOf(deactivationTicket), shows: "2 users fit" },
  {
    name: "support-ticket-error",
    session: sam,
    path: pathOf(errorTicket),
    shows: "Explain this refusal",
    prepare(world) {
      world.help.bytes = picture;
    },
  },
  { name: "support-ticket-source", session: sam, path: pathOf(wrongPatientTicket), shows: "Northpoint results" },
  { name: "support-ticket-merged", session: sam, path: pathOf(mergedTicket), shows: "was merged into T-2026-00014" },
  {
    name: "support-ticket-missing",
    session: sam,
    path: pathOf(errorTicket),
    shows: "Write an answer",
    arrive: (page) => press(page, "Send the answer"),
  },
  {
    name: "support-ticket-end",
    session: grace,
    path: pathOf(deactivationTicket),
    shows: "End the access of WHITLOCK, Ben?",
    arrive: (page) => page.getByRole("button", { name: "End the access: WHITLOCK, Ben" }).first().click(),
  },
  {
    name: "support-ticket-email",
    session: grace,
    path: pathOf(emailTicket),
    shows: "Choose how you made sure who it is",
    async arrive(page) {
      await press(page, "Change the e-mail address: DELGADO, Rosa");
      await press(page, "Change the e-mail address");
    },
  },
  {
    name: "support-ticket-due",
    session: sam,
    path: pathOf(errorTicket),
    shows: "Enter the day on which it is due",
    async arrive(page) {
      await press(page, "Change the time");
      await press(page, "Set the time");
    },
  },
  { name: "support-canned", session: sam, path: "/support-desk/canned-answers", shows: "Pop-ups in Edge" },
  {
    name: "support-canned-edit",
    session: sam,
    path: "/support-desk/canned-answers",
    shows: "Change the canned answer",
    arrive: (page) => press(page, "Edit: Pop-ups in Edge"),
  },
  { name: "support-statistics", session: sam, path: "/support-desk/statistics", shows: "Spared by an article" },
  {
    name: "support-statistics-empty",
    session: sam,
    path: "/support-desk/statistics",
    shows: "No requests in this time",
    prepare: (world) => {
      world.bare = true;
    },
  },
];

await lookAtPlaces(places);
