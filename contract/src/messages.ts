import { type Static, Type } from "typebox";
import { choice, instant, line, uuid } from "./shapes.ts";
import { Attachment } from "./support.ts";

/**
 * How somebody outside proves who they are, beside the link of the mail: by a code to the mobile phone whose number the sender
 * knows, or by a code to the same mailbox and a passphrase that the sender tells them another way.
 */
export const SecureProof = Type.Union([
  Type.Object({ by: Type.Literal("sms"), mobile: line(40) }),
  Type.Object({
    by: Type.Literal("passphrase"),
    passphrase: Type.String({ minLength: 10, maxLength: 100, description: "Told by telephone, never by mail" }),
  }),
]);
export type SecureProof = Static<typeof SecureProof>;

/** Days that the link of somebody outside works. */
export const secureLinkDays = { min: 1, usual: 14, max: 30 } as const;
const daysOpen = () => Type.Integer({ minimum: secureLinkDays.min, maximum: secureLinkDays.max });

/** Somebody outside the exchange, who gets a mail with a link. */
export const OutsideRecipient = Type.Object({
  name: line(150),
  email: Type.String({ minLength: 3, maxLength: 254 }),
  proof: SecureProof,
  daysOpen: Type.Optional(daysOpen()),
});
export type OutsideRecipient = Static<typeof OutsideRecipient>;

/**
 * Somebody to whom the reader may write. `help`: the exchange's help desk; `relationship-manager`: of the own participant;
 * `colleague`: of the own participant; `user`: of any participant, for the exchange's staff.
 */
export const SecureRecipient = Type.Object({
  kind: choice("help", "relationship-manager", "colleague", "user"),
  /** All but help. */
  affiliationId: Type.Optional(uuid()),
  name: Type.String(),
  title: Type.Optional(Type.String()),
  participantName: Type.Optional(Type.String()),
});
export type SecureRecipient = Static<typeof SecureRecipient>;

/**
 * POST /api/messages/recipients, so that no name stands in an address: help and the relationship manager first, then colleagues, or
 * users for staff, whose names hold all of the words; at most 20. Users are found from two letters on.
 */
export const SecureRecipientSearch = Type.Object({ text: Type.String({ maxLength: 100 }) });
export type SecureRecipientSearch = Static<typeof SecureRecipientSearch>;
export const SecureRecipients = Type.Object({
  recipients: Type.Array(SecureRecipient, { maxItems: 20 }),
  /** There are more: type more of the name. */
  more: Type.Boolean(),
});
export type SecureRecipients = Static<typeof SecureRecipients>;

/** `ticket-sender`: whoever sent the request of ticketId, by account; an outside sender is given as `outside`. */
export const SecureTo = Type.Union([
  Type.Object({ kind: Type.Literal("help") }),
  Type.Object({ kind: Type.Literal("affiliation"), affiliationId: uuid() }),
  Type.Object({ kind: Type.Literal("outside"), person: OutsideRecipient }),
  Type.Object({ kind: Type.Literal("ticket-sender") }),
]);
export type SecureTo = Static<typeof SecureTo>;

/** POST /api/messages; answers SecureSent. Attachments come by POST /api/help/attachments. */
export const NewSecureThread = Type.Object({
  subject: line(150),
  text: line(20_000),
  to: Type.Array(SecureTo, { minItems: 1, maxItems: 10 }),
  /** The request about which staff ask securely; those who may see the request read the thread. */
  ticketId: Type.Optional(uuid()),
  attachmentIds: Type.Optional(Type.Array(uuid(), { maxItems: 5 })),
});
export type NewSecureThread = Static<typeof NewSecureThread>;

/** POST /api/messages/:threadId/messages; answers SecureSent. */
export const NewSecureMessage = Type.Object({
  text: line(20_000),
  attachmentIds: Type.Optional(Type.Array(uuid(), { maxItems: 5 })),
});
export type NewSecureMessage = Static<typeof NewSecureMessage>;

