import type { Attachment, ChartLine, ErrorReport, TicketFields, TicketMessage, TicketType } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, searchText } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId, type ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { screenAndReset } from "./screen-and-reset.ts";
import { findRelationshipManager, tellSender, tellSource, tellTeam } from "./tell-of-ticket.ts";
import type { KeptTicket } from "./ticket.ts";
import { auditActorOfAccount, type TicketAccount } from "./ticket-account.ts";
import { dueAt, exchangeTimeZone, searchedText, ticketNumber, typeRules } from "./ticket-rules.ts";
import { insertTicket, insertTicketMessage, nextSerial, noteTicketEvent } from "./ticket-store.ts";

/**
 * Who sends a request: somebody signed in, an account that proved itself without a session, by a mail that it signed, or somebody
 * who typed a name and an address, which prove nothing.
 */
export type TicketSender = { actor: Actor } | { account: TicketAccount } | { name: string; email: string };

export type TicketOpening = {
  /** Given where files were kept for it before ({@link newId}). */
  id?: string;
  type: TicketType;
  subject: string;
  text: string;
  from: TicketSender;
  fields?: TicketFields | undefined;
  report?: ErrorReport | undefined;
  line?: ChartLine | undefined;
  /** Whose data it is about, and who is asked. */
  source?: { id: string; participantId: string } | undefined;
  /** Kept before under `id`. */
  attachments?: readonly Attachment[];
  screenshotId?: string | undefined;
  cameBy?: TicketMessage["cameBy"] | undefined;
  /** Nobody of the team is told: it is done at once, and told later if it could not be. */
  quietly?: boolean;
  /** The sender gets no mail: too many went to that address. */
  withoutMail?: boolean;
  requestId: string;
};

type Context = Pick<AccountsContext, "clock" | "jobs">;

/**
 * Opens a request for help, whichever way it came: passwords and codes in it are masked (and the password of a signed-in sender
 * stops working), it gets number, team, priority and due time by its type, the participant's relationship manager where it is
 * theirs, and sender, team and source are told by mail. Policy §9.
 * @returns the request; `masked`: a password or code stood in it
 */
export async function openTicket(
  tx: Tx,
  context: Context,
  opening: TicketOpening,
): Promise<{ ticket: KeptTicket; masked: boolean }> {
  const now = context.clock.now();
  const id = opening.id ?? newId(now);
  const { type, from, requestId, attachments = [] } = opening;
  const actor = "actor" in from ? from.actor : undefined;
  const words = { subject: opening.subject, text: opening.text, message: opening.report?.message ?? "" };
  const { clean, masked } = await screenAndReset(tx, context, { words, actor, requestId, ticketId: id });
  const rule = typeRules[type];
  const account = "account" in from ? from.account : actor;
  const participantId = account && !isOfExchange(account) ? account.participant.id : undefined;
  const manager =
    participantId && rule.team === "relationship" ? await managerOf(tx, context, participantId) : undefined;
  const number = ticketNumber(now.getUTCFullYear(), await nextSerial(tx, now.getUTCFullYear()));
  const name = account?.name ?? ("name" in from ? from.name : "");
  const onDate = opening.fields?.onDate;
  const ticket: KeptTicket = {
    id,
    number,
    type,
    subject: clean.subject,
    state: "new",
    team: rule.team,
    priority: rule.priority,
    assigneeId: manager ?? null,
    senderAccountId: account?.accountId ?? null,
    senderParticipantId: account?.participant.id ?? null,
    senderName: name,
    senderEmail: "email" in from ? from.email : null,
    senderTitle: account?.title ?? null,
    senderVerified: actor !== undefined && isVerified(actor),
    fields: opening.fields ?? {},
    report: opening.report ? { ...opening.report, message: clean.message } : null,
    line: opening.line ?? null,
    sourceId: opening.source?.id ?? null,
    sourceParticipantId: opening.source?.participantId ?? null,
    sourceAnsweredAt: null,
    screenshotId: opening.screenshotId ?? null,
    openedAt: now,
    changedAt: now,
    dueAt: dueAt(type, {
      now,
      timeZone: account?.participant.timeZone ?? exchangeTimeZone,
      ...(onDate !== undefined ? { onDate } : {}),
    }),
    firstAnswerAt: null,
    solvedAt: null,
    closedAt: null,
    lastFrom: "sender",
    senderReadAt: now,
    sourceReadAt: null,
    mergedIntoId: null,
    linkId: account ? null : newId(now),
    searchText: searchedText(searchText(number, name), searchText(clean.subject, clean.text)),
  };
  await insertTicket(tx, ticket);
  await insertTicketMessage(tx, {
    ticketId: id,
    id: newId(now),
    at: now,
    from: "sender",
    accountId: account?.accountId ?? null,
    by: name,
    text: clean.text,
    attachments: [...attachments],
    internal: false,
    cameBy: opening.cameBy ?? null,
  });
  if (masked) await noteTicketEvent(tx, { ticketId: id, words: maskedWords(actor !== undefined), now });
  await writeEntries(tx, now, [
    {
      action: "ticket-open",
      outcome: "succeeded",
      ...(actor ? { actor: auditActorOf(actor) } : account ? { actor: auditActorOfAccount(account) } : {}),
      requestId,
      detail: { ticketId: id, number, type, attachments: attachments.length, masked, way: opening.cameBy ?? "page" },
    },
  ]);
  if (!opening.withoutMail && !opening.quietly) await tellSender(tx, context, ticket, "request-opened");
  if (!opening.quietly) await tellTeam(tx, context, ticket);
  await tellSource(tx, context, ticket);
  return { ticket, masked };
}

/**
 * A user manager or privacy officer of a participant, at work in a session of their own: may have users of that participant ended or
 * changed at once (policy §9). Nobody in training is one yet, and no session that a record system opened for one patient is.
 */
export const isVerified = (
  actor: Pick<Actor, "levels" | "accountActive" | "trained" | "onlyPatientId"> & { participant: { type: string } },
): boolean =>
  actor.accountActive &&
  actor.trained &&
  !actor.onlyPatientId &&
  !isOfExchange(actor) &&
  actor.levels.some((level) => level === "user-management" || level === "audit");

const isOfExchange = (actor: { participant: { type: string } }): boolean => actor.participant.type === "exchange";

export const maskedWords = (isSignedIn: boolean): string =>
  isSignedIn
    ? "A password or code stood in it: it was masked, and the sender's password no longer works"
    : "A password or code stood in it: it was masked";

const managerOf = (tx: Tx, context: Context, participantId: ParticipantId) =>
  findRelationshipManager(tx, context, participantId);
