import { discardOldHeld } from "./held-store.ts";
import { deleteReceived } from "./mail-store.ts";
import { heldDays, type MailContext, rememberedDays } from "./support-mail.ts";

const dayMs = 24 * 60 * 60_000;

/** Discards mails that were kept back and about which nobody decided, and forgets which mails came long ago. */
export async function runMailHousekeeping(context: MailContext, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  await context.database.transaction(async (tx) => {
    await discardOldHeld(tx, before(heldDays), now);
    await deleteReceived(tx, before(rememberedDays));
  });
}
