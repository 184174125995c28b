import type { SecureThread } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { SupportRefusal } from "../refusal.ts";
import { deleteFiles, eraseMessage } from "./message-store.ts";
import { ownParties, presentThread, readThread } from "./present-thread.ts";
import { readerOf } from "./reader.ts";
import { lockThreadOf } from "./thread-store.ts";
import { noSuchThread } from "./view-thread.ts";

/**
 * Takes a message back: text and files are erased for everybody, and that there was a message stays. Whoever opened it before
 * has read it, which its writer is told.
 * @returns `not-found` for a message that is not the actor's or the desk's; `already-decided` when it was recalled before
 */
export function recallMessage(
  context: AccountsContext,
  { actor, threadId, messageId, requestId }: { actor: Actor; threadId: string; messageId: string; requestId: string },
): Promise<SecureThread | SupportRefusal> {
  const now = context.clock.now();
  const reader = readerOf(actor);
  return context.database.transaction(async (tx) => {
    const thread = await lockThreadOf(tx, reader, threadId);
    if (!thread) return noSuchThread;
    const whole = await readThread(tx, thread);
    const own = new Set(ownParties(whole, reader).map(({ id }) => id));
    const message = whole.messages.find(({ id, partyId }) => id === messageId && own.has(partyId));
    if (!message) return noSuchThread;
    if (message.recalledAt) return { refused: "already-decided", detail: "The message was taken back before." };
    await deleteFiles(tx, { threadId, ids: message.attachments.map(({ id }) => id) });
    await eraseMessage(tx, { threadId, id: messageId, now });
    await writeEntries(tx, now, [
      {
        action: "secure-message-recall",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: {
          threadId,
          messageId,
          readBefore: whole.readings.filter((reading) => reading.messageId === messageId).length,
        },
      },
    ]);
    return presentThread(await readThread(tx, thread), reader, now);
  });
}
