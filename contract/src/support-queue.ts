import { type Static, Type } from "typebox";
import { choice, instant, line, uuid } from "./shapes.ts";
import { Ticket, TicketPriority, TicketState, TicketTeam, TicketType } from "./support.ts";

/** A request for help as those who answer see it in their queue. */
export const QueuedTicket = Type.Object({
  id: uuid(),
  number: Type.String(),
  type: TicketType,
  subject: Type.String(),
  state: TicketState,
  team: TicketTeam,
  priority: TicketPriority,
  assignee: Type.Optional(Type.Object({ accountId: uuid(), name: Type.String() })),
  /** "Amara Okafor", or the name that somebody without an account gave. */
  sender: Type.String(),
  participantName: Type.Optional(Type.String()),
  openedAt: instant(),
  changedAt: instant(),
  dueAt: Type.Optional(instant()),
  late: Type.Boolean(),
  /** The last word is the sender's. */
  awaitsStaff: Type.Boolean(),
});
export type QueuedTicket = Static<typeof QueuedTicket>;

/** POST /api/support/tickets/search, so that nothing that was typed stands in an address. */
export const TicketSearch = Type.Object({
  /** `open`: all but solved and closed. */
  state: Type.Optional(choice("open", "new", "waiting", "in-progress", "solved", "closed")),
  type: Type.Optional(TicketType),
  team: Type.Optional(TicketTeam),
  assignee: Type.Optional(choice("me", "nobody")),
  late: Type.Optional(Type.Boolean()),
  /** Words in number, subject, texts or the sender's name. */
  text: Type.Optional(Type.String({ maxLength: 200 })),
  after: Type.Optional(Type.String({ maxLength: 200, description: "Where the page before ended" })),
});
export type TicketSearch = Static<typeof TicketSearch>;

export const TicketPage = Type.Object({
  tickets: Type.Array(QueuedTicket, { maxItems: 50 }),
  after: Type.Optional(Type.String()),
  /** Of all open ones that the reader may see, whatever is filtered. */
  counts: Type.Object({
    open: Type.Integer(),
    new: Type.Integer(),
    mine: Type.Integer(),
    unassigned: Type.Integer(),
    late: Type.Integer(),
    /** Mails that were kept back and wait for somebody to decide about them. */
    heldMails: Type.Optional(Type.Integer()),
  }),
});
export type TicketPage = Static<typeof TicketPage>;

/** Somebody whom a request may be about, found by what it names. For those who may look users up. */
export const TicketCandidate = Type.Object({
  accountId: uuid(),
  affiliationId: uuid(),
  name: Type.String(),
  username: Type.String(),
  title: Type.String(),
  participantName: Type.String(),
  state: Type.String(),
  /** Those of that participant that can be given, where change-role is one of the verbs. */
  titles: Type.Optional(Type.Array(Type.Object({ id: Type.String(), name: Type.String() }))),
});
export type TicketCandidate = Static<typeof TicketCandidate>;

/** What staff can do from the request; what is done is done, told to the sender, and solves it. */
export const TicketVerb = choice("end-access", "change-role", "change-email", "tell-username");
export type TicketVerb = Static<typeof TicketVerb>;

export const TicketEvent = Type.Object({
  at: instant(),
  by: Type.Optional(Type.String()),
  /** A sentence: "Sam Adeyemi took it", "Due tomorrow: Grace Lin was reminded". */
  words: Type.String(),
});
export type TicketEvent = Static<typeof TicketEvent>;

