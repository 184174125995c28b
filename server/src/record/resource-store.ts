import type { Resource } from "@crossbay/formats/fhir";
import type { ToldVisit } from "@crossbay/formats/hl7v2";
import {
  booleanArray,
  byteaArray,
  hexArray,
  instantArray,
  integerArray,
  jsonbArray,
  textArray,
  uuidArray,
} from "../platform/array-parameter.ts";
import type { PatientId } from "../platform/ids.ts";
import { prepared, sendPrepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import { labelRulesVersion } from "./labels/label-rules.ts";
import type {
  StoredBody,
  StoredResources,
  StoredVersion,
  StoredVisitEvent,
  VersionPlan,
} from "./plan-versions-rules.ts";
import type { ToldShared } from "./prepare-resources-rules.ts";

type StoredRow = {
  patientId: PatientId | null;
  id: string;
  version: number | null;
  lastVersion: number | null;
  eventAt: Date | null;
  digest: Buffer | null;
  isRetracted: boolean | null;
  body: Resource | null;
  /** With spaces between. */
  storedLabels: string | null;
  messageKey: Buffer | null;
  told: ToldVisit | null;
  confidentiality: string[] | null;
};

/**
 * The stored versions of these resources, some with their bodies, what was told of these visits in the order of arrival, and
 * which of the shared ones are stored as they are told.
 */
export async function findStored(
  tx: Tx,
  {
    wanted,
    visits,
    shared,
  }: {
    wanted: readonly { patientId: string; id: string; withBody: boolean }[];
    visits: readonly { patientId: string; id: string }[];
    shared: readonly Pick<ToldShared, "id" | "digest">[];
  },
): Promise<StoredResources> {
  const found = await prepared<StoredRow>(
    tx,
    "record-stored",
    `select r.patient_id as "patientId", r.id, r.version, r.last_version as "lastVersion", r.event_at as "eventAt", r.digest,
       r.status is not distinct from 'entered-in-error' as "isRetracted", case when wanted.with_body then r.body end as body,
       array_to_string(r.labels, ' ') as "storedLabels", null::bytea as "messageKey", null::jsonb as told,
       null::text[] as confidentiality, null::bigint as arrival
     from unnest($1::uuid[], $2::uuid[], $3::boolean[]) as wanted (patient_id, id, with_body)
     join record.resource r on r.patient_id = wanted.patient_id and r.id = wanted.id
     union all
     select null, s.id, null, null, null, null, null, null, null, null, null, null, null
     from unnest($4::uuid[], $5::bytea[]) as told (id, digest)
     join record.shared_resource s on s.id = told.id and s.digest = told.digest
     union all
     select e.patient_id, e.encounter_id, null, null, null, null, null, null, null, e.message_key, e.told, e.confidentiality, e.arrival
     from (select distinct * from unnest($6::uuid[], $7::uuid[]) as visit (patient_id, encounter_id)) as visit
     join record.visit_event e on e.patient_id = visit.patient_id and e.encounter_id = visit.encounter_id
     order by arrival`,
    [
      uuidArray(wanted.map((one) => one.patientId)),
      uuidArray(wanted.map((one) => one.id)),
      booleanArray(wanted.map((one) => one.withBody)),
      uuidArray(shared.map((one) => one.id)),
      hexArray(shared.map((one) => one.digest)),
      uuidArray(visits.map((one) => one.patientId)),
      uuidArray(visits.map((one) => one.id)),
    ],
  );
  const visitEvents = new Map<string, StoredVisitEvent[]>();
  const versions: StoredVersion[] = [];
  const bodies = new Map<string, StoredBody>();
  const sharedUnchanged = new Set<string>();
  for (const row of found) {
    if (row.patientId === null) {
      sharedUnchanged.add(row.id);
      continue;
    }
    const { patientId, id } = row;
    if (row.told !== null) {
      const event = { messageKey: row.messageKey!, told: row.told, confidentiality: row.confidentiality! };
      const events = visitEvents.get(`${patientId}/${id}`);
      if (events) events.push(event);
      else visitEvents.set(`${patientId}/${id}`, [event]);
      continue;
    }
    const eventAt = row.eventAt!.toISOString();
    const digest = row.digest!.toString("hex");
    versions.push({
      patientId,
      id,
      version: row.version!,
      lastVersion: row.lastVersion!,
      eventAt,
      digest,
      labels: row.storedLabels!,
      isRetracted: row.isRetracted!,
    });
    if (row.body === null) continue;
    bodies.set(`${patientId}/${id}`, { resource: row.body, eventAt, digest, labels: row.storedLabels! });
  }
  return { versions, bodies, visitEvents, sharedUnchanged };
}

/** Writes a plan: a statement for each kind of change that it has. */
export function writeVersions(tx: Tx, now: Date, plan: VersionPlan): void {
  const added = plan.current.filter(({ version }) => version === 1);
  const replacing = plan.current.filter(({ version }) => version > 1);
  if (added.length > 0) insertCurrent(tx, now, added);
  if (replacing.length > 0) replaceCurrent(tx, now, replacing);
  if (plan.superseded.length > 0) insertSuperseded(tx, now, plan.superseded);
  if (plan.touched.length > 0) touchVersions(tx, plan.touched);
}

const toldRows = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[], $5::integer[], $6::uuid[], $7::bytea[],
    $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::text[],
    $16::bytea[], $17::jsonb[], $20::text[])
  as told (patient_id, id, kind, version, last_version, source_id, message_key, event_at, effective_at, code,
    code_system, status, series, encounter_id, labels, digest, body, told_labels)`;

const insertTold = `insert into record.resource (patient_id, id, kind, version, last_version, source_id, message_key,
    event_at, effective_at, code, code_system, status, series, encounter_id, labels, told_labels, label_rules, digest, body,
    recorded_at)
  select patient_id, id, kind, version, last_version, source_id, message_key, event_at, effective_at, code, code_system,
    status, series, encounter_id, string_to_array(labels, ' '), string_to_array(told_labels, ' '), $18, digest, body, $19
  from told`;

function insertCurrent(tx: Tx, now: Date, current: VersionPlan["current"]): void {
  sendPrepared(
    tx,
    "record-insert-current",
    `with told as (select * from ${toldRows}) ${insertTold}`,
    currentValues(current, now),
  );
}

function replaceCurrent(tx: Tx, now: Date, current: VersionPlan["current"]): void {
  sendPrepared(
    tx,
    "record-replace-current",
    `with told as materialized (select * from ${toldRows}), kept as (
       insert into record.resource_history
         (patient_id, id, version, kind, source_id, message_key, event_at, labels, digest, body, recorded_at, superseded_at)
       select r.patient_id, r.id, r.version, r.kind, r.source_id, r.message_key, r.event_at, r.labels, r.digest, r.body,
         r.recorded_at, $19
       from record.resource r join told on r.patient_id = told.patient_id and r.id = told.id
     )
     ${insertTold}
     on conflict (patient_id, id) do update set version = excluded.version, last_version = excluded.last_version,
       source_id = excluded.source_id, message_key = excluded.message_key, event_at = excluded.event_at,
       effective_at = excluded.effective_at, code = excluded.code, code_system = excluded.code_system,
       status = excluded.status, series = excluded.series, encounter_id = excluded.encounter_id,
       labels = excluded.labels, told_labels = excluded.told_labels, label_rules = excluded.label_rules, digest = excluded.digest, body = excluded.body,
       recorded_at = excluded.recorded_at`,
    currentValues(current, now),
  );
}

const currentValues = (current: VersionPlan["current"], now: Date): unknown[] => [
  uuidArray(current.map(({ told }) => told.patientId)),
  uuidArray(current.map(({ told }) => told.id)),
  textArray(current.map(({ told }) => told.kind)),
  integerArray(current.map(({ version }) => version)),
  integerArray(current.map(({ lastVersion }) => lastVersion)),
  uuidArray(current.map(({ told }) => told.sourceId)),
  byteaArray(current.map(({ told }) => told.messageKey)),
  instantArray(current.map(({ told }) => told.eventAt)),
  instantArray(current.map(({ told }) => told.columns.effectiveAt)),
  textArray(current.map(({ told }) => told.columns.code ?? null)),
  textArray(current.map(({ told }) => told.columns.codeSystem ?? null)),
  textArray(current.map(({ told }) => told.columns.status ?? null)),
  textArray(current.map(({ told }) => told.columns.series ?? null)),
  uuidArray(current.map(({ told }) => told.columns.encounterId ?? null)),
  textArray(current.map(({ told }) => told.labels.join(" "))),
  hexArray(current.map(({ told }) => told.digest)),
  jsonbArray(current.map(({ told }) => told.body)),
  labelRulesVersion,
  now,
  textArray(current.map(({ told }) => told.toldLabels.join(" "))),
];

/** Files versions that are not current; one that is in the history already, word for word, is not filed again. */
function insertSuperseded(tx: Tx, now: Date, superseded: VersionPlan["superseded"]): void {
  sendPrepared(
    tx,
    "record-insert-superseded",
    `insert into record.resource_history
       (patient_id, id, version, kind, source_id, message_key, event_at, labels, digest, body, recorded_at, superseded_at)
     select patient_id, id, version, kind, source_id, message_key, event_at, string_to_array(labels, ' '), digest, body,
       $11, $11
     from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::bytea[], $7::timestamptz[],
       $8::text[], $9::bytea[], $10::jsonb[])
       as late (patient_id, id, version, kind, source_id, message_key, event_at, labels, digest, body)
     where not exists (
       select from record.resource_history h
       where h.patient_id = late.patient_id and h.id = late.id and h.digest = late.digest and h.event_at = late.event_at)`,
    [
      uuidArray(superseded.map(({ told }) => told.patientId)),
      uuidArray(superseded.map(({ told }) => told.id)),
      integerArray(superseded.map(({ version }) => version)),
      textArray(superseded.map(({ told }) => told.kind)),
      uuidArray(superseded.map(({ told }) => told.sourceId)),
      byteaArray(superseded.map(({ told }) => told.messageKey)),
      instantArray(superseded.map(({ told }) => told.eventAt)),
      textArray(superseded.map(({ told }) => told.labels.join(" "))),
      hexArray(superseded.map(({ told }) => told.digest)),
      jsonbArray(superseded.map(({ told }) => told.body)),
      now,
    ],
  );
}

function touchVersions(tx: Tx, touched: VersionPlan["touched"]): void {
  sendPrepared(
    tx,
    "record-touch-versions",
    `update record.resource r set event_at = told.event_at, last_version = told.last_version
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::integer[])
       as told (patient_id, id, event_at, last_version)
     where r.patient_id = told.patient_id and r.id = told.id`,
    [
      uuidArray(touched.map((one) => one.patientId)),
      uuidArray(touched.map((one) => one.id)),
      instantArray(touched.map((one) => one.eventAt)),
      integerArray(touched.map((one) => one.lastVersion)),
    ],
  );
}

/**
 * Writes shared resources that are new or told differently, in the order of their ids, so that two transactions never
 * wait for each other in a circle; an older telling loses.
 */
export function writeShared(tx: Tx, now: Date, shared: readonly ToldShared[]): void {
  sendPrepared(
    tx,
    "record-write-shared",
    `insert into record.shared_resource as stored (id, kind, source_id, version, event_at, digest, body, recorded_at)
     select id, kind, source_id, 1, event_at, digest, body, $7
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::bytea[], $6::jsonb[])
       as told (id, kind, source_id, event_at, digest, body)
     order by id
     on conflict (id) do update set version = stored.version + 1, event_at = excluded.event_at,
       digest = excluded.digest, body = excluded.body, recorded_at = excluded.recorded_at
     where stored.event_at <= excluded.event_at and stored.digest <> excluded.digest`,
    [
      uuidArray(shared.map((one) => one.id)),
      textArray(shared.map((one) => one.kind)),
      uuidArray(shared.map((one) => one.sourceId)),
      instantArray(shared.map((one) => one.eventAt)),
      hexArray(shared.map((one) => one.digest)),
      jsonbArray(shared.map((one) => one.body)),
      now,
    ],
  );
}
