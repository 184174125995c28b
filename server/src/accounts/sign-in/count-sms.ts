import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { type AttemptKind, attemptsSince, insertAttempt, lockAttempts } from "./attempt-store.ts";
import { dayMs, decideSend } from "./slow-down-rules.ts";

/** Counts a text message before it is sent: three in ten minutes, ten a day. Policy §4. */
export async function countSms(
  tx: Tx,
  { accounts: settings, clock }: AccountsContext,
  kind: AttemptKind,
  key: Buffer,
): Promise<AccountsRefusal | undefined> {
  const now = clock.now();
  await lockAttempts(tx, kind, key);
  const since = new Date(now.getTime() - dayMs);
  const sentAt = await attemptsSince(tx, kind, key, since, settings.codeSendsPerDayMax);
  const verdict = decideSend(sentAt, now, {
    max: settings.codeSendsMax,
    windowMs: settings.codeSendsWindowMs,
    perDayMax: settings.codeSendsPerDayMax,
  });
  if (!verdict.allowed) {
    return {
      refused: "too-many-requests",
      detail: "No more security codes are sent to your mobile number for now. Use the newest one, or wait.",
      retryAt: verdict.retryAt,
    };
  }
  await insertAttempt(tx, kind, key, now);
  return undefined;
}
