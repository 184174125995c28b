import { listExchangeStaff, queueLetters } from "../../accounts/index.ts";
import { countHeld, takeUntold } from "./held-store.ts";
import type { MailContext } from "./support-mail.ts";

const dayMs = 24 * 60 * 60_000;
/** More would be a mailing list. */
const readersMax = 20;

/**
 * Tells the support team, or relationship managers where there is none, that mail is held, by one letter at most in a day that says how many there are and nothing of what came.
 * May run at any time and on several machines. Tells how many mails they were told of.
 */
export const runHeldMailNotice = (
  context: Pick<MailContext, "database" | "clock" | "jobs">,
  now: Date,
): Promise<number> =>
  context.database.transaction(async (tx) => {
    const readers = await listExchangeStaff(tx, ["support", "relationship-management"], now);
    const agents = readers.filter(({ levels }) => levels.includes("support"));
    const staff = (agents.length > 0 ? agents : readers).slice(0, readersMax);
    if (staff.length === 0) return 0;
    const untold = await takeUntold(tx, { now, since: new Date(now.getTime() - dayMs) });
    if (untold === 0) return 0;
    const placeholders = { count: String(await countHeld(tx)) };
    await queueLetters(
      tx,
      context,
      staff.map(({ accountId, name, email }) => ({
        template: "mail-held" as const,
        to: { accountId, name, email },
        placeholders,
        link: { path: "/held-mail" },
      })),
    );
    return untold;
  });
