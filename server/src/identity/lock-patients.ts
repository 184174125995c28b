import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { IncomingPatient } from "./patient.ts";
import { preparePatient } from "./prepare-patient-rules.ts";
import { findUnknownIds, takeLocks } from "./resolution-store.ts";

/**
 * Comes before anything of these patients is read to be changed: until its end the transaction holds locks on their
 * record numbers, so that messages about one patient keep their order, and on what two new views of one person have in
 * common, so that they meet. Takes two statements whatever the size of the batch.
 */
export async function lockPatients(
  tx: Tx,
  context: { keys: Keys },
  incoming: readonly IncomingPatient[],
): Promise<void> {
  if (incoming.length === 0) return;
  const batch = incoming.map((patient) => preparePatient(context.keys, patient));
  const unknown = await findUnknownIds(
    tx,
    batch.map((told) => told.incoming.patientId),
  );
  const locks = batch.flatMap((told) =>
    unknown.has(told.incoming.patientId) ? [...told.locks, ...told.matching().locks] : told.locks,
  );
  await takeLocks(
    tx,
    locks,
    batch.some((told) => told.incoming.merges.length > 0),
  );
}
