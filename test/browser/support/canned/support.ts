import type { StaffTicket } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

export const samAdeyemi = { accountId: uuidOf(1901), name: "Sam Adeyemi" };
export const graceAtDesk = { accountId: uuidOf(1902), name: "Grace Lin" };
const inesMoreau = { accountId: uuidOf(1903), name: "Ines Moreau" };

const benAtGeneral = {
  accountId: uuidOf(1911),
  affiliationId: uuidOf(1912),
  name: "WHITLOCK, Ben",
  username: "bwhitlock",
  title: "Registrar",
  participantName: "Crossbay General Hospital",
  state: "Active",
  titles: [
    { id: "registrar", name: "Registrar" },
    { id: "nurse", name: "Nurse" },
    { id: "care-manager", name: "Care manager" },
  ],
};

/** What every canned request has. */
const base = {
  fields: {},
  mayAnswer: true,
  asSource: false,
  late: false,
  mayWriteSecurely: true,
  candidates: [],
  verbs: [],
  similar: [],
  assignees: [graceAtDesk, inesMoreau, samAdeyemi],
} satisfies Partial<StaffTicket>;

const priyaSends = {
  name: "Priya Raman",
  accountId: uuidOf(1921),
  title: "Authorized user manager",
  participantName: "Crossbay General Hospital",
  verified: true,
};

/** Somebody without an account asks that a registrar's access ends: a relationship manager's task. */
export const deactivationTicket: StaffTicket = {
  ...base,
  id: uuidOf(1931),
  number: "T-2026-00012",
  type: "deactivation",
  subject: "Ben Whitlock has left",
  state: "new",
  team: "relationship",
  priority: "high",
  openedAt: "2026-10-30T13:05:00Z",
  changedAt: "2026-10-30T13:05:00Z",
  dueAt: "2026-11-02T22:00:00Z",
  late: true,
  fields: { user: "bwhitlock", onDate: "2026-10-30" },
  messages: [
    {
      id: uuidOf(1932),
      at: "2026-10-30T13:05:00Z",
      from: "sender",
      by: "Wendy Carver",
      text: "Good morning,\n\nBen Whitlock worked at the front desk until today. Please switch his account off.\n\nWendy Carver, reception",
      attachments: [{ id: uuidOf(1933), name: "leavers-october.pdf", type: "application/pdf", bytes: 48_213 }],
      internal: false,
    },
    {
      id: uuidOf(1934),
      at: "2026-10-30T13:05:00Z",
      from: "exchange",
      by: "Crossbay",
      text: "The sender is not a verified user manager of that participant, so a relationship manager decides.",
      attachments: [],
      internal: true,
    },
  ],
  sender: {
    name: "Wendy Carver",
    email: "wendy.carver@example.org",
    participantName: "Crossbay General Hospital",
    verified: false,
  },
  events: [
    { at: "2026-10-30T13:05:00Z", words: "It came over the public form" },
    { at: "2026-11-01T14:00:00Z", words: "Due tomorrow: Grace Lin was reminded" },
  ],
  candidates: [
    benAtGeneral,
    {
      ...benAtGeneral,
      affiliationId: uuidOf(1913),
      title: "Front desk",
      participantName: "Lantern Street Family Practice",
    },
  ],
  verbs: ["end-access", "change-role"],
  similar: [{ id: uuidOf(1941), number: "T-2026-00010", subject: "Account of Ben Whitlock", state: "waiting" }],
};

/** An error, reported from inside the portal with its picture; Sam is at it. */
export const errorTicket: StaffTicket = {
  ...base,
  id: uuidOf(1941),
  number: "T-2026-00014",
  type: "error",
  subject: "Results do not open",
  state: "in-progress",
  team: "support",
  priority: "normal",
  assignee: samAdeyemi,
  openedAt: "2026-10-31T15:10:00Z",
  changedAt: "2026-11-01T16:20:00Z",
  dueAt: "2036-11-05T22:00:00Z",
  report: {
    message: "The answer could not be read. Something between you and the exchange failed.",
    requestId: "req-7f3a9c",
    page: "/persons/$personId/results",
    at: "2026-10-31T15:08:41Z",
    lastAction: "Show all 112 results",
    browser: "Edge 141 on Windows",
  },
  screenshot: { id: uuidOf(1942), name: "page.png", type: "image/png", bytes: 181_004 },
  messages: [
    {
      id: uuidOf(1943),
      at: "2026-10-31T15:10:00Z",
      from: "sender",
      by: "Amara Okafor",
      text: "It happens each time I open the older results. The newest ones are fine.",
      attachments: [],
      internal: false,
    },
    {
      id: uuidOf(1944),
      at: "2026-10-31T15:42:00Z",
      from: "staff",
      by: "Sam Adeyemi",
      text: "Thank you, Dr Okafor. I see the failed request. Does it happen on another computer too?",
      attachments: [],
      internal: false,
    },
    {
      id: uuidOf(1945),
      at: "2026-10-31T15:45:00Z",
      from: "staff",
      by: "Sam Adeyemi",
      text: "The proxy of the hospital cuts answers after 60 seconds. Asked their network team.",
      attachments: [],
      internal: true,
    },
    {
      id: uuidOf(1946),
      at: "2026-11-01T16:20:00Z",
      from: "sender",
      by: "Amara Okafor",
      text: "Only on the computers of the emergency department.",
      attachments: [{ id: uuidOf(1947), name: "proxy-message.png", type: "image/png", bytes: 2_400_000 }],
      internal: false,
      cameBy: "encrypted-mail",
    },
  ],
  sender: {
    name: "Amara Okafor",
    accountId: uuidOf(1922),
    title: "Physician",
    participantName: "Crossbay General Hospital",
    verified: false,
  },
  events: [
    { at: "2026-10-31T15:10:00Z", words: "It came over the portal" },
    { at: "2026-10-31T15:40:00Z", by: "Sam Adeyemi", words: "Sam Adeyemi took it" },
    { at: "2026-10-31T15:42:00Z", by: "Sam Adeyemi", words: "Answered, waiting for the sender" },
    { at: "2026-11-01T16:20:00Z", words: "The sender answered" },
  ],
  explains: "req-7f3a9c",
};

