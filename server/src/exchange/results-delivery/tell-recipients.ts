import { findAddresses, queueLetters } from "../../accounts/index.ts";
import type { RecordContext } from "../../record/index.ts";
import { takeUntold } from "./delivery-store.ts";

const quietMs = 60 * 60 * 1000;
const atOnceMax = 500;

/**
 * Tells recipients by mail that something was sent to them, and nothing of a patient: once, and then at most one mail an hour, however much
 * comes. Does everything that is due; may run anywhere at any time.
 * @returns how many were told
 */
export async function tellRecipients(
  context: Pick<RecordContext, "database" | "clock" | "jobs">,
  now: Date,
): Promise<number> {
  const toldBefore = new Date(now.getTime() - quietMs);
  let told = 0;
  for (;;) {
    const taken = await context.database.transaction(async (tx) => {
      const due = await takeUntold(tx, { now, toldBefore, limit: atOnceMax });
      const addresses = await findAddresses(
        tx,
        due.map(({ accountId }) => accountId),
      );
      await queueLetters(
        tx,
        context,
        addresses.map(({ accountId, email, name }) => ({
          template: "delivery-waiting",
          to: { email, name, accountId },
          placeholders: {},
          link: { path: "/deliveries" },
        })),
      );
      told += addresses.length;
      return due.length;
    });
    if (taken < atOnceMax) return told;
  }
}