/** GET /api/support/tickets/:ticketId */
export const StaffTicket = Type.Object({
  ...Ticket.properties,
  team: TicketTeam,
  priority: TicketPriority,
  late: Type.Boolean(),
  assignee: Type.Optional(Type.Object({ accountId: uuid(), name: Type.String() })),
  sender: Type.Object({
    name: Type.String(),
    email: Type.Optional(Type.String({ description: "Of a sender without an account, as it was typed: not proved" })),
    accountId: Type.Optional(uuid()),
    title: Type.Optional(Type.String()),
    participantName: Type.Optional(Type.String()),
    /** User manager or privacy officer of that participant, signed in when it was sent. */
    verified: Type.Boolean(),
  }),
  /** Whom an outside sender may be asked over, encrypted. */
  mayWriteSecurely: Type.Boolean(),
  events: Type.Array(TicketEvent),
  candidates: Type.Array(TicketCandidate),
  verbs: Type.Array(TicketVerb),
  /** The request id that "Explain this refusal" takes. */
  explains: Type.Optional(Type.String()),
  /** wrong-data, wrong-patient: the source that was asked, and whether it answered. */
  source: Type.Optional(
    Type.Object({ name: Type.String(), participantName: Type.String(), answeredAt: Type.Optional(instant()) }),
  ),
  /** Others of the same sender or with the same subject, which may be the same request. */
  similar: Type.Array(Type.Object({ id: uuid(), number: Type.String(), subject: Type.String(), state: TicketState })),
  mergedInto: Type.Optional(Type.Object({ id: uuid(), number: Type.String() })),
  /** Those to whom it can be given. */
  assignees: Type.Array(Type.Object({ accountId: uuid(), name: Type.String() })),
});
export type StaffTicket = Static<typeof StaffTicket>;

/** POST /api/support/tickets/:ticketId/messages; this and the following answer the StaffTicket as it is then. */
export const StaffMessage = Type.Object({
  text: line(8_000),
  internal: Type.Boolean(),
  attachmentIds: Type.Optional(Type.Array(uuid(), { maxItems: 5 })),
  /** What the request becomes with it: waiting for the sender, or solved. */
  state: Type.Optional(choice("waiting", "in-progress", "solved")),
  cannedAnswerId: Type.Optional(uuid()),
});
export type StaffMessage = Static<typeof StaffMessage>;

/** POST /api/support/tickets/:ticketId/change */
export const TicketChange = Type.Object({
  state: Type.Optional(TicketState),
  team: Type.Optional(TicketTeam),
  priority: Type.Optional(TicketPriority),
  type: Type.Optional(TicketType),
  /** null: nobody */
  assigneeId: Type.Optional(Type.Union([uuid(), Type.Null()])),
  dueAt: Type.Optional(instant()),
  reason: Type.Optional(line(500)),
});
export type TicketChange = Static<typeof TicketChange>;

/** POST /api/support/tickets/:ticketId/merge: its messages are read there from then on, its sender is told. */
export const MergeRequest = Type.Object({ intoNumber: line(20) });
export type MergeRequest = Static<typeof MergeRequest>;

/** POST /api/support/tickets/:ticketId/act */
export const TicketAct = Type.Object({
  verb: TicketVerb,
  affiliationId: uuid(),
  reason: line(500),
  titleId: Type.Optional(line(60)),
  /** change-email: only after the identity was proofed anew; the old address is told. */
  newEmail: Type.Optional(line(254)),
  proofedBy: Type.Optional(choice("photo-id-seen", "known-in-person", "called-back-on-record")),
});
export type TicketAct = Static<typeof TicketAct>;

/** GET /api/support/canned-answers · PUT /api/support/canned-answers/:id (any new id adds one) · POST …/:id/remove */
export const CannedAnswer = Type.Object({
  id: uuid(),
  title: line(100),
  text: line(8_000),
  type: Type.Optional(TicketType),
});
export type CannedAnswer = Static<typeof CannedAnswer>;
export const CannedAnswers = Type.Object({ answers: Type.Array(CannedAnswer) });
export type CannedAnswers = Static<typeof CannedAnswers>;

/** GET /api/support/statistics?days=30 */
export const SupportStatistics = Type.Object({
  days: Type.Integer(),
  opened: Type.Integer(),
  solved: Type.Integer(),
  open: Type.Integer(),
  late: Type.Integer(),
  /** Hours on the clock, the middle and the slowest twentieth; absent where there are none. */
  firstAnswerHours: Type.Optional(Type.Object({ median: Type.Number(), p95: Type.Number() })),
  solveHours: Type.Optional(Type.Object({ median: Type.Number(), p95: Type.Number() })),
  byType: Type.Array(
    Type.Object({
      type: TicketType,
      opened: Type.Integer(),
      solved: Type.Integer(),
      firstAnswerHours: Type.Optional(Type.Number()),
      solveHours: Type.Optional(Type.Number()),
    }),
  ),
  /** Opened on each day, the oldest first. */
  perDay: Type.Array(
    Type.Object({ day: Type.String({ format: "date" }), opened: Type.Integer(), solved: Type.Integer() }),
  ),
  /** How often an FAQ answer made a request unnecessary. */
  helpedByArticles: Type.Integer(),
});
export type SupportStatistics = Static<typeof SupportStatistics>;

