import type { Article, CannedAnswer, StaffTicket, StatusItem } from "@crossbay/contract";
import { articles, pastAnnouncement, plannedMaintenance, runningIncident } from "./canned/help-desk.ts";
import { staffTickets } from "./canned/support.ts";
import { cannedAnswers } from "./canned/support-work.ts";

export interface FakeSupport {
  tickets: StaffTicket[];
  canned: CannedAnswer[];
  articles: Article[];
  /** Somebody else saves an article a moment before the next save comes. */
  editedFirst: boolean;
  items: StatusItem[];
  /** Bodies of everything that was sent, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakeSupport = (): FakeSupport =>
  structuredClone({
    tickets: staffTickets,
    canned: cannedAnswers,
    articles,
    editedFirst: false,
    items: [runningIncident, plannedMaintenance, pastAnnouncement],
    sent: [],
  });
