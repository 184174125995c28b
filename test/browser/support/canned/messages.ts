import type { SecureRecipient, SecureThread, SecureThreadLine } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

const helpDesk = "Help desk of Crossbay";

export const recipients: SecureRecipient[] = [
  { kind: "help", name: helpDesk },
  {
    kind: "relationship-manager",
    affiliationId: uuidOf(2301),
    name: "Grace Lin",
    title: "Relationship manager",
    participantName: "Crossbay",
  },
  {
    kind: "colleague",
    affiliationId: uuidOf(2302),
    name: "Amara Okafor",
    title: "Physician",
    participantName: "Lantern Street Family Practice",
  },
  {
    kind: "colleague",
    affiliationId: uuidOf(2303),
    name: "Ben Whitlock",
    title: "Nurse",
    participantName: "Lantern Street Family Practice",
  },
];

const self = {
  kind: "account" as const,
  name: "Rosa Delgado",
  title: "Physician",
  participantName: "Lantern Street Family Practice",
  self: true,
};

/** The help desk asked Rosa Delgado about a request; she has not read it. */
export const deskThread: SecureThread = {
  id: uuidOf(2311),
  subject: "Which patient can you not see?",
  startedAt: "2026-11-02T15:00:00Z",
  changedAt: "2026-11-02T15:00:00Z",
  parties: [
    { id: uuidOf(2321), kind: "help", name: helpDesk, self: false },
    { id: uuidOf(2322), ...self },
  ],
  messages: [
    {
      id: uuidOf(2331),
      at: "2026-11-02T15:00:00Z",
      by: "Sam Adeyemi",
      own: false,
      text: "Please name the patient here, and when the form was signed.\n\nThis is encrypted.",
      attachments: [],
      mayRecall: false,
      readBy: [],
    },
  ],
  ticket: { id: uuidOf(1801), number: "T-2026-00012", subject: "Results do not open in their own window" },
  mayAnswer: true,
};

/** Rosa Delgado wrote to a colleague and to somebody outside, who has read it. */
export const outsideThread: SecureThread = {
  id: uuidOf(2312),
  subject: "Papers for the transfer",
  startedAt: "2026-10-30T13:00:00Z",
  changedAt: "2026-10-31T08:30:00Z",
  parties: [
    { id: uuidOf(2323), ...self },
    {
      id: uuidOf(2324),
      kind: "account",
      name: "Amara Okafor",
      title: "Physician",
      participantName: "Lantern Street Family Practice",
      self: false,
    },
    {
      id: uuidOf(2325),
      kind: "outside",
      name: "Lena Vogt",
      self: false,
      link: {
        state: "open",
        endsAt: "2036-11-13T13:00:00Z",
        proof: "sms",
        mobileEnd: "55",
        openedAt: "2026-10-31T08:12:00Z",
        mayRenew: true,
      },
    },
  ],
  messages: [
    {
      id: uuidOf(2332),
      at: "2026-10-30T13:00:00Z",
      by: "Rosa Delgado",
      own: true,
      text: "Dear Ms. Vogt,\n\nthe papers are attached. Please sign the second page and send it back here.",
      attachments: [{ id: uuidOf(2341), name: "transfer papers.pdf", type: "application/pdf", bytes: 118_204 }],
      mayRecall: true,
      readBy: [{ name: "Lena Vogt", at: "2026-10-31T08:12:00Z" }],
    },
    {
      id: uuidOf(2333),
      at: "2026-10-30T13:05:00Z",
      by: "Rosa Delgado",
      own: true,
      text: "",
      attachments: [],
      recalledAt: "2026-10-30T13:06:00Z",
      mayRecall: false,
      readBy: [],
    },
    {
      id: uuidOf(2334),
      at: "2026-10-31T08:30:00Z",
      by: "Lena Vogt",
      own: false,
      text: "Signed. Here it is.",
      attachments: [{ id: uuidOf(2342), name: "page 2 signed.pdf", type: "application/pdf", bytes: 92_004 }],
      mayRecall: false,
      readBy: [],
    },
  ],
  mayAnswer: true,
};

/** The link of somebody outside was locked, and nobody else reads the thread. */
export const lockedThread: SecureThread = {
  id: uuidOf(2313),
  subject: "Your question of Monday",
  startedAt: "2026-10-20T09:00:00Z",
  changedAt: "2026-10-20T09:00:00Z",
  parties: [
    { id: uuidOf(2326), ...self },
    {
      id: uuidOf(2327),
      kind: "outside",
      name: "Jonas Abara",
      self: false,
      link: { state: "locked", endsAt: "2036-11-03T09:00:00Z", proof: "passphrase", mayRenew: true },
    },
  ],
  messages: [
    {
      id: uuidOf(2335),
      at: "2026-10-20T09:00:00Z",
      by: "Rosa Delgado",
      own: true,
      text: "The answer is attached to the letter that you got.",
      attachments: [],
      mayRecall: true,
      readBy: [],
    },
  ],
  mayAnswer: false,
};

/** How a thread stands in the list. */
export const lineOfThread = (thread: SecureThread, unread: boolean, ofDesk: boolean): SecureThreadLine => ({
  id: thread.id,
  subject: thread.subject,
  changedAt: thread.changedAt,
  with: thread.parties.filter((party) => !party.self).map(({ name }) => name),
  others: 0,
  unread,
  awaitsDesk: ofDesk && unread,
  ...(thread.ticket ? { ticketNumber: thread.ticket.number } : {}),
});
