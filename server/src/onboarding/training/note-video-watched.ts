import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "./assignment-store.ts";
import { findRound } from "./find-round.ts";
import { utcDay } from "./training-day-rules.ts";
import { type Round, saveWatched } from "./video-store.ts";

/**
 * Notes that a user manager watched the video where this exchange does not keep it, such as in a room with others.
 * @returns the round of watching and attesting in which it counts
 */
export async function noteVideoWatched(
  tx: Tx,
  { accountId, now }: { accountId: AccountId; now: Date },
): Promise<Round> {
  const assignments = await listAssignments(tx, [accountId]);
  const round = await findRound(tx, { accountId, assignments, today: utcDay(now) });
  const watched = { furthestSeconds: 0, creditSeconds: 0, resumeAtSeconds: 0, reportedAt: now };
  await saveWatched(tx, round, { ...watched, version: 1, completedAt: now });
  return round;
}
