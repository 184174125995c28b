import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "./assignment-store.ts";
import { managerAttestation } from "./manager-attestation.ts";
import { managerRound } from "./manager-round.ts";
import { utcDay } from "./training-day-rules.ts";
import { insertAttestation, saveWatched } from "./video-store.ts";

/**
 * Notes that a user manager watched the video and attested it before this exchange kept it: for people who are brought along
 * from elsewhere, such as the demo region's.
 */
export async function noteManagerTraining(
  tx: Tx,
  { accountId, name, now }: { accountId: AccountId; name: string; now: Date },
): Promise<void> {
  const assignments = await listAssignments(tx, [accountId]);
  const round = await managerRound(tx, { accountId, assignments, today: utcDay(now) });
  const { version, text } = managerAttestation;
  const watched = { furthestSeconds: 0, creditSeconds: 0, resumeAtSeconds: 0, reportedAt: now };
  await saveWatched(tx, round, { ...watched, version: 1, completedAt: now });
  await insertAttestation(tx, round, { name, version, text, now });
}