export const SecureMessage = Type.Object({
  id: uuid(),
  at: instant(),
  by: Type.String({ description: "Name" }),
  /** Written by the reader, or by the help desk while the reader is of it. */
  own: Type.Boolean(),
  /** Empty when recalled. */
  text: Type.String(),
  attachments: Type.Array(Attachment),
  recalledAt: Type.Optional(instant()),
  mayRecall: Type.Boolean(),
  /** Who opened it first, and when; told to those who wrote it only. */
  readBy: Type.Array(Type.Object({ name: Type.String(), at: instant() })),
});
export type SecureMessage = Static<typeof SecureMessage>;

export const SecureParty = Type.Object({
  id: uuid(),
  kind: choice("account", "help", "outside"),
  name: Type.String(),
  title: Type.Optional(Type.String()),
  participantName: Type.Optional(Type.String()),
  /** The reader. */
  self: Type.Boolean(),
  /** outside, told to those who wrote to them: how the link stands. `locked`: after too many wrong codes. */
  link: Type.Optional(
    Type.Object({
      state: choice("open", "over", "locked", "withdrawn"),
      endsAt: instant(),
      proof: choice("sms", "passphrase"),
      /** Last digits of the mobile number. */
      mobileEnd: Type.Optional(Type.String()),
      openedAt: Type.Optional(instant()),
      /** A new link may be sent by the reader. */
      mayRenew: Type.Boolean(),
    }),
  ),
});
export type SecureParty = Static<typeof SecureParty>;

/** GET /api/messages/:threadId: opening it marks what is in it as read. */
export const SecureThread = Type.Object({
  id: uuid(),
  subject: Type.String(),
  startedAt: instant(),
  changedAt: instant(),
  parties: Type.Array(SecureParty),
  messages: Type.Array(SecureMessage),
  ticket: Type.Optional(Type.Object({ id: uuid(), number: Type.String(), subject: Type.String() })),
  mayAnswer: Type.Boolean(),
});
export type SecureThread = Static<typeof SecureThread>;

export const SecureSent = Type.Object({
  thread: SecureThread,
  /** A password or code stood in it: it was masked, and a reset is under way. */
  masked: Type.Boolean(),
});
export type SecureSent = Static<typeof SecureSent>;

export const SecureThreadLine = Type.Object({
  id: uuid(),
  subject: Type.String(),
  changedAt: instant(),
  /** The others in it, the first four. */
  with: Type.Array(Type.String()),
  others: Type.Integer({ description: "How many more there are" }),
  unread: Type.Boolean(),
  /** To the help desk, which has not answered yet; told to the desk only. */
  awaitsDesk: Type.Boolean(),
  ticketNumber: Type.Optional(Type.String()),
});
export type SecureThreadLine = Static<typeof SecureThreadLine>;

/** GET /api/messages?after=…&ticketId=…: the newest change first, 30 a page; `unread` counts all threads of the reader. */
export const SecureThreadLines = Type.Object({
  threads: Type.Array(SecureThreadLine, { maxItems: 30 }),
  unread: Type.Integer(),
  after: Type.Optional(Type.String()),
  /** May write to users of all participants. */
  staff: Type.Boolean(),
});
export type SecureThreadLines = Static<typeof SecureThreadLines>;

/** GET /api/messages/unread, with the header x-crossbay-poll it keeps nobody signed in. */
export const SecureUnread = Type.Object({ unread: Type.Integer() });
export type SecureUnread = Static<typeof SecureUnread>;

/**
 * POST /api/messages/:threadId/parties/:partyId/link sends another link to somebody outside, the one before works no more; without
 * `proof` the same proof as before. POST …/link/withdraw ends it. POST /api/messages/:threadId/messages/:messageId/recall takes a message
 * back: nobody reads it any more. Each answers the SecureThread. GET /api/messages/:threadId/attachments/:attachmentId answers the file.
 */
export const SecureLinkRenewal = Type.Object({
  proof: Type.Optional(SecureProof),
  daysOpen: Type.Optional(daysOpen()),
});
export type SecureLinkRenewal = Static<typeof SecureLinkRenewal>;
