import type { Announcement, Attachment, Ticket } from "@crossbay/contract";
import { closedTicket, errorTicket, popUpTicket, solvedTicket, sourceTicket } from "./canned/help.ts";

export interface FakeHelp {
  tickets: Ticket[];
  /** Ids of requests with an answer that was not opened. */
  unread: string[];
  announcements: Announcement[];
  files: Attachment[];
  /** The bytes of the file that came last. */
  bytes?: Buffer;
  /** Several people fit what a request names. */
  ambiguous: boolean;
  /** Bodies of everything that was posted, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakeHelp = (): FakeHelp =>
  structuredClone({
    tickets: [errorTicket, popUpTicket, sourceTicket, solvedTicket, closedTicket],
    unread: [popUpTicket.id],
    announcements: [],
    files: [],
    ambiguous: false,
    sent: [],
  });
