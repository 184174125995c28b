import { type Static, Type } from "typebox";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";

/** What a request for help is about (policy §9). */
export const TicketType = choice(
  "deactivation",
  "role-change",
  "email-change",
  "forgotten-username",
  "not-visible",
  "wrong-data",
  "wrong-patient",
  "error",
  "pop-ups",
  "alerts",
  "privacy",
  "training",
  "other",
);
export type TicketType = Static<typeof TicketType>;

/** `waiting`: for an answer of who sent it. A solved one closes by itself after 14 days, or opens again by an answer. */
export const TicketState = choice("new", "waiting", "in-progress", "solved", "closed");
export type TicketState = Static<typeof TicketState>;

/** Whose work it is: support agents, relationship managers, identity stewards, privacy auditors. */
export const TicketTeam = choice("support", "relationship", "stewards", "privacy");
export type TicketTeam = Static<typeof TicketTeam>;

export const TicketPriority = choice("urgent", "high", "normal", "low");
export type TicketPriority = Static<typeof TicketPriority>;

export const Attachment = Type.Object({
  id: uuid(),
  name: Type.String({ description: "As its sender called it; never part of an address" }),
  type: Type.String({ description: "Media type, by its bytes" }),
  bytes: Type.Integer(),
});
export type Attachment = Static<typeof Attachment>;

/**
 * POST /api/help/attachments takes the bytes of one file as application/octet-stream, at most 10 MB, its name
 * percent-encoded in the header {@link fileNameHeader}; answers an Attachment, which a request or a message then names. One that
 * nothing names within a day is deleted. Pictures (PNG, JPEG), PDF, plain text, CSV and Office documents are taken.
 */
export const fileNameHeader = "x-crossbay-file-name";
export const attachmentBytesMax = 10 * 1024 * 1024;

/** What the portal knows about a failure, and fills in. */
export const ErrorReport = Type.Object({
  message: Type.String({ maxLength: 2_000, description: "Exactly what stood on the page" }),
  requestId: Type.Optional(Type.String({ maxLength: 100 })),
  page: Type.String({
    maxLength: 300,
    description: "Pattern of the address, such as /persons/$personId: ids stay out",
  }),
  at: instant(),
  lastAction: Type.Optional(Type.String({ maxLength: 300, description: "What the reader did before" })),
  browser: Type.String({ maxLength: 300 }),
});
export type ErrorReport = Static<typeof ErrorReport>;

/** The line of a chart that somebody says is wrong, or somebody else's. */
export const ChartLine = Type.Object({
  personId: uuid(),
  what: Type.String({ maxLength: 300, description: "Potassium, 12 Mar 2026" }),
  /** The name of its source as the chart shows it; the exchange finds the source by the resource. */
  source: Type.Optional(Type.String({ maxLength: 200 })),
  resourceId: Type.Optional(Type.String({ maxLength: 100 })),
});
export type ChartLine = Static<typeof ChartLine>;

/** What is asked besides the words, by type; what does not belong to the type is refused. */
export const TicketFields = Type.Object({
  /** deactivation, role-change, email-change: name, e-mail address or username of whom it is about. */
  user: Type.Optional(line(254)),
  /** Chosen where `user` fits several people of the own participant. */
  affiliationId: Type.Optional(uuid()),
  /** deactivation: last day; role-change: from when on. */
  onDate: Type.Optional(plainDate()),
  /** role-change */
  titleId: Type.Optional(line(60)),
  /** email-change */
  newEmail: Type.Optional(line(254)),
  /** not-visible: how the patient is referred to, only over the portal. */
  patient: Type.Optional(line(300)),
  /** not-visible: when the patient signed. */
  decisionDate: Type.Optional(plainDate()),
  /** not-visible, error: the number on the notice. */
  requestId: Type.Optional(Type.String({ maxLength: 100 })),
});
export type TicketFields = Static<typeof TicketFields>;

/** POST /api/help/tickets, by somebody signed in; answers TicketSent. */
export const NewTicket = Type.Object({
  type: TicketType,
  subject: line(150),
  text: line(8_000),
  fields: Type.Optional(TicketFields),
  report: Type.Optional(ErrorReport),
  line: Type.Optional(ChartLine),
  attachmentIds: Type.Optional(Type.Array(uuid(), { maxItems: 5 })),
  /** The picture that the reader saw and covered in part, among attachmentIds. */
  screenshotId: Type.Optional(uuid()),
});
export type NewTicket = Static<typeof NewTicket>;

