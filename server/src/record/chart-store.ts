import type { Observation } from "@crossbay/formats/fhir";
import type { AccessGrant } from "../access/index.ts";
import { prepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { ChartRow, SeriesRow } from "./chart-row.ts";

/** A grant, and the ids of what is hidden with its report (`hiddenWithReports`). */
export type GrantedView = { grant: Pick<AccessGrant, "patientIds" | "withhold">; hidden: readonly string[] };

/** The values of what `granted` asks for. */
export const grantedValues = ({ grant, hidden }: GrantedView): unknown[] => [grant.patientIds, grant.withhold, hidden];

/** What every reader of a record asks for. */
export const columns = `r.id, r.patient_id as "patientId", r.source_id as "sourceId", r.event_at as "eventAt",
  r.effective_at as "effectiveAt", r.encounter_id as "encounterId", r.labels, r.body`;

/**
 * What a grant lets its reader see: $1 the patients, $2 the labels to withhold, an encounter's covering what it contains, $3 what is
 * hidden with its report. What hangs on an encounter that was entered in error is off the chart with it.
 */
export const granted = `r.patient_id = any($1) and not r.labels && $2::text[] and r.id <> all ($3::uuid[])
  and (r.encounter_id is null or r.encounter_id <> all (array(
    select e.id from record.resource e
    where e.patient_id = any($1) and e.kind = 'Encounter'
      and (e.labels && $2::text[] or e.status = 'entered-in-error'))))`;

/**
 * Everything of a chart that is no single result, newest first: at most so many encounters and reports, and at most a
 * thousand others.
 */
export const chartRows = (
  tx: Tx,
  view: GrantedView,
  limits: { encounters: number; reports: number },
): Promise<ChartRow[]> =>
  prepared(
    tx,
    "record-chart-rows",
    `(select ${columns} from record.resource r where ${granted} and r.kind = 'Encounter'
        and r.status <> all ('{cancelled,entered-in-error}')
      order by r.effective_at desc, r.id limit $4)
     union all
     (select ${columns} from record.resource r where ${granted} and r.kind = 'DiagnosticReport'
      order by r.effective_at desc, r.id limit $5)
     union all
     (select ${columns} from record.resource r where ${granted}
        and r.kind in ('Patient', 'AllergyIntolerance', 'Condition', 'Coverage', 'RelatedPerson')
      order by r.effective_at desc, r.id limit 1000)`,
    [...grantedValues(view), limits.encounters, limits.reports],
  );

/** The newest values of the series that were used last: rows of one series stand together, newest first. */
export const seriesRows = (
  tx: Tx,
  view: GrantedView,
  limits: { series: number; values: number },
): Promise<SeriesRow<Observation>[]> =>
  prepared(
    tx,
    "record-series-rows",
    `with seen as materialized (
       select r.patient_id, r.id, r.series, r.effective_at,
         row_number() over (partition by r.series order by r.effective_at desc, r.id) as place,
         count(*) over (partition by r.series) as total,
         max(r.effective_at) over (partition by r.series) as newest_at
       from record.resource r
       where ${granted} and r.kind = 'Observation' and r.series is not null
     ), chosen as materialized (
       select *, dense_rank() over (order by newest_at desc, series) as rank from seen where place <= $5
     )
     select ${columns}, r.series, chosen.total::integer
     from chosen join record.resource r on r.patient_id = chosen.patient_id and r.id = chosen.id
     where chosen.rank <= $4
     order by chosen.rank, chosen.place`,
    [...grantedValues(view), limits.series, limits.values],
  );

/** The series that a person has. */
export const seriesNames = (tx: Tx, view: GrantedView): Promise<{ series: string }[]> =>
  prepared(
    tx,
    "record-series-names",
    `select distinct r.series from record.resource r
     where ${granted} and r.kind = 'Observation' and r.series is not null`,
    grantedValues(view),
  );

/** One series, newest first. */
export const rowsOfSeries = (
  tx: Tx,
  view: GrantedView,
  series: string,
  limit: number,
): Promise<SeriesRow<Observation>[]> =>
  prepared(
    tx,
    "record-rows-of-series",
    `select ${columns}, r.series, (count(*) over ())::integer as total from record.resource r
     where ${granted} and r.kind = 'Observation' and r.series = $4
     order by r.effective_at desc, r.id limit $5`,
    [...grantedValues(view), series, limit],
  );

/** Results by id: the lines of reports' texts. */
export const observationRows = (tx: Tx, view: GrantedView, ids: readonly string[]): Promise<ChartRow<Observation>[]> =>
  prepared(
    tx,
    "record-observation-rows",
    `select ${columns} from record.resource r
     where ${granted} and r.id = any($4) and r.kind = 'Observation' and r.series is null`,
    [...grantedValues(view), ids],
  );

/** Who the person is and what they are allergic to: all that a banner needs. */
export const bannerRows = (tx: Tx, view: GrantedView): Promise<ChartRow[]> =>
  prepared(
    tx,
    "record-banner-rows",
    `select ${columns} from record.resource r
     where ${granted} and r.kind in ('Patient', 'AllergyIntolerance')
     order by r.effective_at desc, r.id limit 500`,
    grantedValues(view),
  );

/** Everything that there is, kind by kind, newest first; at most `limit`. */
export const wholeRows = (tx: Tx, view: GrantedView, limit: number): Promise<ChartRow[]> =>
  prepared(
    tx,
    "record-whole-rows",
    `select ${columns} from record.resource r
     where ${granted} and r.status is distinct from 'entered-in-error'
     order by r.kind, r.effective_at desc, r.id limit $4`,
    [...grantedValues(view), limit],
  );
