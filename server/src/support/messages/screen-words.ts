import { type AccountsContext, type Actor, auditActorOf, forceReset } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { typedLine, typedText } from "../typed-text-rules.ts";
import { isStaff } from "./reader.ts";

/**
 * What somebody typed, as it is kept: passwords and codes are masked (policy §9). The password of a user who wrote one stops
 * working; the exchange's staff write about others' more often than their own.
 * @param typed.actor left out for somebody outside
 */
export async function screenWords(
  tx: Tx,
  context: AccountsContext,
  typed: { actor?: Actor; subject?: string; text: string; requestId: string; threadId: string },
): Promise<{ subject: string; text: string; masked: boolean }> {
  const { actor, requestId, threadId } = typed;
  const subject = screenText(typedLine(typed.subject ?? ""));
  const text = screenText(typedText(typed.text));
  const kinds = [...new Set([...subject.credentials, ...text.credentials])];
  if (kinds.length > 0 && actor && !isStaff(actor)) {
    const { accountId, sessionId } = actor;
    const by = auditActorOf(actor);
    await forceReset(tx, context, { accountId, kinds, keepSessionId: sessionId, by, requestId, detail: { threadId } });
  }
  return { subject: subject.text, text: text.text, masked: kinds.length > 0 };
}
