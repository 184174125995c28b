import type { SecureThread } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { findFile, type KeptFile } from "../attachments/attachment-store.ts";
import type { SupportRefusal } from "../refusal.ts";
import { listMessages, markRead } from "./message-store.ts";
import { ownParties, presentThread, readThread } from "./present-thread.ts";
import { readerOf } from "./reader.ts";
import { lockThreadOf } from "./thread-store.ts";

/** No such thread, or none of the reader's: which of the two, nobody is told. */
export const noSuchThread: SupportRefusal = {
  refused: "not-found",
  detail: "There is no such message, or it is not for you in what you act for now.",
};

/** Shows a thread to somebody in it, and marks what the others wrote as read. */
export function viewThread(
  context: AccountsContext,
  { actor, threadId, requestId }: { actor: Actor; threadId: string; requestId: string },
): Promise<SecureThread | SupportRefusal> {
  const now = context.clock.now();
  const reader = readerOf(actor);
  return context.database.transaction(async (tx) => {
    const thread = await lockThreadOf(tx, reader, threadId);
    if (!thread) return noSuchThread;
    const whole = await readThread(tx, thread);
    for (const party of ownParties(whole, reader)) {
      await markRead(tx, { threadId, partyId: party.id, name: actor.name, now });
    }
    await writeEntries(tx, now, [
      {
        action: "secure-message-view",
        outcome: "permitted",
        actor: auditActorOf(actor),
        requestId,
        detail: { threadId, messages: whole.messages.length },
      },
    ]);
    return presentThread(whole, reader, now);
  });
}

/** A file of a thread, for somebody in it; `message-recalled` once its message was taken back. */
export function viewFile(
  context: AccountsContext,
  { actor, threadId, fileId, requestId }: { actor: Actor; threadId: string; fileId: string; requestId: string },
): Promise<KeptFile | SupportRefusal> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const thread = await lockThreadOf(tx, readerOf(actor), threadId);
    if (!thread) return noSuchThread;
    const message = (await listMessages(tx, threadId)).find(({ attachments }) =>
      attachments.some(({ id }) => id === fileId),
    );
    if (message?.recalledAt) return recalled;
    const file = message ? await findFile(tx, fileId) : undefined;
    if (!file) return noSuchThread;
    await writeEntries(tx, now, [
      {
        action: "secure-message-view",
        outcome: "permitted",
        actor: auditActorOf(actor),
        requestId,
        detail: { threadId, fileId, bytes: file.bytes },
      },
    ]);
    return file;
  });
}

const recalled: SupportRefusal = {
  refused: "message-recalled",
  detail: "Whoever wrote this message has taken it back: its text and files are gone.",
};
