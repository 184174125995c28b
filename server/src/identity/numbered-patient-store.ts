import type { PatientId, SourceId } from "../platform/ids.ts";
import { rows, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** `place`: which of the numbers, from 1. */
type NumberedPatient = { place: number; patientId: PatientId; birthDate: string | null };

/** The patients that have these record numbers. */
export const getPatientsOfNumbers = (
  tx: Tx,
  numbers: readonly { sourceId: SourceId; authority: string; recordNumber: string }[],
): Promise<NumberedPatient[]> =>
  rows(
    tx,
    sql`select told.place::integer as place, p.patient_id as "patientId", p.birth_date as "birthDate"
        from unnest(${numbers.map(({ sourceId }) => sourceId)}::uuid[], ${numbers.map(({ authority }) => authority)}::text[],
            ${numbers.map(({ recordNumber }) => recordNumber)}::text[])
          with ordinality as told (source_id, authority, record_number, place)
        join identity.patient p on p.source_id = told.source_id and p.authority = told.authority
          and p.record_number = told.record_number
        where p.state <> 'deleted'`,
  );