/** GET /api/help/titles: to which a role can be changed by a request that counts at once; none for whom it does not. */
export const RoleTitles = Type.Object({
  titles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type RoleTitles = Static<typeof RoleTitles>;

export const TicketMessage = Type.Object({
  id: uuid(),
  at: instant(),
  /** `sender`: who asked; `staff`: of the exchange; `source`: whose data it is about; `exchange`: by itself. */
  from: choice("sender", "staff", "source", "exchange"),
  by: Type.String({ description: "Name" }),
  text: Type.String(),
  attachments: Type.Array(Attachment),
  /** Staff alone see it. */
  internal: Type.Boolean(),
  /** How it came, where not over the page. */
  cameBy: Type.Optional(choice("encrypted-mail", "mail")),
});
export type TicketMessage = Static<typeof TicketMessage>;

/** A request as whoever sent it sees it, and as a source sees one about its data. */
export const Ticket = Type.Object({
  id: uuid(),
  number: Type.String({ description: "T-2026-00012" }),
  type: TicketType,
  subject: Type.String(),
  state: TicketState,
  openedAt: instant(),
  changedAt: instant(),
  /** Due by then, in the exchange's own words to the sender. */
  dueAt: Type.Optional(instant()),
  fields: TicketFields,
  report: Type.Optional(ErrorReport),
  line: Type.Optional(ChartLine),
  screenshot: Type.Optional(Attachment),
  messages: Type.Array(TicketMessage),
  mayAnswer: Type.Boolean(),
  /** The reader belongs to the source that was asked, and did not send it. */
  asSource: Type.Boolean(),
});
export type Ticket = Static<typeof Ticket>;

export const TicketLine = Type.Object({
  id: uuid(),
  number: Type.String(),
  type: TicketType,
  subject: Type.String(),
  state: TicketState,
  openedAt: instant(),
  changedAt: instant(),
  /** There is an answer that the reader has not opened. */
  unread: Type.Boolean(),
  asSource: Type.Boolean(),
});
export type TicketLine = Static<typeof TicketLine>;

/** GET /api/help/tickets: the reader's own, and those put to the reader's source; the newest change first. */
export const TicketLines = Type.Object({ tickets: Type.Array(TicketLine), unread: Type.Integer() });
export type TicketLines = Static<typeof TicketLines>;

/** What became of it at once. */
export const TicketSent = Type.Object({
  ticket: Ticket,
  /**
   * `done`: a user manager or privacy officer ended or changed somebody of the own participant: it counts already. `choose`: several people
   * fit, nothing was done yet: send again with one of `candidates`. `sent`: somebody reads it.
   */
  outcome: choice("sent", "done", "choose"),
  words: Type.String(),
  candidates: Type.Optional(
    Type.Array(Type.Object({ affiliationId: uuid(), name: Type.String(), title: Type.String(), email: Type.String() })),
  ),
  /** A password or code stood in it: it was masked, and a reset is under way. */
  masked: Type.Boolean(),
});
export type TicketSent = Static<typeof TicketSent>;

/** `choose` comes without a ticket, since nothing was opened. */
export const TicketAnswer = Type.Object({
  ...TicketSent.properties,
  ticket: Type.Optional(Ticket),
});
export type TicketAnswer = Static<typeof TicketAnswer>;

/** POST /api/help/tickets/:ticketId/messages; answers the Ticket as it is then. Opens a solved one again. */
export const NewTicketMessage = Type.Object({
  text: line(8_000),
  attachmentIds: Type.Optional(Type.Array(uuid(), { maxItems: 5 })),
});
export type NewTicketMessage = Static<typeof NewTicketMessage>;

/** POST /api/help/suggestions, signed in or not: FAQ answers that fit what was typed so far. POST, so that no words stand in an address. */
export const SuggestionsRequest = Type.Object({
  text: Type.String({ maxLength: 500 }),
  type: Type.Optional(TicketType),
});
export type SuggestionsRequest = Static<typeof SuggestionsRequest>;

export const Suggestion = Type.Object({
  slug: Type.String(),
  title: Type.String(),
  /** First sentence of the answer. */
  excerpt: Type.String(),
  path: Type.String({ description: "/support/faq/pop-up-windows" }),
});
export type Suggestion = Static<typeof Suggestion>;
export const Suggestions = Type.Object({ suggestions: Type.Array(Suggestion, { maxItems: 5 }) });
export type Suggestions = Static<typeof Suggestions>;

/** POST /api/help/suggestions/:slug/helped, nothing else: counts that an answer made a request unnecessary. */

/** GET /api/help/announcements: what everybody who signs in is told now; an incident stays until it is over. */
export const Announcement = Type.Object({
  id: uuid(),
  kind: choice("announcement", "incident", "maintenance"),
  title: Type.String(),
  text: Type.String(),
  from: instant(),
  until: Type.Optional(instant()),
  /** The reader has put it away; incidents cannot be. */
  dismissed: Type.Boolean(),
});
export type Announcement = Static<typeof Announcement>;
export const Announcements = Type.Object({ announcements: Type.Array(Announcement) });
export type Announcements = Static<typeof Announcements>;
/** POST /api/help/announcements/:id/dismiss → 204 */
