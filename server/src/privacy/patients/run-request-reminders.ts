import type { AccessContext } from "../../access/index.ts";
import { findPrivacyOfficers, queueLetters } from "../../accounts/index.ts";
import { addDays, plainDateAt } from "../../platform/plain-date.ts";
import { findExchange } from "./exchange-itself.ts";
import { takeReminders } from "./request-store.ts";

/** Reminds the exchange's privacy auditors once a day of what patients wait for that is due by tomorrow, or late. */
export function runRequestReminders(context: AccessContext, now: Date): Promise<void> {
  return context.database.transaction(async (tx) => {
    const exchange = await findExchange(tx);
    if (!exchange) return;
    const today = plainDateAt(now, exchange.timeZone);
    const due = await takeReminders(tx, today, addDays(today, 1));
    if (due === 0) return;
    const auditors = await findPrivacyOfficers(tx, exchange.id, now);
    await queueLetters(
      tx,
      context,
      auditors.map((to) => ({
        template: "patient-requests-due" as const,
        to,
        placeholders: { count: String(due) },
        link: { path: "/privacy/requests" },
      })),
    );
  });
}
