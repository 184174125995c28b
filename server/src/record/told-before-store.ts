import type { Resource } from "@crossbay/formats/fhir";
import type { PatientId, SourceId } from "../platform/ids.ts";
import { rows, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** A place in the record. */
export type ToldAt = { patientId: PatientId; id: string };

type ToldRow = ToldAt & { sourceId: SourceId; eventAt: Date; resource: Resource; at: Date };

/** Current resources in the order of their key; `at`: when the first version of each was recorded. */
export const toldBefore = (
  tx: Tx,
  { after, limit }: { after: ToldAt | undefined; limit: number },
): Promise<ToldRow[]> =>
  rows(
    tx,
    sql`select r.patient_id as "patientId", r.id, r.source_id as "sourceId", r.event_at as "eventAt", r.body as resource,
          least(r.recorded_at, (select min(h.recorded_at) from record.resource_history h
            where h.patient_id = r.patient_id and h.id = r.id)) as at
        from record.resource r
        where ${after?.patientId ?? null}::uuid is null
          or (r.patient_id, r.id) > (${after?.patientId ?? null}::uuid, ${after?.id ?? null}::uuid)
        order by r.patient_id, r.id limit ${limit}`,
  );
