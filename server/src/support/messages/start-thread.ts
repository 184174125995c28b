import { type NewSecureThread, secureLinkDays } from "@crossbay/contract";
import type { AccountsContext, Actor } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { insertParties, type KeptParty } from "./party-store.ts";
import { readerOf } from "./reader.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { helpDeskName, type NewParty, resolveRecipients } from "./resolve-recipients.ts";
import { screenWords } from "./screen-words.ts";
import { insertSecureLink } from "./secure-link-store.ts";
import { insertThread } from "./thread-store.ts";
import { lockTicketOfThread, type TicketOfThread } from "./ticket-of-thread-store.ts";
import { writeAsActor } from "./write-as-actor.ts";
import { writeTransaction } from "./write-transaction.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * Writes a first message to somebody. About a request, its sender writes to the help desk, and those whose work it is write for the
 * desk: all of its team then read and answer.
 * @returns `form-refused` when somebody cannot be written to, `not-found` for a request that is not the writer's,
 *   `too-many-requests`, `attachment-refused`
 */
export async function startThread(
  context: AccountsContext,
  { actor, message, requestId }: { actor: Actor; message: NewSecureThread; requestId: string },
): Promise<{ threadId: string; masked: boolean } | SupportRefusal> {
  return writeTransaction(context.database, async (tx) => {
    const now = context.clock.now();
    const flood = await refuseFlood(tx, actor, now);
    if (flood) return flood;
    const ticket = message.ticketId ? await lockTicketOfThread(tx, message.ticketId) : undefined;
    const side = message.ticketId ? sideOf(actor, ticket) : "sender";
    if (!side) return { refused: "not-found", detail: "There is no such request, or it is not yours to ask about." };

    const threadId = newId(now);
    const author = authorParty(context, { actor, threadId, isDesk: side === "desk" });
    const resolved = await resolveRecipients(tx, context, {
      actor,
      to: message.to,
      threadId,
      addedBy: author.id,
      ticket: side === "desk" ? ticket : undefined,
    });
    if ("refused" in resolved) return resolved;
    const others = side === "desk" ? resolved.parties.filter(({ kind }) => kind !== "help") : resolved.parties;
    if (others.length === 0) return { refused: "form-refused", detail: "Choose somebody else to write to." };

    const { subject, text, masked } = await screenWords(tx, context, {
      actor,
      subject: message.subject,
      text: message.text,
      requestId,
      threadId,
    });
    const hasDesk = author.kind === "help" || others.some(({ kind }) => kind === "help");
    await insertThread(tx, {
      id: threadId,
      subject,
      lastPartyId: author.id,
      ticketId: ticket?.id ?? null,
      deskTeam: hasDesk ? (ticket?.team ?? "support") : null,
      now,
    });
    await addParties(tx, [author, ...others], now);
    const refused = await writeAsActor(tx, context, {
      actor,
      thread: { id: threadId, ticket: ticket ? { ...ticket, subject: "" } : null },
      party: author,
      others,
      text,
      attachmentIds: message.attachmentIds,
      requestId,
    });
    if (refused) return refused;
    return { threadId, masked };
  });
}

/** On which side of a request somebody stands; undefined: on none. */
function sideOf(actor: Actor, ticket: TicketOfThread | undefined): "desk" | "sender" | undefined {
  if (!ticket) return undefined;
  const isSender = ticket.senderAccountId === actor.accountId && ticket.senderParticipantId === actor.participant.id;
  if (isSender) return "sender";
  return readerOf(actor).teams.includes(ticket.team) ? "desk" : undefined;
}

const authorParty = (
  context: AccountsContext,
  { actor, threadId, isDesk }: { actor: Actor; threadId: string; isDesk: boolean },
): KeptParty => {
  const id = newId(context.clock.now());
  return {
    id,
    threadId,
    kind: isDesk ? "help" : "account",
    accountId: isDesk ? null : actor.accountId,
    participantId: isDesk ? null : actor.participant.id,
    name: isDesk ? helpDeskName(context) : actor.name,
    title: isDesk ? null : actor.title,
    participantName: isDesk ? null : actor.participant.name,
    email: null,
    proof: null,
    mobile: null,
    passphraseHash: null,
    linkId: null,
    addedBy: id,
  };
};

/** People outside come in with their link. */
async function addParties(tx: Tx, parties: readonly (NewParty | KeptParty)[], now: Date): Promise<void> {
  const withLinks = parties.map(
    (party): NewParty => (party.kind === "outside" ? { ...party, linkId: newId(now) } : party),
  );
  await insertParties(tx, withLinks, now);
  for (const party of withLinks) {
    if (!party.linkId) continue;
    await insertSecureLink(tx, {
      threadId: party.threadId,
      id: party.linkId,
      partyId: party.id,
      endsAt: new Date(now.getTime() + (party.daysOpen ?? secureLinkDays.usual) * dayMs),
      now,
    });
  }
}
