import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { noteVideoWatched } from "./note-video-watched.ts";
import { trainingAttestation } from "./training-attestation.ts";
import { insertAttestation } from "./video-store.ts";

/**
 * Notes that a user manager watched the video and attested it before this exchange kept it: for people who are brought along
 * from elsewhere, such as the demo region's.
 */
export async function noteManagerTraining(
  tx: Tx,
  { accountId, name, now }: { accountId: AccountId; name: string; now: Date },
): Promise<void> {
  const round = await noteVideoWatched(tx, { accountId, now });
  const { version, text } = trainingAttestation;
  await insertAttestation(tx, round, { name, version, text, now });
}
