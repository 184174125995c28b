import type { PatientId, PersonId } from "../platform/ids.ts";
import { prepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Candidate, KnownPatient } from "./plan-resolution-rules.ts";
import { viewOf } from "./prepare-patient-rules.ts";

/** Held shared by every resolution and alone by one that merges, which moves patients that it does not otherwise lock. */
const mergeLock = "-9223372036854775808";

/**
 * Takes the locks of a batch in one order, so that two batches never wait for each other in a circle.
 * @param numbers each as often as it happens to come
 */
export async function takeLocks(tx: Tx, numbers: readonly bigint[], isMerging: boolean): Promise<void> {
  await prepared(
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
    [patientIds],
  );
  return new Set(found.map((row) => row.patientId));
}

type KnownRow = { patientId: PatientId; personId: PersonId; state: "active" | "merged"; eventAt: Date; digest: Buffer };

const knownColumns = `patient_id as "patientId", person_id as "personId", state, event_at as "eventAt", digest`;

/** The patients of these ids that are known. */
export async function findKnownPatients(tx: Tx, patientIds: readonly PatientId[]): Promise<KnownPatient[]> {
  const found = await prepared<KnownRow>(
    tx,
    "identity-known-patients",
    `select ${knownColumns} from identity.patient where patient_id = any($1)`,
    [patientIds],
  );
  return found.map(knownOf);
}

/** All patients of the persons that these patients belong to. */
export async function findPatientsOfSamePersons(tx: Tx, patientIds: readonly PatientId[]): Promise<KnownPatient[]> {
  const found = await prepared<KnownRow>(
    tx,
    "identity-patients-of-same-persons",
    `select ${knownColumns} from identity.patient
     where person_id in (select person_id from identity.patient where patient_id = any($1))`,
    [patientIds],
  );
  return found.map(knownOf);
}

const knownOf = (row: KnownRow): KnownPatient => ({
  ...row,
  eventAt: row.eventAt.toISOString(),
  digest: row.digest.toString("hex"),
});

const patientsOfKeyMax = 50;

/**
 * Who carries these keys. A block that more than 50 patients share is left out: it tells little and would cost much.
 * @param keys hexadecimal
 */
export async function findCarriers(
  tx: Tx,
  keys: { identifiers: readonly string[]; blocks: readonly string[] },
): Promise<{ byIdentifier: Map<string, PatientId[]>; byBlock: Map<string, PatientId[]> }> {
  const found = await prepared<{ isBlock: boolean; key: Buffer; patientId: PatientId }>(
    tx,
    "identity-carriers",
    `select false as "isBlock", wanted.key, carrier.patient_id as "patientId"
     from unnest($1::bytea[]) as wanted (key)
     cross join lateral (select patient_id from identity.identifier i where i.key = wanted.key limit $3) as carrier
     union all
     select true, wanted.key, carrier.patient_id
     from unnest($2::bytea[]) as wanted (key)
     cross join lateral (select patient_id from identity.block b where b.key = wanted.key limit $3) as carrier`,
    [keys.identifiers.map(bytea), keys.blocks.map(bytea), patientsOfKeyMax + 1],
  );
  const byIdentifier = new Map<string, PatientId[]>();
  const byBlock = new Map<string, PatientId[]>();
  for (const { isBlock, key, patientId } of found) {
    const map = isBlock ? byBlock : byIdentifier;
    const hex = key.toString("hex");
    const patients = map.get(hex);
    if (patients) patients.push(patientId);
    else map.set(hex, [patientId]);
  }
  for (const [key, patients] of byBlock) if (patients.length > patientsOfKeyMax) byBlock.delete(key);
  return { byIdentifier, byBlock };
}

type ViewRow = {
  patientId: PatientId;
  personId: PersonId;
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

/** What these patients are compared by. */
export async function getCandidates(tx: Tx, patientIds: readonly PatientId[]): Promise<Candidate[]> {
  const found = await prepared<ViewRow>(
    tx,
    "identity-candidates",
    `select patient_id as "patientId", person_id as "personId", family_folded as "familyFolded",
            given_folded as "givenFolded", suffix, birth_date as "birthDate", birth_order as "birthOrder", sex,
            ssn_key as "ssnKey", phones, address_line as "addressLine", city, postal_code as "postalCode"
     from identity.patient where patient_id = any($1)`,
    [patientIds],
  );
  return found.map((row) => ({
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
  }));
}

/** Hexadecimal as PostgreSQL reads it into a bytea. */
export const bytea = (hex: string): string => `\\x${hex}`;
