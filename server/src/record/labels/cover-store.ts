import type { AccessGrant } from "../../access/index.ts";
import { prepared } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Cover } from "./cover-rules.ts";

/**
 * The encounters and reports of a person whose labels cover what they contain; a report has the labels of its results besides. Those
 * that nothing sensitive touches are left out.
 * @param reportIds where only these reports are of interest
 */
export const findCovers = (
  tx: Tx,
  { patientIds }: Pick<AccessGrant, "patientIds">,
  reportIds?: readonly string[],
): Promise<Cover[]> =>
  prepared(
    tx,
    "record-covers",
    `with result as materialized (
       select 'Observation/' || o.id as reference, o.labels from record.resource o
       where o.patient_id = any($1) and o.kind = 'Observation' and o.labels <> '{}'
     ), report as materialized (
       select d.id, d.labels,
         array(select line #>> '{}' from jsonb_path_query(d.body, '$.result[*].reference') as line) as contains
       from record.resource d where d.patient_id = any($1) and d.kind = 'DiagnosticReport' and ($2::uuid[] is null or d.id = any($2))
         and (d.labels <> '{}' or exists (select from result))
     )
     select e.id, e.kind, e.labels, '{}'::text[] as contains from record.resource e
     where e.patient_id = any($1) and e.kind = 'Encounter' and e.labels <> '{}'
     union all
     select report.id, 'DiagnosticReport', found.labels, report.contains
     from report cross join lateral (
       select array(
         select unnest(report.labels)
         union
         select unnest(result.labels) from result where result.reference = any(report.contains)) as labels
     ) as found
     where found.labels <> '{}'`,
    [patientIds, reportIds ?? null],
  );
