import type { NewSecureMessage } from "@crossbay/contract";
import type { AccountsContext, Actor } from "../../accounts/index.ts";
import type { SupportRefusal } from "../refusal.ts";
import { isReachable, ownParties, readThread } from "./present-thread.ts";
import { readerOf } from "./reader.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { screenWords } from "./screen-words.ts";
import { lockThreadOf } from "./thread-store.ts";
import { noSuchThread } from "./view-thread.ts";
import { writeAsActor } from "./write-as-actor.ts";
import { writeTransaction } from "./write-transaction.ts";

/**
 * Answers in a thread, to all who are in it; whoever is in it as one of the help desk answers for the desk.
 * @returns `not-found`; `step-closed` while nobody could read it; `too-many-requests`, `attachment-refused`
 */
export function answerThread(
  context: AccountsContext,
  {
    actor,
    threadId,
    message,
    requestId,
  }: { actor: Actor; threadId: string; message: NewSecureMessage; requestId: string },
): Promise<{ masked: boolean } | SupportRefusal> {
  const now = context.clock.now();
  return writeTransaction(context.database, async (tx) => {
    const flood = await refuseFlood(tx, actor, now);
    if (flood) return flood;
    const reader = readerOf(actor);
    const thread = await lockThreadOf(tx, reader, threadId);
    if (!thread) return noSuchThread;
    const whole = await readThread(tx, thread);
    const own = ownParties(whole, reader);
    const party = own.find(({ accountId }) => accountId !== null) ?? own[0];
    if (!party) return noSuchThread;
    const others = whole.parties.filter((other) => !own.includes(other));
    if (!others.some((other) => isReachable(other, whole.links, now))) return nobodyReads;

    const { text, masked } = await screenWords(tx, context, { actor, text: message.text, requestId, threadId });
    const refused = await writeAsActor(tx, context, {
      actor,
      thread,
      party,
      others,
      text,
      attachmentIds: message.attachmentIds,
      requestId,
    });
    if (refused) return refused;
    return { masked };
  });
}

const nobodyReads: SupportRefusal = {
  refused: "step-closed",
  detail: "The link of the person outside no longer works. Send them another one first.",
};
