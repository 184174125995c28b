import type { PatientId, PersonId } from "../platform/ids.ts";
import { newId } from "../platform/ids.ts";
import { prepared, rows, run, sendPrepared, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { PatientState } from "./patient.ts";
import type { NumberMeaning } from "./settle-number-rules.ts";

/** What stands of the patient that a number means. */
export type NumberedPatient = { patientId: PatientId; personId: PersonId; state: PatientState; stateAt: string };

/** Whom these numbers stand for, other than the patients of their own ids. */
export async function findMeanings(tx: Tx, numberIds: readonly PatientId[]): Promise<NumberMeaning[]> {
  const found = await prepared<Omit<NumberMeaning, "since"> & { since: Date }>(
    tx,
    "identity-number-meanings",
    `select number_id as "numberId", generation, since, patient_id as "patientId" from identity.renumbered
     where number_id = any($1)`,
    [numberIds],
  );
  return found.map((meaning) => ({ ...meaning, since: meaning.since.toISOString() }));
}

/** Takes locks on patients that several numbers stand for, in the order of their ids. */
export const lockByPatient = (tx: Tx, patientIds: readonly PatientId[]): Promise<number> =>
  run(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(id::text, 0))
        from (select distinct unnest(${patientIds}::uuid[]) as id order by id offset 0) as wanted`,
  );

export async function findNumberedPatients(tx: Tx, patientIds: readonly PatientId[]): Promise<NumberedPatient[]> {
  const found = await rows<Omit<NumberedPatient, "stateAt"> & { stateAt: Date }>(
    tx,
    sql`select patient_id as "patientId", person_id as "personId", state, coalesce(state_at, event_at) as "stateAt"
        from identity.patient where patient_id = any(${patientIds}::uuid[])`,
  );
  return found.map((patient) => ({ ...patient, stateAt: patient.stateAt.toISOString() }));
}

export type NewMeaning = NumberMeaning & { reason: "A47" | "registered-again"; messageKey: Buffer };

export function insertMeanings(tx: Tx, meanings: readonly NewMeaning[]): void {
  sendPrepared(
    tx,
    "identity-insert-meanings",
    `insert into identity.renumbered (number_id, generation, since, patient_id, reason, message_key)
     select * from unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::uuid[], $5::text[], $6::bytea[])`,
    [
      meanings.map((one) => one.numberId),
      meanings.map((one) => one.generation),
      meanings.map((one) => one.since),
      meanings.map((one) => one.patientId),
      meanings.map((one) => one.reason),
      meanings.map((one) => one.messageKey),
    ],
  );
}

/** The patient is known by another number now. */
export const changeNumber = (
  tx: Tx,
  patient: { patientId: PatientId; authority: string; recordNumber: string },
): Promise<number> =>
  run(
    tx,
    sql`update identity.patient set authority = ${patient.authority}, record_number = ${patient.recordNumber}
        where patient_id = ${patient.patientId}`,
  );

/** The patient is found by these keys too; it has none of them yet. */
export const addIdentifiers = (tx: Tx, patientId: PatientId, keys: readonly Buffer[]): Promise<number> =>
  run(
    tx,
    sql`with patient as (
          update identity.patient set identifier_keys = identifier_keys || ${keys}::bytea[]
          where patient_id = ${patientId} returning patient_id
        )
        insert into identity.identifier (key, patient_id) select unnest(${keys}::bytea[]), patient_id from patient`,
  );

/** Nobody finds the patient by these keys any more. */
export const dropIdentifiers = (tx: Tx, patientId: PatientId, keys: readonly Buffer[]): Promise<number> =>
  run(
    tx,
    sql`with gone as (
          delete from identity.identifier where patient_id = ${patientId} and key = any(${keys}::bytea[])
        )
        update identity.patient
        set identifier_keys = array(select kept from unnest(identifier_keys) as kept where kept <> all (${keys}::bytea[]))
        where patient_id = ${patientId}`,
  );

/** A retired number is in use again for the same patient. */
export const bringBack = (tx: Tx, patientId: PatientId, at: string): Promise<number> =>
  run(tx, sql`update identity.patient set state = 'active', state_at = ${at} where patient_id = ${patientId}`);

/** A steward compares a patient with the person that had its number before. */
export const openReview = (
  tx: Tx,
  now: Date,
  review: { patientId: PatientId; candidatePersonId: PersonId; bits: number; fields: object },
): Promise<number> =>
  run(
    tx,
    sql`insert into identity.review (id, patient_id, candidate_person_id, score_bits, evidence, opened_at)
        values (${newId(now)}, ${review.patientId}, ${review.candidatePersonId}, ${review.bits},
          ${JSON.stringify(review.fields)}::jsonb, ${now})`,
  );
