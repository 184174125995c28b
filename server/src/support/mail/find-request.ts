import type { Tx } from "../../platform/transaction.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { findTicketByNumber, lockTicket } from "../tickets/ticket-store.ts";
import type { MailSigner } from "./find-signer.ts";
import { numberInSubject } from "./mail-head-rules.ts";
import { ticketOfRecipients } from "./plus-address-rules.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

type MailToAssign = {
  from: string;
  recipients: readonly string[];
  subject: string;
  isVerified: boolean;
  /** The account that signed it. */
  signer: MailSigner | undefined;
};

/**
 * The request that a mail answers: by the secret address that only its sender was given, or by the number in its subject where the
 * signature proves that its sender writes. In-Reply-To and numbers that anybody can type prove nothing. A request of an account is
 * answered by nobody but that account's verified signer while it belongs to the participant for which it asked. Locked.
 */
export async function findRequest(
  tx: Tx,
  { keys, supportMail }: MailContext & { supportMail: SupportMail },
  mail: MailToAssign,
): Promise<KeptTicket | undefined> {
  const { from, recipients, subject, isVerified } = mail;
  const bySecret = ticketOfRecipients(keys.signIn, { address: supportMail.address, recipients, sender: from });
  const number = isVerified ? numberInSubject(subject) : undefined;
  const id = bySecret ?? (number ? (await findTicketByNumber(tx, number))?.id : undefined);
  const ticket = id ? await lockTicket(tx, id) : undefined;
  if (!ticket || !isOf(ticket, mail)) return undefined;
  const open = ticket.mergedIntoId ? await lockTicket(tx, ticket.mergedIntoId) : ticket;
  return open && open.state !== "closed" && isOf(open, mail) ? open : undefined;
}

/** A request goes on in another one sometimes, which is somebody else's maybe. */
function isOf(
  { senderAccountId, senderParticipantId, senderEmail }: KeptTicket,
  { from, signer }: MailToAssign,
): boolean {
  if (!senderAccountId) return senderEmail?.toLowerCase() === from.toLowerCase();
  return signer?.accountId === senderAccountId && signer.participantIds.some((id) => id === senderParticipantId);
}
