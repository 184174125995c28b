import { deskThread, lockedThread, outsideThread } from "./support/canned/messages.ts";
import { rosa, sam } from "./support/canned/sessions.ts";
import { deactivationTicket } from "./support/canned/support.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const pathOf = ({ id }: { id: string }) => `/messages/${id}`;

const places: [Place, ...Place[]] = [
  { name: "messages", session: rosa, path: "/messages", shows: "Papers for the transfer" },
  {
    name: "messages-none",
    session: rosa,
    path: "/messages",
    shows: "No messages yet",
    prepare: (world) => {
      world.bare = true;
    },
  },
  { name: "messages-desk", session: sam, path: "/messages", shows: "Waits for an answer" },
  { name: "message-request", session: rosa, path: pathOf(deskThread), shows: "About the request" },
  { name: "message-outside", session: rosa, path: pathOf(outsideThread), shows: "The link works" },
  { name: "message-locked", session: rosa, path: pathOf(lockedThread), shows: "Nobody could read an answer" },
  {
    name: "message-recall",
    session: rosa,
    path: pathOf(outsideThread),
    shows: "Take this message back?",
    arrive: (page) =>
      page
        .getByRole("button", { name: /^Take back the message/ })
        .first()
        .click(),
  },
  {
    name: "message-renew",
    session: rosa,
    path: pathOf(lockedThread),
    shows: "Send another link to Jonas Abara",
    async arrive(page) {
      await press(page, "Send another link to Jonas Abara");
      await page.getByText("By a code to their mobile phone").click();
    },
  },
  { name: "message-new", session: rosa, path: "/messages/new", shows: "Your relationship manager" },
  {
    name: "message-new-errors",
    session: rosa,
    path: "/messages/new",
    shows: "Choose how they prove who they are",
    async arrive(page) {
      await press(page, "Write to somebody outside");
      await press(page, "Send");
    },
  },
  {
    name: "message-asked-securely",
    session: sam,
    path: `/messages/new?ticket=${deactivationTicket.id}`,
    shows: "The team of the request reads along.",
  },
];

await lookAtPlaces(places);
