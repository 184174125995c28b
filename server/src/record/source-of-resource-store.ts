import type { PatientId, SourceId } from "../platform/ids.ts";
import { firstRow, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** Which source told a resource of one of these patients; nothing of the resource itself. Undefined: none of them has it. */
export const findSourceOfResource = async (
  tx: Tx,
  patientIds: readonly PatientId[],
  resourceId: string,
): Promise<SourceId | undefined> =>
  (
    await firstRow<{ sourceId: SourceId }>(
      tx,
      sql`select source_id as "sourceId" from record.resource
          where patient_id = any(${patientIds}::uuid[]) and id = ${resourceId} limit 1`,
    )
  )?.sourceId;
