import {
  type AccountsContext,
  findPrivacyOfficers,
  listDirectory,
  listExchangeStaff,
  listInterfaceEngineers,
  type NewLetter,
  queueLetters,
} from "../../accounts/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findMemberAddresses } from "../find-member-addresses.ts";
import { levelOfTeam, levelsOf } from "../queue/team-rules.ts";
import type { KeptTicket } from "./ticket.ts";

type Context = Pick<AccountsContext, "clock" | "jobs">;

/** Where somebody without an account follows a request; the secret stands after the hash. */
export const followPath = "/support/requests";
/** Where a signed-in sender, or the source, reads one; and those who answer. */
export const ownTicketPath = (id: string): string => `/help/${id}`;
export const deskTicketPath = (id: string): string => `/support-desk/${id}`;

/** More would be a mailing list. */
const readersMax = 20;

/**
 * Tells whoever sent it, by a mail that carries the link and nothing else: an account at its address on record while it belongs to the participant for which it asked, others at the
 * address that they typed, without the name that they typed. A sender without an account who has lost the link gets nobody else's.
 */
export async function tellSender(
  tx: Tx,
  context: Context,
  ticket: KeptTicket,
  template: "request-opened" | "request-answered" | "request-solved" | "request-done" | "request-link",
): Promise<void> {
  const placeholders = { number: ticket.number };
  if (ticket.senderAccountId) {
    const sender = { accountId: ticket.senderAccountId, participantId: ticket.senderParticipantId };
    const to = (await findMemberAddresses(tx, [sender], context.clock.now()))(sender);
    if (to) await queueLetters(tx, context, [{ template, to, placeholders, link: { path: ownTicketPath(ticket.id) } }]);
  } else if (ticket.senderEmail && ticket.linkId) {
    const to = { email: ticket.senderEmail, name: "sender of a request" };
    const link = { path: followPath, subject: `${ticket.id}.${ticket.linkId}` };
    await queueLetters(tx, context, [{ template, to, placeholders, link }]);
  }
}

/** Tells those at the exchange whose work a new request is. What nobody waits for stands in the queue and sends no mail. */
export async function tellTeam(tx: Tx, context: Context, ticket: KeptTicket): Promise<void> {
  if (ticket.team === "support" && ticket.priority !== "high" && ticket.priority !== "urgent") return;
  const staff = await listExchangeStaff(tx, [levelOfTeam[ticket.team]], context.clock.now());
  const own = staff.filter(({ accountId }) => accountId === ticket.assigneeId);
  await queueLetters(
    tx,
    context,
    lettersToStaff(own.length > 0 ? own : staff.slice(0, readersMax), "request-to-do", ticket),
  );
}

/**
 * Tells who works on it that the sender or the source has answered; nobody works on it yet: it stands in the queue. Whoever no longer
 * sees it is not told, and its team is instead.
 */
export async function tellAssignee(tx: Tx, context: Context, ticket: KeptTicket): Promise<void> {
  if (!ticket.assigneeId) return;
  const staff = await listExchangeStaff(tx, levelsOf(ticket.team), context.clock.now());
  const to = staff.filter(({ accountId }) => accountId === ticket.assigneeId);
  if (to.length === 0) await tellTeam(tx, context, ticket);
  else await queueLetters(tx, context, lettersToStaff(to, "request-goes-on", ticket));
}

/** Asks the source whose data it is about: its interface engineers and those who answer for privacy there. */
export async function tellSource(tx: Tx, context: Context, ticket: KeptTicket): Promise<void> {
  const participantId = ticket.sourceParticipantId as ParticipantId | null;
  if (!participantId) return;
  const now = context.clock.now();
  const [participant] = await listDirectory(tx, { participantId });
  const engineers = await listInterfaceEngineers(tx, [participantId], now);
  const readers = new Map<string, NewLetter["to"]>();
  for (const { email } of engineers) readers.set(email, { email, name: "interface engineer" });
  for (const officer of await findPrivacyOfficers(tx, participantId, now)) readers.set(officer.email, officer);
  await queueLetters(
    tx,
    context,
    [...readers.values()].slice(0, readersMax).map((to) => ({
      template: "request-to-source" as const,
      to,
      participantId,
      placeholders: { participant: participant?.name ?? "your organization", number: ticket.number },
      link: { path: ownTicketPath(ticket.id) },
    })),
  );
}

/** The relationship manager of a participant who can sign in now. */
export async function findRelationshipManager(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  participantId: ParticipantId,
): Promise<string | undefined> {
  const [participant] = await listDirectory(tx, { participantId });
  if (!participant?.relationshipManagerId) return undefined;
  const staff = await listExchangeStaff(tx, ["relationship-management"], context.clock.now());
  return staff.find(({ accountId }) => accountId === participant.relationshipManagerId)?.accountId;
}

const lettersToStaff = (
  to: readonly { accountId: AccountId; name: string; email: string }[],
  template: "request-to-do" | "request-goes-on",
  ticket: KeptTicket,
): NewLetter[] =>
  to.map(({ accountId, name, email }) => ({
    template,
    to: { accountId, name, email },
    placeholders: { number: ticket.number },
    link: { path: deskTicketPath(ticket.id) },
  }));
