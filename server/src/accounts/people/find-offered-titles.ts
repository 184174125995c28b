import type { Tx } from "../../platform/transaction.ts";
import { effectiveLevels, type Level } from "../roles-rules.ts";
import { listTitles } from "./account-store.ts";

/** A title as a participant has it. */
export type OfferedTitle = { id: string; name: string; levels: readonly Level[] };

/** The titles that a participant has now, with the levels that each gives there (policy §5). */
export async function findOfferedTitles(
  tx: Tx,
  participant: { type: string; emergencyServices: boolean },
  now: Date,
): Promise<OfferedTitle[]> {
  const titles = await listTitles(tx, now);
  return titles.flatMap((title) => {
    const levels = effectiveLevels(title, participant);
    return levels.length === 0 ? [] : [{ id: title.id, name: title.name, levels }];
  });
}
