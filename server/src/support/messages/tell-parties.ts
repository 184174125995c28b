import { type AccountsContext, type NewLetter, queueLetters } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findMemberAddresses } from "../find-member-addresses.ts";
import { findPartiesWithUnread } from "./message-store.ts";
import type { KeptParty } from "./party-store.ts";
import { type KeptSecureLink, stateOfLink } from "./secure-link-rules.ts";
import { listSecureLinks } from "./secure-link-store.ts";

/** The page on which people outside read; the secret of their link stands after its hash. */
export const outsidePath = "/messages/open";

/**
 * Tells parties by mail that a message waits: one mail until they have read it, with a link and nothing of what was written. The
 * help desk sees it in its list, and whoever has left the participant to which it was written is told nothing. Tells how many mails leave.
 */
export async function tellParties(
  tx: Tx,
  context: AccountsContext,
  {
    threadId,
    messageId,
    parties,
    who,
  }: {
    threadId: string;
    messageId: string;
    parties: readonly KeptParty[];
    who: string;
  },
): Promise<number> {
  const told = await findPartiesWithUnread(tx, threadId, messageId);
  const waiting = parties.filter(({ id }) => !told.has(id));
  const now = context.clock.now();
  const addressOf = await findMemberAddresses(tx, waiting, now);
  const links = new Map((await listSecureLinks(tx, threadId)).map((link) => [link.id, link]));
  const letters = waiting.flatMap((party): NewLetter[] => {
    if (party.kind === "outside") {
      const link = party.linkId ? links.get(party.linkId) : undefined;
      return link && stateOfLink(link, now) === "open" ? [outsideLetter(party, { link, who })] : [];
    }
    const address = addressOf(party);
    if (!address) return [];
    return [
      {
        template: "secure-message",
        to: address,
        ...(party.participantId ? { participantId: party.participantId as ParticipantId } : {}),
        placeholders: { who },
        link: { path: `/messages/${threadId}` },
      },
    ];
  });
  await queueLetters(tx, context, letters);
  return letters.length;
}

/** The mail to somebody outside: its link opens nothing without the proof. */
export const outsideLetter = (
  party: KeptParty,
  { link, who }: { link: Pick<KeptSecureLink, "id" | "endsAt">; who: string },
): NewLetter => ({
  template: party.proof === "sms" ? "secure-message-by-sms" : "secure-message-by-passphrase",
  to: { email: party.email ?? "", name: party.name },
  placeholders: { who, due: link.endsAt.toISOString().slice(0, 10) },
  link: { path: outsidePath, subject: `${party.threadId}.${link.id}` },
});