/** An article of the help centre as its writers see it. GET /api/support/articles · GET /api/support/articles/:slug */
export const ArticleLine = Type.Object({
  slug: Type.String({ pattern: "^[a-z0-9-]{1,80}$" }),
  title: Type.String(),
  category: Type.String(),
  version: Type.Integer({ description: "0: as the product brings it" }),
  changedAt: Type.Optional(instant()),
  changedBy: Type.Optional(Type.String()),
  hidden: Type.Boolean(),
  helped: Type.Integer(),
});
export type ArticleLine = Static<typeof ArticleLine>;
export const ArticleLines = Type.Object({
  articles: Type.Array(ArticleLine),
  categories: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type ArticleLines = Static<typeof ArticleLines>;

export const Article = Type.Object({
  ...ArticleLine.properties,
  /** Markdown; links to pages of the exchange begin with /. */
  body: Type.String(),
  /** Other words by which it is found. */
  keywords: Type.String(),
  /** The link that does what the answer says. */
  action: Type.Object({ label: Type.String(), path: Type.String() }),
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), at: Type.Optional(instant()), by: Type.Optional(Type.String()) }),
  ),
});
export type Article = Static<typeof Article>;

/** PUT /api/support/articles/:slug: a new version, or a new article; 409 when somebody was faster. Answers the Article. */
export const ArticleEdit = Type.Object({
  /** The version that was edited; 0 for one of the product's, or a new one. */
  version: Type.Integer({ minimum: 0 }),
  title: line(150),
  category: line(40),
  body: line(20_000),
  keywords: Type.String({ maxLength: 500 }),
  action: Type.Object({ label: line(80), path: Type.String({ maxLength: 300, pattern: "^/[^\\s]*$" }) }),
  hidden: Type.Boolean(),
});
export type ArticleEdit = Static<typeof ArticleEdit>;

/** POST /api/support/articles/preview {body} → the HTML of its public page; GET …/:slug/versions/:version → Article of then. */
export const ArticlePreview = Type.Object({ html: Type.String() });
export type ArticlePreview = Static<typeof ArticlePreview>;

export const ComponentState = choice("working", "slow", "down", "maintenance");
export type ComponentState = Static<typeof ComponentState>;
export const ComponentId = choice("portal", "sign-in", "messages-in", "charts", "mail", "text-messages");
export type ComponentId = Static<typeof ComponentId>;

/** GET /api/support/status: for those who write the status page; the public page is /status. */
export const StatusItem = Type.Object({
  id: uuid(),
  kind: choice("announcement", "incident", "maintenance"),
  title: line(150),
  text: line(2_000),
  components: Type.Array(ComponentId),
  /** What the components are while it lasts. */
  componentState: Type.Optional(ComponentState),
  from: instant(),
  until: Type.Optional(instant()),
  /** Who is told on sign-in, besides the status page: everybody, or nobody. */
  toldOnSignIn: Type.Boolean(),
  updates: Type.Array(Type.Object({ at: instant(), by: Type.String(), text: Type.String() })),
  endedAt: Type.Optional(instant()),
});
export type StatusItem = Static<typeof StatusItem>;
export const StatusItems = Type.Object({ items: Type.Array(StatusItem) });
export type StatusItems = Static<typeof StatusItems>;

/** POST /api/support/status adds one; POST …/:id/updates {text} · POST …/:id/end {text}; each answers the StatusItem. */
export const NewStatusItem = Type.Object({
  kind: choice("announcement", "incident", "maintenance"),
  title: line(150),
  text: line(2_000),
  components: Type.Array(ComponentId),
  componentState: Type.Optional(ComponentState),
  from: Type.Optional(instant()),
  until: Type.Optional(instant()),
  toldOnSignIn: Type.Boolean(),
});
export type NewStatusItem = Static<typeof NewStatusItem>;
export const StatusUpdate = Type.Object({ text: line(2_000) });
export type StatusUpdate = Static<typeof StatusUpdate>;
