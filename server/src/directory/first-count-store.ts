import type { PatientId } from "../platform/ids.ts";
import { firstRow, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

type Place = { patientId: PatientId; id: string };

/** How far the first count has come; undefined when it is finished, or when there was nothing to count. */
export async function lockFirstCount(tx: Tx): Promise<{ until: Date; after: Place | undefined } | undefined> {
  const row = await firstRow<{ until: Date; patientId: PatientId | null; id: string | null }>(
    tx,
    sql`select until_at as until, after_patient_id as "patientId", after_id as id from directory.first_count
        where finished_at is null for update`,
  );
  if (row === undefined) return undefined;
  const { until, patientId, id } = row;
  return { until, after: patientId && id ? { patientId, id } : undefined };
}

export const moveFirstCount = (tx: Tx, { patientId, id }: Place): Promise<number> =>
  run(tx, sql`update directory.first_count set after_patient_id = ${patientId}, after_id = ${id} where id = 1`);

export const finishFirstCount = (tx: Tx, now: Date): Promise<number> =>
  run(tx, sql`update directory.first_count set finished_at = ${now} where id = 1`);
