import type { TicketCandidate, TicketVerb } from "@crossbay/contract";
import { findOfferedTitles, findUsers, listedName, stateSentence, type User } from "../../accounts/index.ts";
import type { AffiliationId, ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptTicket } from "../tickets/ticket.ts";

const candidatesMax = 10;
const wordsMax = 8;

/**
 * Whom a request may be about, by what it names: those of the sender's own participant where there are any, otherwise those of
 * every participant, but never people of the exchange. With the titles that each can be given, where that is a verb.
 */
export async function findCandidates(
  tx: Tx,
  { ticket, verbs, now }: { ticket: KeptTicket; verbs: readonly TicketVerb[]; now: Date },
): Promise<TicketCandidate[]> {
  const found = await findNamed(tx, ticket, now);
  const users = found.filter(({ participant }) => participant.type !== "exchange").slice(0, candidatesMax);
  const candidates: TicketCandidate[] = [];
  for (const user of users) {
    const offered = verbs.includes("change-role") ? await findOfferedTitles(tx, user.participant, now) : [];
    candidates.push({
      accountId: user.accountId,
      affiliationId: user.affiliationId,
      name: listedName(user),
      username: user.username,
      title: user.title,
      participantName: user.participant.name,
      state: stateSentence(user) ?? user.state,
      ...(verbs.includes("change-role") ? { titles: offered.map(({ id, name }) => ({ id, name })) } : {}),
    });
  }
  return candidates;
}

async function findNamed(tx: Tx, ticket: KeptTicket, now: Date): Promise<User[]> {
  const { affiliationId } = ticket.fields;
  if (affiliationId) return findUsers(tx, { affiliationIds: [affiliationId as AffiliationId] }, now);
  for (const words of namings(ticket)) {
    const limit = candidatesMax + 1;
    const participantId = ticket.senderParticipantId as ParticipantId | null;
    const own = participantId ? await findUsers(tx, { words, participantId, limit }, now) : [];
    if (own.length > 0) return own;
    const all = await findUsers(tx, { words, limit }, now);
    if (all.length > 0) return all;
  }
  return [];
}

/** By what somebody is looked up, the surest first: what the form asks for, then who sent it. */
function namings({ type, fields, senderEmail, senderName }: KeptTicket): string[][] {
  const texts = fields.user ? [fields.user] : type === "forgotten-username" ? [senderEmail, senderName] : [];
  return texts.flatMap((text) => {
    const words = (text ?? "").split(/[\s,;<>()]+/u).filter((word) => word !== "");
    return words.length === 0 ? [] : [words.slice(0, wordsMax)];
  });
}
