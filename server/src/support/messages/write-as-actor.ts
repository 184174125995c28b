import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import type { KeptParty } from "./party-store.ts";
import { type WrittenMessage, writeMessage } from "./write-message.ts";

type Written = Pick<WrittenMessage, "party" | "text"> & {
  actor: Actor;
  thread: WrittenMessage["thread"] & { ticket: { number: string } | null };
  /** Who reads it. */
  others: readonly Pick<KeptParty, "kind">[];
  attachmentIds: readonly string[] | undefined;
  requestId: string;
};

/** Puts a message of somebody who is signed in into a thread, and records that they sent it. */
export async function writeAsActor(
  tx: Tx,
  context: AccountsContext,
  { actor, thread, party, others, text, attachmentIds = [], requestId }: Written,
): Promise<SupportRefusal | undefined> {
  const written = await writeMessage(tx, context, {
    thread,
    party,
    by: { accountId: actor.accountId, name: actor.name, from: `${actor.name} (${actor.participant.name})` },
    text,
    attachmentIds,
    owner: { accountId: actor.accountId },
  });
  if ("refused" in written) return written;
  await writeEntries(tx, context.clock.now(), [
    {
      action: "secure-message-send",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: {
        threadId: thread.id,
        messageId: written.messageId,
        recipients: others.length,
        outside: others.filter(({ kind }) => kind === "outside").length,
        attachments: written.attachments,
        ...(thread.ticket ? { ticket: thread.ticket.number } : {}),
      },
    },
  ]);
  return undefined;
}
