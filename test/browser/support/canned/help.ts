import type { Announcement, RoleTitles, Suggestion, Ticket, TicketAnswer, TicketLine } from "@crossbay/contract";
import { maria, uuidOf } from "./people.ts";

const screenshot = { id: uuidOf(1890), name: "page.png", type: "image/png", bytes: 184_213 };

/** Rosa Delgado could not open a result; the help desk waits for her. */
export const popUpTicket: Ticket = {
  id: uuidOf(1801),
  number: "T-2026-00012",
  type: "pop-ups",
  subject: "Results do not open in their own window",
  state: "waiting",
  openedAt: "2026-11-02T14:05:00Z",
  changedAt: "2026-11-02T16:40:00Z",
  dueAt: "2036-11-05T22:00:00Z",
  fields: {},
  messages: [
    {
      id: uuidOf(1811),
      at: "2026-11-02T14:05:00Z",
      from: "sender",
      by: "DELGADO, Rosa",
      text: "When I press Potassium nothing opens.\n\nIt worked last week on the other computer.",
      attachments: [{ id: uuidOf(1891), name: "what I see.pdf", type: "application/pdf", bytes: 48_220 }],
      internal: false,
    },
    {
      id: uuidOf(1812),
      at: "2026-11-02T16:40:00Z",
      from: "staff",
      by: "ADEYEMI, Sam",
      text: "Your browser blocks windows of this site. The help centre shows where to allow them: /support/faq/pop-up-windows. Which browser do you use?",
      attachments: [],
      internal: false,
    },
  ],
  mayAnswer: true,
  asSource: false,
};

export const errorTicket: Ticket = {
  id: uuidOf(1802),
  number: "T-2026-00014",
  type: "error",
  subject: "Error: The chart cannot be shown. Nothing was changed. Try again in a moment.",
  state: "in-progress",
  openedAt: "2026-11-03T13:10:00Z",
  changedAt: "2026-11-03T13:30:00Z",
  dueAt: "2036-11-06T22:00:00Z",
  fields: {},
  report: {
    message: "The chart cannot be shown. Nothing was changed. Try again in a moment.",
    requestId: "req-7f3a9c",
    page: "/persons/$personId",
    at: "2026-11-03T13:08:41Z",
    lastAction: "Something that names a patient",
    browser: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  },
  screenshot,
  messages: [
    {
      id: uuidOf(1813),
      at: "2026-11-03T13:10:00Z",
      from: "sender",
      by: "DELGADO, Rosa",
      text: "I wanted to open a chart after the search.",
      attachments: [],
      internal: false,
    },
  ],
  mayAnswer: true,
  asSource: false,
};

/** Somebody else's report about Lantern Street's data, put to Rosa Delgado there. */
export const sourceTicket: Ticket = {
  id: uuidOf(1803),
  number: "T-2026-00009",
  type: "wrong-data",
  subject: "Wrong data: Penicillin, 4 Feb 2026",
  state: "new",
  openedAt: "2026-11-01T18:00:00Z",
  changedAt: "2026-11-01T18:00:00Z",
  fields: {},
  line: {
    personId: maria.personId,
    what: "Penicillin, 4 Feb 2026",
    source: "Lantern Street Family Practice",
    resourceId: uuidOf(201),
  },
  messages: [
    {
      id: uuidOf(1814),
      at: "2026-11-01T18:00:00Z",
      from: "sender",
      by: "OKAFOR, Amara",
      text: "The patient says that she takes penicillin without any trouble.",
      attachments: [],
      internal: false,
    },
  ],
  mayAnswer: true,
  asSource: true,
};

export const solvedTicket: Ticket = {
  ...popUpTicket,
  id: uuidOf(1804),
  number: "T-2026-00003",
  type: "training",
  subject: "Where is my certificate?",
  state: "solved",
  openedAt: "2026-10-02T14:05:00Z",
  changedAt: "2026-10-03T14:05:00Z",
  messages: [
    { ...popUpTicket.messages[0]!, id: uuidOf(1815), text: "I need it for my file.", attachments: [] },
    { ...popUpTicket.messages[1]!, id: uuidOf(1816), text: "It stands on the page Training, under the course." },
  ],
};

export const closedTicket: Ticket = {
  ...solvedTicket,
  id: uuidOf(1805),
  number: "T-2026-00001",
  subject: "Change my e-mail address",
  type: "email-change",
  state: "closed",
  fields: { user: "rdelgado", newEmail: "rosa.delgado@lantern.example" },
  mayAnswer: false,
};

export const lineOf = (ticket: Ticket, unread: boolean): TicketLine => {
  const { id, number, type, subject, state, openedAt, changedAt, asSource } = ticket;
  return { id, number, type, subject, state, openedAt, changedAt, unread, asSource };
};

export const suggestions: Suggestion[] = [
  {
    slug: "pop-up-windows",
    title: "Results do not open: pop-up windows",
    excerpt: "Results open in windows of their own, which your browser may block.",
    path: "/support/faq/pop-up-windows",
  },
  {
    slug: "forgotten-password",
    title: "I forgot my password",
    excerpt: "Enter your username, and a temporary password comes by e-mail.",
    path: "/support/faq/forgotten-password",
  },
];

export const roleTitles: RoleTitles["titles"] = [
  { id: "care-manager", name: "Care manager" },
  { id: "nurse", name: "Nurse" },
];

export const candidates: NonNullable<TicketAnswer["candidates"]> = [
  { affiliationId: uuidOf(1821), name: "WHITLOCK, Ben", title: "Registrar", email: "ben.whitlock@crossbay.example" },
  { affiliationId: uuidOf(1822), name: "WHITLOCK, Benita", title: "Nurse", email: "benita.whitlock@crossbay.example" },
];

export const incident: Announcement = {
  id: uuidOf(1831),
  kind: "incident",
  title: "Results from Northpoint Laboratories come late",
  text: "We work on it with them. What came before is complete.",
  from: "2026-11-03T12:00:00Z",
  dismissed: false,
};

export const maintenance: Announcement = {
  id: uuidOf(1832),
  kind: "maintenance",
  title: "Short interruption on Sunday",
  text: "Nobody can sign in for a few minutes.",
  from: "2026-11-08T06:00:00Z",
  until: "2026-11-08T07:00:00Z",
  dismissed: false,
};

export const announcement: Announcement = {
  id: uuidOf(1833),
  kind: "announcement",
  title: "New: encrypted messages",
  text: "Write to the help desk and to your colleagues without e-mail.",
  from: "2026-11-01T12:00:00Z",
  dismissed: false,
};
