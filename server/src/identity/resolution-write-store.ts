import { instantArray, uuidArray } from "../platform/array-parameter.ts";
import { newId, type PatientId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import { sendPrepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { NewLink, NewReview, ResolutionPlan } from "./plan-resolution-rules.ts";
import { keysOfRetired, type PreparedPatient } from "./prepare-patient-rules.ts";
import { bytea } from "./resolution-store.ts";

/** Writes a plan: one statement for each kind of change that it has, none for a batch that changes nothing. */
export function writeResolution(tx: Tx, context: { keys: Keys; now: Date }, plan: ResolutionPlan): void {
  const { keys, now } = context;
  const added = [
    ...plan.added.map(({ told, personId, state, stateAt }) => ({
      ...toldRow(told),
      person_id: personId,
      state,
      state_at: stateAt,
    })),
    ...plan.retired.map(({ patientId, personId, number, by }) => {
      const { identifierKeys, valueKeys } = keysOfRetired(keys, number);
      return {
        patient_id: patientId,
        person_id: personId,
        source_id: by.incoming.sourceId,
        authority: number.authority,
        record_number: number.recordNumber,
        state: "merged",
        state_at: by.incoming.eventAt,
        event_at: by.incoming.eventAt,
        digest: bytea(""),
        family_folded: [],
        given_folded: [],
        phones: [],
        identifier_keys: [...identifierKeys, ...valueKeys].map(bytea),
        block_keys: [],
      };
    }),
  ];
  if (added.length > 0) insertPatients(tx, now, added);
  if (plan.changed.length > 0) updatePatients(tx, plan.changed);
  if (plan.confirmed.length > 0) confirmPatients(tx, plan.confirmed);
  if (plan.moved.length > 0) movePatients(tx, plan.moved);
  if (plan.links.length > 0) insertLinks(tx, now, plan.links);
  if (plan.reviews.length > 0) insertReviews(tx, now, plan.reviews);
}

const toldRow = ({ incoming, digest, ...told }: PreparedPatient) => {
  const { ssnKey, identifierKeys, valueKeys, blockKeys } = told.matching();
  const demographics = told.demographics();
  return {
    patient_id: incoming.patientId,
    source_id: incoming.sourceId,
    authority: incoming.authority,
    record_number: incoming.recordNumber,
    event_at: incoming.eventAt,
    digest: bytea(digest()),
    family: demographics.family,
    given: demographics.given,
    family_folded: demographics.familyFolded,
    given_folded: demographics.givenFolded,
    suffix: demographics.suffix,
    birth_date: demographics.birthDate,
    birth_order: demographics.birthOrder,
    sex: demographics.sex,
    ssn_key: ssnKey === undefined ? undefined : bytea(ssnKey),
    phones: demographics.phones,
    address_line: demographics.addressLine,
    city: demographics.city,
    postal_code: demographics.postalCode,
    identifier_keys: [...identifierKeys, ...valueKeys].map(bytea),
    block_keys: blockKeys.map(bytea),
  };
};

const toldColumns = `patient_id uuid, source_id uuid, authority text, record_number text, event_at timestamptz, digest bytea,
  family text, given text, family_folded text[], given_folded text[], suffix text, birth_date text, birth_order integer,
  sex text, ssn_key bytea, phones text[], address_line text, city text, postal_code text, identifier_keys bytea[],
  block_keys bytea[]`;

function insertPatients(tx: Tx, now: Date, patients: readonly object[]): void {
  sendPrepared(
    tx,
    "identity-insert-patients",
    `with told as materialized (
       select * from json_to_recordset($1::json) as told (person_id uuid, state text, state_at timestamptz, ${toldColumns})
     ), patients as (
       insert into identity.patient (patient_id, person_id, source_id, authority, record_number, state, state_at, event_at,
         digest, family, given, family_folded, given_folded, suffix, birth_date, birth_order, sex, ssn_key, phones,
         address_line, city, postal_code, identifier_keys, block_keys, created_at)
       select patient_id, person_id, source_id, authority, record_number, state, state_at, event_at, digest,
         family, given, family_folded, given_folded, suffix, birth_date, birth_order, sex, ssn_key, phones, address_line,
         city, postal_code, identifier_keys, block_keys, $2
       from told
     ), identifiers as (
       insert into identity.identifier (key, patient_id) select unnest(identifier_keys), patient_id from told
     )
     insert into identity.block (key, patient_id) select unnest(block_keys), patient_id from told`,
    [JSON.stringify(patients), now],
  );
}

/**
 * Takes new demographics over and replaces the keys that changed with them. What is joined is also named by an array, for
 * the planner, which knows nothing of how many there are, to go by the index.
 */
function updatePatients(tx: Tx, changed: readonly PreparedPatient[]): void {
  sendPrepared(
    tx,
    "identity-update-patients",
    `with told as materialized (
       select * from json_to_recordset($1::json) as told (${toldColumns})
     ), kept as materialized (
       select p.patient_id, p.identifier_keys, p.block_keys from identity.patient p where p.patient_id = any($2)
     ), patients as (
       update identity.patient p
       set event_at = told.event_at, digest = told.digest, family = told.family, given = told.given,
           family_folded = told.family_folded, given_folded = told.given_folded, suffix = told.suffix,
           birth_date = told.birth_date, birth_order = told.birth_order, sex = told.sex, ssn_key = told.ssn_key,
           phones = told.phones, address_line = told.address_line, city = told.city, postal_code = told.postal_code,
           identifier_keys = told.identifier_keys, block_keys = told.block_keys
       from told where p.patient_id = told.patient_id and p.patient_id = any($2)
     ), lost_identifiers as materialized (
       select unnest(identifier_keys) as key, patient_id from kept
       except select unnest(identifier_keys), patient_id from told
     ), lost_blocks as materialized (
       select unnest(block_keys) as key, patient_id from kept except select unnest(block_keys), patient_id from told
     ), identifiers_gone as (
       delete from identity.identifier i using lost_identifiers lost
       where i.key = any(array(select key from lost_identifiers)) and i.key = lost.key and i.patient_id = lost.patient_id
     ), blocks_gone as (
       delete from identity.block b using lost_blocks lost
       where b.key = any(array(select key from lost_blocks)) and b.key = lost.key and b.patient_id = lost.patient_id
     ), identifiers as (
       insert into identity.identifier (key, patient_id)
       select unnest(identifier_keys), patient_id from told except select unnest(identifier_keys), patient_id from kept
     )
     insert into identity.block (key, patient_id)
     select unnest(block_keys), patient_id from told except select unnest(block_keys), patient_id from kept`,
    [JSON.stringify(changed.map(toldRow)), uuidArray(changed.map(({ incoming }) => incoming.patientId))],
  );
}

function confirmPatients(tx: Tx, confirmed: readonly { patientId: PatientId; eventAt: string }[]): void {
  sendPrepared(
    tx,
    "identity-confirm-patients",
    `update identity.patient p set event_at = told.event_at
     from unnest($1::uuid[], $2::timestamptz[]) as told (patient_id, event_at)
     where p.patient_id = told.patient_id`,
    [
      uuidArray(confirmed.map((patient) => patient.patientId)),
      instantArray(confirmed.map((patient) => patient.eventAt)),
    ],
  );
}

function movePatients(tx: Tx, moved: ResolutionPlan["moved"]): void {
  sendPrepared(
    tx,
    "identity-move-patients",
    `update identity.patient p set person_id = moved.person_id, state = moved.state, state_at = moved.state_at
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) as moved (patient_id, person_id, state, state_at)
     where p.patient_id = moved.patient_id`,
    [
      moved.map((item) => item.patientId),
      moved.map((item) => item.personId),
      moved.map((item) => item.state),
      moved.map((item) => item.stateAt ?? null),
    ],
  );
}

function insertLinks(tx: Tx, now: Date, links: readonly NewLink[]): void {
  sendPrepared(
    tx,
    "identity-insert-links",
    `insert into identity.link
       (id, patient_id, person_id, previous_person_id, reason, score_bits, evidence, message_key, linked_at)
     select id, patient_id, person_id, previous_person_id, reason, score_bits, evidence, message_key, $9
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::float8[], $7::jsonb[], $8::bytea[])
       as link (id, patient_id, person_id, previous_person_id, reason, score_bits, evidence, message_key)`,
    [
      links.map(() => newId(now)),
      links.map((link) => link.patientId),
      links.map((link) => link.personId),
      links.map((link) => link.previousPersonId ?? null),
      links.map((link) => link.reason),
      links.map((link) => link.bits ?? null),
      links.map((link) => JSON.stringify(link.fields ?? {})),
      links.map((link) => link.messageKey),
      now,
    ],
  );
}

function insertReviews(tx: Tx, now: Date, reviews: readonly NewReview[]): void {
  sendPrepared(
    tx,
    "identity-insert-reviews",
    `insert into identity.review (id, patient_id, candidate_person_id, score_bits, evidence, opened_at)
     select id, patient_id, candidate_person_id, score_bits, evidence, $6
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::float8[], $5::jsonb[])
       as review (id, patient_id, candidate_person_id, score_bits, evidence)`,
    [
      reviews.map(() => newId(now)),
      reviews.map((review) => review.patientId),
      reviews.map((review) => review.candidatePersonId),
      reviews.map((review) => review.bits),
      reviews.map((review) => JSON.stringify(review.fields)),
      now,
    ],
  );
}
