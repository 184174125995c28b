import type { SecureMessage, SecureParty, SecureThread } from "@crossbay/contract";
import type { Tx } from "../../platform/transaction.ts";
import { type KeptMessage, type KeptReading, listMessages, listReadings } from "./message-store.ts";
import { type KeptParty, listParties } from "./party-store.ts";
import type { Reader } from "./reader.ts";
import { type KeptSecureLink, stateOfLink } from "./secure-link-rules.ts";
import { listSecureLinks } from "./secure-link-store.ts";
import type { KeptThread } from "./thread-store.ts";

/** A thread with everything in it. */
export type WholeThread = {
  thread: KeptThread;
  parties: KeptParty[];
  messages: KeptMessage[];
  readings: KeptReading[];
  links: KeptSecureLink[];
};

export async function readThread(tx: Tx, thread: KeptThread): Promise<WholeThread> {
  return {
    thread,
    parties: await listParties(tx, [thread.id]),
    messages: await listMessages(tx, thread.id),
    readings: await listReadings(tx, thread.id),
    links: await listSecureLinks(tx, thread.id),
  };
}

/** The parties as which a reader is in a thread: the own account, the help desk, or both. */
export const ownParties = (
  { thread, parties }: Pick<WholeThread, "thread" | "parties">,
  { accountId, participantId, teams }: Reader,
): KeptParty[] =>
  parties.filter(
    (party) =>
      (party.accountId === accountId && party.participantId === participantId) ||
      (party.kind === "help" && thread.team !== null && teams.includes(thread.team)),
  );

/** A thread as one of those in it sees it. */
export function presentThread(whole: WholeThread, reader: Reader, now: Date): SecureThread {
  const { thread, parties, messages } = whole;
  const own = new Set(ownParties(whole, reader).map(({ id }) => id));
  return {
    id: thread.id,
    subject: thread.subject,
    startedAt: thread.startedAt.toISOString(),
    changedAt: thread.changedAt.toISOString(),
    parties: parties.map((party) => presentParty(party, { whole, own, now })),
    messages: messages.map((message) => presentMessage(message, { whole, own })),
    ...(thread.ticket ? { ticket: thread.ticket } : {}),
    mayAnswer: parties.some((party) => !own.has(party.id) && isReachable(party, whole.links, now)),
  };
}

export const isReachable = (party: KeptParty, links: readonly KeptSecureLink[], now: Date): boolean => {
  if (party.kind !== "outside") return true;
  const link = links.find(({ id }) => id === party.linkId);
  return link !== undefined && stateOfLink(link, now) === "open";
};

type Seen = { whole: WholeThread; own: ReadonlySet<string> };

function presentParty(party: KeptParty, { whole, own, now }: Seen & { now: Date }): SecureParty {
  const link = own.has(party.addedBy) ? whole.links.find(({ id }) => id === party.linkId) : undefined;
  return {
    id: party.id,
    kind: party.kind,
    name: party.name,
    ...(party.title ? { title: party.title } : {}),
    ...(party.participantName ? { participantName: party.participantName } : {}),
    self: own.has(party.id),
    ...(link && party.proof
      ? {
          link: {
            state: stateOfLink(link, now),
            endsAt: link.endsAt.toISOString(),
            proof: party.proof,
            ...(party.mobile ? { mobileEnd: party.mobile.slice(-2) } : {}),
            ...(link.openedAt ? { openedAt: link.openedAt.toISOString() } : {}),
            mayRenew: true,
          },
        }
      : {}),
  };
}

function presentMessage(message: KeptMessage, { whole, own }: Seen): SecureMessage {
  const isOwn = own.has(message.partyId);
  const { recalledAt } = message;
  return {
    id: message.id,
    at: message.at.toISOString(),
    by: message.by,
    own: isOwn,
    text: message.text,
    attachments: recalledAt ? [] : message.attachments,
    ...(recalledAt ? { recalledAt: recalledAt.toISOString() } : {}),
    mayRecall: isOwn && !recalledAt,
    readBy: isOwn
      ? whole.readings
          .filter(({ messageId, partyId }) => messageId === message.id && !own.has(partyId))
          .map(({ name, at }) => ({ name, at: at.toISOString() }))
      : [],
  };
}
