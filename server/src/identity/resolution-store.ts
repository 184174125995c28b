import { hexArray, uuidArray } from "../platform/array-parameter.ts";
import type { PatientId, PersonId } from "../platform/ids.ts";
import { prepared, sendPrepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Comparable } from "./compare-rules.ts";
import type { PatientState } from "./patient.ts";
import type { Candidate, KnownPatient, PatientFacts } from "./plan-resolution-rules.ts";
import { viewOf } from "./prepare-patient-rules.ts";

/** Held shared by every resolution and alone by one that merges, which moves patients that it does not otherwise lock. */
const mergeLock = "-9223372036854775808";

/**
 * Takes the locks of a batch in one order, so that two batches never wait for each other in a circle. Sent ahead.
 * @param numbers each as often as it happens to come
 */
export function takeLocks(tx: Tx, numbers: readonly bigint[], isMerging: boolean): void {
  sendPrepared(
    tx,
    "identity-lock-patients",
    `select case when number = $2 and not $3 then pg_advisory_xact_lock_shared(number) else pg_advisory_xact_lock(number) end
     from (select distinct number from unnest($1::bigint[] || $2::bigint) as wanted (number) order by number offset 0) as sorted`,
    [numbers.map(String), mergeLock, isMerging],
  );
}

/** Which of these patients are not known yet, as far as other transactions are committed. */
export async function findUnknownIds(tx: Tx, patientIds: readonly PatientId[]): Promise<ReadonlySet<PatientId>> {
  const found = await prepared<{ patientId: PatientId }>(
    tx,
    "identity-unknown-ids",
    `select wanted.patient_id as "patientId" from unnest($1::uuid[]) as wanted (patient_id)
     where not exists (select from identity.patient p where p.patient_id = wanted.patient_id)`,
    [uuidArray(patientIds)],
  );
  return new Set(found.map((row) => row.patientId));
}

type KnownRow = {
  patientId: PatientId;
  /** Absent for a number that stands, or stood, for another patient. */
  personId: PersonId | null;
  state: PatientState;
  stateAt: Date | null;
  eventAt: Date;
  digest: Buffer;
};

/** Which patients are known, and which of the ids are those of numbers that stand, or stood, for another patient. */
export type KnownPatients = { known: KnownPatient[]; renumbered: ReadonlySet<PatientId> };

const knownColumns = `patient_id as "patientId", person_id as "personId", state, state_at as "stateAt", event_at as "eventAt",
  digest`;

const orRenumbered = `union all
     select distinct number_id, null::uuid, null, null::timestamptz, null::timestamptz, null::bytea
     from identity.renumbered where number_id = any($1)`;

/** The patients of these ids that are known. */
export async function findKnownPatients(tx: Tx, patientIds: readonly PatientId[]): Promise<KnownPatients> {
  const found = await prepared<KnownRow>(
    tx,
    "identity-known-patients",
    `select ${knownColumns} from identity.patient where patient_id = any($1) ${orRenumbered}`,
    [uuidArray(patientIds)],
  );
  return knownOf(found);
}

/** All patients of the persons that these patients belong to, themselves among them. */
export async function findPatientsOfSamePersons(tx: Tx, patientIds: readonly PatientId[]): Promise<KnownPatients> {
  const found = await prepared<KnownRow>(
    tx,
    "identity-patients-of-same-persons",
    `select ${knownColumns} from identity.patient
     where person_id in (select person_id from identity.patient where patient_id = any($1)) ${orRenumbered}`,
    [uuidArray(patientIds)],
  );
  return knownOf(found);
}

function knownOf(found: readonly KnownRow[]): KnownPatients {
  const known: KnownPatient[] = [];
  const renumbered = new Set<PatientId>();
  for (const { personId, stateAt, eventAt, digest, ...row } of found) {
    if (personId === null) renumbered.add(row.patientId);
    else
      known.push({
        ...row,
        personId,
        ...(stateAt && { stateAt: stateAt.toISOString() }),
        eventAt: eventAt.toISOString(),
        digest: digest.toString("hex"),
      });
  }
  return { known, renumbered };
}

const patientsOfKeyMax = 50;

