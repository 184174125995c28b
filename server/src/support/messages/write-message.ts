import type { AccountsContext } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { FileOwner } from "../attachments/attachment-store.ts";
import { useAttachments } from "../attachments/take-attachment.ts";
import type { SupportRefusal } from "../refusal.ts";
import { insertMessage } from "./message-store.ts";
import { type KeptParty, listParties } from "./party-store.ts";
import { tellParties } from "./tell-parties.ts";
import { type KeptThread, touchThread } from "./thread-store.ts";
import { noteOnTicket } from "./ticket-of-thread-store.ts";

export type WrittenMessage = {
  thread: Pick<KeptThread, "id" | "ticket">;
  party: KeptParty;
  by: { accountId: string | null; name: string; from: string };
  /** Screened already. */
  text: string;
  attachmentIds: readonly string[];
  owner: Exclude<FileOwner, "exchange">;
};

/** Puts a message into a thread, tells the others by mail that it waits, and notes on the request that somebody wrote. */
export async function writeMessage(
  tx: Tx,
  context: AccountsContext,
  { thread, party, by, text, attachmentIds, owner }: WrittenMessage,
): Promise<{ messageId: string; attachments: number; told: number } | SupportRefusal> {
  const now = context.clock.now();
  const attachments = await useAttachments(tx, { ids: attachmentIds, owner, use: { kind: "thread", id: thread.id } });
  if ("refused" in attachments) return attachments;
  const messageId = newId(now);
  await insertMessage(tx, {
    id: messageId,
    threadId: thread.id,
    partyId: party.id,
    accountId: by.accountId,
    by: by.name,
    at: now,
    text,
    attachments,
  });
  await touchThread(tx, { id: thread.id, partyId: party.id, now });
  const others = (await listParties(tx, [thread.id])).filter(({ id }) => id !== party.id);
  const told = await tellParties(tx, context, { threadId: thread.id, messageId, parties: others, who: by.from });
  if (thread.ticket) {
    await noteOnTicket(tx, {
      ticketId: thread.ticket.id,
      by: party.kind === "help" ? "staff" : "sender",
      accountId: by.accountId,
      name: by.name,
      words: party.kind === "help" ? `${by.name} wrote securely` : `${by.name} answered securely`,
      now,
    });
  }
  return { messageId, attachments: attachments.length, told };
}
