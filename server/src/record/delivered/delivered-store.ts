import type { DiagnosticReport, Encounter, Observation, Reference } from "@crossbay/formats/fhir";
import { uuidArray } from "../../platform/array-parameter.ts";
import type { PatientId } from "../../platform/ids.ts";
import { prepared } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ChartRow } from "../chart-row.ts";
import { columns, type GrantedView, granted, grantedValues } from "../chart-store.ts";

/** Who cares for these patients, as their own registrations say; a Part 2 programme's is not asked. */
export const primaryCareOfPatients = (
  tx: Tx,
  patientIds: readonly PatientId[],
): Promise<{ patientId: PatientId; practitioners: Reference[] }[]> =>
  prepared(
    tx,
    "record-primary-care",
    `select patient_id as "patientId", body -> 'generalPractitioner' as practitioners from record.resource
     where patient_id = any($1) and id = any($1) and kind = 'Patient'
       and body ? 'generalPractitioner' and not 'part2' = any(labels)`,
    [uuidArray(patientIds)],
  );

/** Reports and encounters by id, as far as the grants reach. */
export const deliveredRows = (
  tx: Tx,
  view: GrantedView,
  ids: readonly string[],
): Promise<ChartRow<DiagnosticReport | Encounter>[]> =>
  prepared(
    tx,
    "record-delivered-rows",
    `select ${columns} from record.resource r
     where ${granted} and r.id = any($4) and r.kind in ('DiagnosticReport', 'Encounter')
       and r.status <> all ('{cancelled,entered-in-error}')`,
    [...grantedValues(view), ids],
  );

/** The results of reports, by id; `series` is null for lines of text. */
export const deliveredResults = (
  tx: Tx,
  view: GrantedView,
  ids: readonly string[],
): Promise<(ChartRow<Observation> & { series: string | null })[]> =>
  prepared(
    tx,
    "record-delivered-results",
    `select ${columns}, r.series from record.resource r
     where ${granted} and r.id = any($4) and r.kind = 'Observation'
     order by r.effective_at desc, r.id`,
    [...grantedValues(view), ids],
  );
