import type { PatientId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import type { PatientFacts } from "./plan-resolution-rules.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";
import { findKnownPatients, findPatientsOfSamePersons, findRivals, type KnownPatients } from "./resolution-store.ts";

/**
 * What is known of these patients, of the numbers that they retire, and of whom the new ones may be. The transaction has
 * asked for the locks by `lockPatients`. At most three statements, which leave together.
 * @param unknown what `findUnknownPatients` said
 */
export async function readPatients(
  tx: Tx,
  batch: readonly PreparedPatient[],
  unknown: ReadonlySet<PatientId>,
): Promise<PatientFacts> {
  if (batch.length === 0) return { known: [], renumbered: new Set(), ...noRivals };
  const [known, rivals] = await Promise.all([
    findKnown(tx, batch),
    findRivalsOf(
      tx,
      batch.filter((told) => unknown.has(told.incoming.patientId)),
    ),
  ]);
  return { ...known, ...rivals };
}

type Rivals = Omit<PatientFacts, "known" | "renumbered">;

const noRivals: Rivals = { byIdentifier: new Map(), byBlock: new Map(), candidates: new Map() };

const findRivalsOf = (tx: Tx, unknown: readonly PreparedPatient[]): Promise<Rivals> | Rivals =>
  unknown.length === 0
    ? noRivals
    : findRivals(tx, {
        identifiers: [...new Set(unknown.flatMap((told) => told.matching().identifierKeys))],
        blocks: [...new Set(unknown.flatMap((told) => told.matching().blockKeys))],
      });

async function findKnown(tx: Tx, batch: readonly PreparedPatient[]): Promise<KnownPatients> {
  const retired = batch.flatMap((told) => told.incoming.merges.map((number) => number.patientId));
  const wanted = [...new Set([...batch.map((told) => told.incoming.patientId), ...retired])];
  if (retired.length === 0) return await findKnownPatients(tx, wanted);
  // A person that an A40 moves may itself be moved on by the next: all patients of all persons in sight.
  return await findPatientsOfSamePersons(tx, wanted);
}
