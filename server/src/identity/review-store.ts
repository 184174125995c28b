import type { PatientId, PersonId } from "../platform/ids.ts";
import { firstRow, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** Does a possible match of this person with another wait for a steward? */
export const waitsForReview = async (
  tx: Tx,
  { personId, patientIds }: { personId: PersonId; patientIds: readonly PatientId[] },
): Promise<boolean> =>
  (await firstRow(
    tx,
    sql`select from identity.review where candidate_person_id = ${personId} and closed_at is null
        union all
        select from identity.review where patient_id = any(${patientIds}::uuid[]) and closed_at is null
        limit 1`,
  )) !== undefined;
