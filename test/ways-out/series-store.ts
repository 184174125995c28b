import type { PatientId } from "../../server/src/platform/ids.ts";
import { rows, sql } from "../../server/src/platform/sql.ts";
import type { Tx } from "../../server/src/platform/transaction.ts";

/** The series of results that a person has, whoever may see them. */
export const seriesOf = async (tx: Tx, patientIds: readonly PatientId[]): Promise<string[]> => {
  const found = await rows<{ series: string }>(
    tx,
    sql`select distinct series from record.resource where patient_id = any(${patientIds}::uuid[]) and series is not null`,
  );
  return found.map(({ series }) => series);
};
