import type { CannedAnswer, QueuedTicket, StaffTicket, SupportStatistics, TicketPage } from "@crossbay/contract";
import { uuidOf } from "./people.ts";
import { staffTickets } from "./support.ts";

/** A request as its line in the queue. */
export function queuedOf(ticket: StaffTicket): QueuedTicket {
  const { id, number, type, subject, state, team, priority, assignee, sender, openedAt, changedAt, dueAt, late } =
    ticket;
  return {
    id,
    number,
    type,
    subject,
    state,
    team,
    priority,
    ...(assignee ? { assignee } : {}),
    sender: sender.name,
    ...(sender.participantName ? { participantName: sender.participantName } : {}),
    openedAt,
    changedAt,
    ...(dueAt ? { dueAt } : {}),
    late,
    awaitsStaff: ticket.messages.findLast(({ internal }) => !internal)?.from === "sender",
  };
}

export const ticketPage: TicketPage = {
  tickets: staffTickets.slice(0, 4).map(queuedOf),
  counts: { open: 4, new: 2, mine: 1, unassigned: 2, late: 1 },
};

export const cannedAnswers: CannedAnswer[] = [
  {
    id: uuidOf(1981),
    title: "Pop-ups in Edge",
    text: "Results open in windows of their own.\n\n1. Press the blocked window at the right of the address bar.\n2. Choose “Always allow pop-ups”.\n3. Load the page again.",
    type: "pop-ups",
  },
  {
    id: uuidOf(1982),
    title: "Ask for another computer",
    text: "Does it happen on another computer too? If it does not, your network team can look up the request number below the message.",
    type: "error",
  },
  {
    id: uuidOf(1983),
    title: "Thank you",
    text: "Thank you for telling us. It works again; please write if it does not.",
  },
];

/** Thirty days that end on 1 November 2026. */
const perDay: SupportStatistics["perDay"] = Array.from({ length: 30 }, (_, place) => ({
  day: new Date(Date.UTC(2026, 9, 3 + place)).toISOString().slice(0, 10),
  opened: [4, 6, 2, 0, 1, 7, 5][place % 7]!,
  solved: [3, 5, 4, 1, 0, 6, 6][place % 7]!,
}));

export const supportStatistics: SupportStatistics = {
  days: 30,
  opened: 112,
  solved: 105,
  open: 23,
  late: 2,
  firstAnswerHours: { median: 1.4, p95: 9.5 },
  solveHours: { median: 20.25, p95: 71 },
  byType: [
    { type: "error", opened: 41, solved: 38, firstAnswerHours: 1.1, solveHours: 26 },
    { type: "deactivation", opened: 33, solved: 33, firstAnswerHours: 0.6, solveHours: 2.5 },
    { type: "pop-ups", opened: 21, solved: 20, firstAnswerHours: 1.9, solveHours: 4 },
    { type: "wrong-patient", opened: 9, solved: 8, firstAnswerHours: 0.4, solveHours: 31 },
    { type: "forgotten-username", opened: 7, solved: 6, firstAnswerHours: 2, solveHours: 5.5 },
    { type: "privacy", opened: 1, solved: 0 },
  ],
  perDay,
  helpedByArticles: 64,
};

export const noStatistics: SupportStatistics = {
  days: 30,
  opened: 0,
  solved: 0,
  open: 0,
  late: 0,
  byType: [],
  perDay: [],
  helpedByArticles: 0,
};