type RivalRow = {
  patientId: PatientId;
  personId: PersonId;
  identifiers: Buffer[] | null;
  blocks: Buffer[] | null;
  familyFolded: string[];
  givenFolded: string[];
  suffix: string | null;
  birthDate: string | null;
  birthOrder: number | null;
  sex: string | null;
  ssnKey: Buffer | null;
  phones: string[];
  addressLine: string | null;
  city: string | null;
  postalCode: string | null;
};

const viewColumns = `p.patient_id as "patientId", p.person_id as "personId", p.family_folded as "familyFolded",
  p.given_folded as "givenFolded", p.suffix, p.birth_date as "birthDate", p.birth_order as "birthOrder", p.sex,
  p.ssn_key as "ssnKey", p.phones, p.address_line as "addressLine", p.city, p.postal_code as "postalCode"`;

/**
 * Who carries these keys, and what they are compared by. A block that more than 50 patients share is left out: it tells
 * little and would cost much.
 * @param keys hexadecimal
 */
export async function findRivals(
  tx: Tx,
  keys: { identifiers: readonly string[]; blocks: readonly string[] },
): Promise<Omit<PatientFacts, "known" | "renumbered">> {
  const found = await prepared<RivalRow>(
    tx,
    "identity-rivals",
    `with carriers as materialized (
       select false as is_block, wanted.key, carrier.patient_id
       from unnest($1::bytea[]) as wanted (key)
       cross join lateral (select patient_id from identity.identifier i where i.key = wanted.key limit $3) as carrier
       union all
       select true, wanted.key, carrier.patient_id
       from unnest($2::bytea[]) as wanted (key)
       cross join lateral (select patient_id from identity.block b where b.key = wanted.key limit $3) as carrier
     ), rivals as materialized (
       select patient_id, array_agg(key) filter (where not is_block) as identifiers, array_agg(key) filter (where is_block) as blocks
       from (select *, count(*) over (partition by is_block, key) as carriers from carriers) as counted
       where carriers < $3 or not is_block
       group by patient_id
     )
     select ${viewColumns}, rivals.identifiers, rivals.blocks
     from rivals join identity.patient p using (patient_id)
     where p.state <> 'deleted'`,
    [hexArray(keys.identifiers), hexArray(keys.blocks), patientsOfKeyMax + 1],
  );
  const byIdentifier = new Map<string, PatientId[]>();
  const byBlock = new Map<string, PatientId[]>();
  const candidates = new Map<PatientId, Candidate>();
  for (const row of found) {
    for (const key of row.identifiers ?? []) addCarrier(byIdentifier, key, row.patientId);
    for (const key of row.blocks ?? []) addCarrier(byBlock, key, row.patientId);
    candidates.set(row.patientId, candidateOf(row));
  }
  return { byIdentifier, byBlock, candidates };
}

function addCarrier(map: Map<string, PatientId[]>, key: Buffer, patientId: PatientId): void {
  const hex = key.toString("hex");
  const patients = map.get(hex);
  if (patients) patients.push(patientId);
  else map.set(hex, [patientId]);
}

const candidateOf = (row: Omit<RivalRow, "identifiers" | "blocks">): Candidate => ({
  patientId: row.patientId,
  personId: row.personId,
  view: {
    ...viewOf({
      familyFolded: row.familyFolded,
      givenFolded: row.givenFolded,
      suffix: row.suffix ?? undefined,
      birthDate: row.birthDate ?? undefined,
      birthOrder: row.birthOrder ?? undefined,
      sex: row.sex ?? undefined,
      phones: row.phones,
      addressLine: row.addressLine ?? undefined,
      city: row.city ?? undefined,
      postalCode: row.postalCode ?? undefined,
    }),
    ssn: row.ssnKey?.toString("hex"),
  },
});

/** What all patients of a person are compared by; those of whom nothing but a number is known are left out. */
export async function findViewsOfPerson(tx: Tx, personId: PersonId): Promise<Comparable[]> {
  const found = await prepared<Omit<RivalRow, "identifiers" | "blocks">>(
    tx,
    "identity-views-of-person",
    `select ${viewColumns} from identity.patient p where p.person_id = $1 and p.digest <> ''::bytea`,
    [personId],
  );
  return found.map((row) => candidateOf(row).view);
}

/** Hexadecimal as PostgreSQL reads it into a bytea. */
export const bytea = (hex: string): string => `\\x${hex}`;
