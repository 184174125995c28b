import type { Encounter } from "@crossbay/formats/fhir";
import type { PatientId, SourceId } from "../../platform/ids.ts";
import { prepared } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type ArrivalRow = { patientId: PatientId; arrivedAt: Date; body: Encounter };

/**
 * Visits that began on a day at one of the sources, newest first; neither planned nor cancelled ones.
 * @param day plain date in `timeZone`
 */
export const arrivalsOf = (
  tx: Tx,
  input: { sourceIds: readonly SourceId[]; day: string; timeZone: string; limit: number },
): Promise<ArrivalRow[]> =>
  prepared(
    tx,
    "record-arrivals",
    `select patient_id as "patientId", effective_at as "arrivedAt", body from record.resource
     where kind = 'Encounter' and source_id = any($1::uuid[])
       and effective_at >= ($2::date)::timestamp at time zone $3
       and effective_at < ($2::date + 1)::timestamp at time zone $3
       and status = any('{arrived,triaged,in-progress,onleave,finished}') and body #>> '{class,code}' is distinct from 'PRENC'
     order by effective_at desc, id limit $4`,
    [input.sourceIds, input.day, input.timeZone, input.limit],
  );
