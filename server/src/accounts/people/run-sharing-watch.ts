import type { AccountsContext } from "../context.ts";
import { deleteOldUses, insertSharingSignals } from "./sharing-store.ts";

const dayMs = 24 * 60 * 60 * 1000;
const look = { withinMinutes: 5, devicesMax: 5 } as const;
const sinceDays = 2;
const devicesSinceDays = 30;

/**
 * Looks for signs that an account is shared: used within five minutes from two networks or in two browsers, or in more than five
 * browsers in 30 days. Of each kind one a day and account is kept for the privacy auditor. Looks two days back, so that it may
 * miss some runs; may run at any time.
 * @returns how many signs are new
 */
export const runSharingWatch = ({ database }: Pick<AccountsContext, "database">, now: Date): Promise<number> =>
  database.transaction(async (tx) => {
    const since = new Date(now.getTime() - sinceDays * dayMs);
    await deleteOldUses(tx, since);
    const devicesSince = new Date(now.getTime() - devicesSinceDays * dayMs);
    return insertSharingSignals(tx, { ...look, since, now, devicesSince });
  });
