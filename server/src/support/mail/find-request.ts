import { findAddresses } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptTicket } from "../tickets/ticket.ts";
import { findTicketByNumber, lockTicket } from "../tickets/ticket-store.ts";
import { numberInSubject } from "./mail-head-rules.ts";
import { ticketOfRecipients } from "./plus-address-rules.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

/**
 * The request that a mail answers: by the secret address that only its sender was given, or by the number in its subject where the
 * signature proves that its sender writes. In-Reply-To and numbers that anybody can type prove nothing. Locked.
 */
export async function findRequest(
  tx: Tx,
  { keys, supportMail }: MailContext & { supportMail: SupportMail },
  mail: { from: string; recipients: readonly string[]; subject: string; isVerified: boolean },
): Promise<KeptTicket | undefined> {
  const { from, recipients, subject, isVerified } = mail;
  const bySecret = ticketOfRecipients(keys.signIn, { address: supportMail.address, recipients, sender: from });
  const number = isVerified ? numberInSubject(subject) : undefined;
  const id = bySecret ?? (number ? (await findTicketByNumber(tx, number))?.id : undefined);
  const ticket = id ? await lockTicket(tx, id) : undefined;
  if (!ticket || (await addressOf(tx, ticket)) !== from.toLowerCase()) return undefined;
  const open = ticket.mergedIntoId ? await lockTicket(tx, ticket.mergedIntoId) : ticket;
  return open?.state === "closed" ? undefined : open;
}

async function addressOf(tx: Tx, { senderAccountId, senderEmail }: KeptTicket): Promise<string | undefined> {
  if (!senderAccountId) return senderEmail?.toLowerCase();
  return (await findAddresses(tx, [senderAccountId as AccountId]))[0]?.email.toLowerCase();
}
