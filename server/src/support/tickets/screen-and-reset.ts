import { type AccountsContext, type Actor, auditActorOf, forceReset } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { screenText } from "../screening/screen-text-rules.ts";

/**
 * Masks passwords and codes in what somebody wrote (policy §9). The password of a signed-in writer who is no member of the
 * exchange's staff answering others stops working, in the same transaction; the session in which they wrote goes on.
 * @param written.actor left out where nobody is signed in: a name in a text or mail must not shut anybody out
 */
export async function screenAndReset<Words extends Record<string, string>>(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  written: { words: Words; actor?: Actor | undefined; requestId: string; ticketId: string },
): Promise<{ clean: Words; masked: boolean }> {
  const { words, actor, requestId, ticketId } = written;
  const screened = Object.entries(words).map(([name, text]) => [name, screenText(text)] as const);
  const kinds = [...new Set(screened.flatMap(([, { credentials }]) => credentials))];
  const clean = Object.fromEntries(screened.map(([name, { text }]) => [name, text])) as Words;
  if (kinds.length > 0 && actor) {
    const { accountId, sessionId } = actor;
    const by = auditActorOf(actor);
    await forceReset(tx, context, { accountId, kinds, keepSessionId: sessionId, by, requestId, detail: { ticketId } });
  }
  return { clean, masked: kinds.length > 0 };
}
