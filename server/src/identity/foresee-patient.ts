import { newId, type PatientId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { identifierKey } from "./keys-rules.ts";
import { findMeanings, findNumberedPatients, type NumberedPatient } from "./number-store.ts";
import type { RetiredNumber } from "./patient.ts";
import type { PatientFacts } from "./plan-resolution-rules.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";
import { findViewsOfPerson } from "./resolution-store.ts";
import { decideReuse, meaningAt } from "./settle-number-rules.ts";

/** Whom a record number would stand for. */
export type ForeseenPatient = {
  patientId: PatientId;
  /** The number was retired and is given to somebody else: to be left out, for it would not be that patient's any more. */
  leaves?: NumberedPatient;
  /** A steward would compare the one whom the number led to. */
  isUnclear: boolean;
};

/**
 * Whom the record number of a message would stand for, as `settleNumbers` says it when the message is taken; nothing is changed
 * and nothing is locked.
 * @param former the number by which the same patient was known before (A47)
 */
export async function foreseePatient(
  tx: Tx,
  told: PreparedPatient,
  former: RetiredNumber | undefined,
): Promise<ForeseenPatient> {
  const { patientId: number, does, eventAt } = told.incoming;
  const meanings = await findMeanings(tx, former ? [number, former.patientId] : [number]);
  const present = meaningAt(meanings, number, eventAt);
  const before = former && meaningAt(meanings, former.patientId, eventAt);
  const patients = await findNumberedPatients(tx, before ? [present, before] : [present]);
  const known = patients.find(({ patientId }) => patientId === present);
  if (before && !known) return { patientId: before, isUnclear: false };
  if (does !== "registers" || known?.state !== "merged" || eventAt <= known.stateAt)
    return { patientId: present, isUnclear: false };
  const { whose } = decideReuse(told.matching().comparable, await findViewsOfPerson(tx, known.personId));
  if (whose === "same") return { patientId: present, isUnclear: false };
  return { patientId: newId<PatientId>(), leaves: known, isUnclear: whose === "unclear" };
}

/** The facts without the record number's key at the patient that it leaves. */
export function withoutNumber(
  facts: PatientFacts,
  { keys, told, leaves }: { keys: Keys; told: PreparedPatient; leaves: NumberedPatient },
): PatientFacts {
  const { authority, recordNumber } = told.incoming;
  const key = identifierKey(keys.matching, authority, recordNumber).toString("hex");
  const carriers = facts.byIdentifier.get(key) ?? [];
  const byIdentifier = new Map(facts.byIdentifier);
  byIdentifier.set(
    key,
    carriers.filter((patientId) => patientId !== leaves.patientId),
  );
  return { ...facts, byIdentifier };
}
