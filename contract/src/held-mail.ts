import { type Static, Type } from "typebox";
import { choice, instant, line, uuid } from "./shapes.ts";

/** Why a mail to the exchange was not filed: what looked wrong with it. */
export const HeldReason = choice("patient-data", "credentials", "cannot-open", "altered", "wrong-signer");
export type HeldReason = Static<typeof HeldReason>;

/** A mail that was kept back. Its sender was told how to send it safely, at most once a day. */
export const HeldMailLine = Type.Object({
  id: uuid(),
  at: instant(),
  /** As the mail says: without a sound signature nobody knows whether that is true. */
  from: Type.String(),
  /** Numbers, dates and passwords are masked. */
  subject: Type.String(),
  reasons: Type.Array(HeldReason),
  state: choice("held", "filed", "discarded"),
  /** The address belongs to an account. */
  knownSender: Type.Boolean(),
  /** A password that is in use stood in it: the account needs another one. */
  passwordReset: Type.Boolean(),
  /** Its sender was told how to send it safely. */
  answered: Type.Boolean(),
});
export type HeldMailLine = Static<typeof HeldMailLine>;

/** GET /api/support/held-mail?state=held&after=…: the newest first. */
export const HeldMailLines = Type.Object({
  mails: Type.Array(HeldMailLine),
  /** How many are held. */
  held: Type.Integer(),
  next: Type.Optional(Type.String()),
});
export type HeldMailLines = Static<typeof HeldMailLines>;

/** GET /api/support/held-mail/:mailId, audited. */
export const HeldMail = Type.Object({
  ...HeldMailLine.properties,
  /** What it says, with passwords, codes and what looks like a patient's masked; absent where it could not be opened, or is discarded. */
  text: Type.Optional(Type.String()),
  /** What came with it and was not kept. */
  attachments: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer() })),
  decidedAt: Type.Optional(instant()),
  decidedBy: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  ticket: Type.Optional(Type.Object({ id: uuid(), number: Type.String() })),
  mayFile: Type.Boolean(),
});
export type HeldMail = Static<typeof HeldMail>;

/**
 * POST /api/support/held-mail/:mailId/file: makes a request of it, with passwords and codes masked for good; …/discard: deletes
 * what it says. Each answers the HeldMail.
 */
export const HeldMailDecision = Type.Object({ reason: line(500) });
export type HeldMailDecision = Static<typeof HeldMailDecision>;

/** Whose certificate answers are encrypted for. `offered`: it came with a signed mail, and nobody has said that it is theirs. */
export const MailCertificateLine = Type.Object({
  address: Type.String(),
  fingerprint: Type.String({ description: "SHA-256, hexadecimal" }),
  name: Type.String(),
  state: choice("offered", "trusted", "removed"),
  /** `authority`: an authority that the exchange trusts vouches for it; `staff`: somebody compared the fingerprint. */
  by: choice("authority", "staff", "nobody"),
  byName: Type.Optional(Type.String()),
  learnedAt: instant(),
  notAfter: instant(),
  /** Sound now: not expired, and encryption is among its uses. */
  usable: Type.Boolean(),
});
export type MailCertificateLine = Static<typeof MailCertificateLine>;

/** GET /api/support/mail-certificates */
export const MailCertificates = Type.Object({
  /** The exchange's own, which is published; absent while no encrypted mail is taken. */
  own: Type.Optional(
    Type.Object({ address: Type.String(), fingerprint: Type.String(), notAfter: instant(), path: Type.String() }),
  ),
  certificates: Type.Array(MailCertificateLine),
});
export type MailCertificates = Static<typeof MailCertificates>;

/** POST /api/support/mail-certificates: one that was compared with its owner; answers MailCertificates. */
export const NewMailCertificate = Type.Object({
  address: line(254),
  pem: Type.String({ minLength: 1, maxLength: 20_000 }),
});
export type NewMailCertificate = Static<typeof NewMailCertificate>;

/** POST /api/support/mail-certificates/trust and …/remove; answer MailCertificates. */
export const MailCertificateChoice = Type.Object({
  address: line(254),
  fingerprint: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});
export type MailCertificateChoice = Static<typeof MailCertificateChoice>;
