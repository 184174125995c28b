import type { PatientId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";
import { findUnknownIds, takeLocks } from "./resolution-store.ts";

/** Which of these patients are not known yet, as far as other transactions are committed. One statement. */
export const findUnknownPatients = (tx: Tx, batch: readonly PreparedPatient[]): Promise<ReadonlySet<PatientId>> =>
  batch.length === 0
    ? Promise.resolve(new Set())
    : findUnknownIds(
        tx,
        batch.map((told) => told.incoming.patientId),
      );

/**
 * Comes before anything of these patients is read to be changed: until its end the transaction holds locks on their
 * record numbers, so that messages about one patient keep their order, and on what two new views of one person have in
 * common, so that they meet. One statement, sent ahead of the next: what is read after it is read under the locks.
 * @param unknown what `findUnknownPatients` said
 */
export function lockPatients(tx: Tx, batch: readonly PreparedPatient[], unknown: ReadonlySet<PatientId>): void {
  if (batch.length === 0) return;
  const locks = batch.flatMap((told) =>
    unknown.has(told.incoming.patientId) ? [...told.locks, ...told.matching().locks] : told.locks,
  );
  takeLocks(
    tx,
    locks,
    batch.some(({ incoming }) => incoming.merges.length > 0 || incoming.besides !== undefined),
  );
}
