import type { Resource } from "@crossbay/formats/fhir";
import { integerArray, textArray, uuidArray } from "../../platform/array-parameter.ts";
import type { PatientId, SourceId } from "../../platform/ids.ts";
import { firstRow, prepared, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** How far a relabelling has come. */
export type Relabelling = {
  basis: string;
  labelRules: number;
  passes: number;
  afterPatientId: PatientId | null;
  afterId: string | null;
  seen: number;
  changed: number;
  changedInPass: number;
  finishedAt: Date | null;
};

export const insertRelabelling = (tx: Tx, { basis, labelRules, now }: RelabellingStart): Promise<number> =>
  run(
    tx,
    sql`insert into record.relabelling (basis, label_rules, passes, seen, changed, changed_in_pass, started_at)
        values (${basis}, ${labelRules}, 0, 0, 0, 0, ${now}) on conflict do nothing`,
  );

type RelabellingStart = { basis: string; labelRules: number; now: Date };

/** Begins it from the beginning, though it was finished. */
export const reopenRelabelling = (tx: Tx, { basis, now }: Omit<RelabellingStart, "labelRules">): Promise<number> =>
  run(
    tx,
    sql`update record.relabelling set passes = 0, after_patient_id = null, after_id = null, seen = 0, changed = 0,
          changed_in_pass = 0, started_at = ${now}, finished_at = null
        where basis = ${basis} and finished_at is not null`,
  );

/** Undefined while another process is at it. */
export const lockRelabelling = (tx: Tx, basis: string): Promise<Relabelling | undefined> =>
  firstRow(
    tx,
    sql`select basis, label_rules as "labelRules", passes, after_patient_id as "afterPatientId", after_id as "afterId",
          seen::double precision, changed::double precision, changed_in_pass::double precision as "changedInPass",
          finished_at as "finishedAt"
        from record.relabelling where basis = ${basis} for update skip locked`,
  );

export const updateRelabelling = (tx: Tx, state: Relabelling): Promise<number> =>
  run(
    tx,
    sql`update record.relabelling set passes = ${state.passes}, after_patient_id = ${state.afterPatientId},
          after_id = ${state.afterId}, seen = ${state.seen}, changed = ${state.changed},
          changed_in_pass = ${state.changedInPass}, finished_at = ${state.finishedAt}
        where basis = ${state.basis}`,
  );

export type LabelledResource = {
  patientId: PatientId;
  id: string;
  sourceId: SourceId;
  version: number;
  labels: string[];
  toldLabels: string[] | null;
  labelRules: number;
  body: Resource;
};

/** The next resources in the order of their keys. */
export const resourcesAfter = (
  tx: Tx,
  { afterPatientId, afterId }: Pick<Relabelling, "afterPatientId" | "afterId">,
  limit: number,
): Promise<LabelledResource[]> =>
  rows(
    tx,
    sql`select patient_id as "patientId", id, source_id as "sourceId", version, labels, told_labels as "toldLabels",
          label_rules as "labelRules", body
        from record.resource
        where ${afterPatientId}::uuid is null or (patient_id, id) > (${afterPatientId}::uuid, ${afterId}::uuid)
        order by patient_id, id limit ${limit}`,
  );

/**
 * Gives resources their labels by the present rules; one of which a message told something new in the meantime has them already.
 * @returns how many were changed
 */
export async function writeLabels(
  tx: Tx,
  labelRules: number,
  labelled: readonly Omit<LabelledResource, "body" | "sourceId" | "labelRules">[],
): Promise<number> {
  if (labelled.length === 0) return 0;
  const changed = await prepared<{ id: string }>(
    tx,
    "record-write-labels",
    `update record.resource r set labels = string_to_array(new.labels, ' '),
       told_labels = string_to_array(new.told_labels, ' '), label_rules = $6
     from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[])
       as new (patient_id, id, version, labels, told_labels)
     where r.patient_id = new.patient_id and r.id = new.id and r.version = new.version
     returning r.id`,
    [
      uuidArray(labelled.map((one) => one.patientId)),
      uuidArray(labelled.map((one) => one.id)),
      integerArray(labelled.map((one) => one.version)),
      textArray(labelled.map((one) => one.labels.join(" "))),
      textArray(labelled.map((one) => (one.toldLabels ?? []).join(" "))),
      labelRules,
    ],
  );
  return changed.length;
}