/** An address to change, asked for by a verified user manager. */
export const emailTicket: StaffTicket = {
  ...base,
  id: uuidOf(1951),
  number: "T-2026-00015",
  type: "email-change",
  subject: "New address of Rosa Delgado",
  state: "new",
  team: "relationship",
  priority: "normal",
  openedAt: "2026-11-01T12:00:00Z",
  changedAt: "2026-11-01T12:00:00Z",
  dueAt: "2036-11-03T22:00:00Z",
  fields: { user: "Rosa Delgado", newEmail: "rosa.delgado@lanternstreet.example" },
  messages: [
    {
      id: uuidOf(1952),
      at: "2026-11-01T12:00:00Z",
      from: "sender",
      by: "Priya Raman",
      text: "She uses her new address from now on.",
      attachments: [],
      internal: false,
    },
  ],
  sender: priyaSends,
  events: [{ at: "2026-11-01T12:00:00Z", words: "It came over the portal" }],
  candidates: [
    {
      ...benAtGeneral,
      accountId: uuidOf(1953),
      affiliationId: uuidOf(1954),
      name: "DELGADO, Rosa",
      username: "rdelgado",
      title: "Nurse practitioner",
      participantName: "Lantern Street Family Practice",
    },
  ],
  verbs: ["change-email", "tell-username"],
};

/** A line of a chart that is somebody else's: the steward asked the source, which answered. */
export const wrongPatientTicket: StaffTicket = {
  ...base,
  id: uuidOf(1961),
  number: "T-2026-00016",
  type: "wrong-patient",
  subject: "This potassium is not hers",
  state: "waiting",
  team: "stewards",
  priority: "urgent",
  assignee: inesMoreau,
  openedAt: "2026-11-01T09:00:00Z",
  changedAt: "2026-11-01T15:00:00Z",
  dueAt: "2036-11-02T22:00:00Z",
  line: { personId: uuidOf(1), what: "Potassium, 12 Mar 2026", source: "Northpoint Laboratories" },
  messages: [
    {
      id: uuidOf(1962),
      at: "2026-11-01T09:00:00Z",
      from: "sender",
      by: "Amara Okafor",
      text: "The specimen was drawn while she was in another town. I think it is her sister’s.",
      attachments: [],
      internal: false,
    },
    {
      id: uuidOf(1963),
      at: "2026-11-01T15:00:00Z",
      from: "source",
      by: "Nils Sorensen",
      text: "The label carried the wrong record number. A corrected result is on its way.",
      attachments: [],
      internal: false,
    },
  ],
  sender: errorTicket.sender,
  events: [{ at: "2026-11-01T09:00:00Z", words: "Northpoint Laboratories was asked" }],
  source: {
    name: "Northpoint results",
    participantName: "Northpoint Laboratories",
    answeredAt: "2026-11-01T15:00:00Z",
  },
};

/** It went into another request. */
export const mergedTicket: StaffTicket = {
  ...base,
  id: uuidOf(1971),
  number: "T-2026-00009",
  type: "pop-ups",
  subject: "Nothing opens when I press a result",
  state: "closed",
  team: "support",
  priority: "low",
  openedAt: "2026-10-20T12:00:00Z",
  changedAt: "2026-10-21T12:00:00Z",
  mayAnswer: false,
  mayWriteSecurely: false,
  messages: [],
  sender: errorTicket.sender,
  events: [{ at: "2026-10-21T12:00:00Z", by: "Sam Adeyemi", words: "Merged into T-2026-00014" }],
  mergedInto: { id: errorTicket.id, number: errorTicket.number },
};

export const staffTickets: StaffTicket[] = [
  deactivationTicket,
  wrongPatientTicket,
  emailTicket,
  errorTicket,
  mergedTicket,
];
