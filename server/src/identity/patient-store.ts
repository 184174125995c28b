import type { PatientId, PersonId, SourceId } from "../platform/ids.ts";
import { prepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { LinkedPatient, PatientState } from "./patient.ts";

type PatientRow = {
  patientId: PatientId;
  personId: PersonId;
  sourceId: SourceId;
  authority: string;
  recordNumber: string;
  state: PatientState;
  eventAt: Date;
  family: string | null;
  given: string | null;
  birthDate: string | null;
  sex: string | null;
  town: string | null;
};

const columns = `patient_id as "patientId", person_id as "personId", source_id as "sourceId", authority,
  record_number as "recordNumber", state, event_at as "eventAt", family, given, birth_date as "birthDate", sex,
  city as "town"`;

/** Those of these patients that the given sources told. */
export async function findPatientsOfSources(
  tx: Tx,
  patientIds: readonly PatientId[],
  sourceIds: readonly SourceId[],
): Promise<ReadonlySet<PatientId>> {
  const found = await prepared<{ patientId: PatientId }>(
    tx,
    "identity-patients-of-sources",
    `select patient_id as "patientId" from identity.patient where patient_id = any($1) and source_id = any($2)`,
    [patientIds, sourceIds],
  );
  return new Set(found.map(({ patientId }) => patientId));
}

/** All patients of these persons. */
export async function getPatientsOfPersons(tx: Tx, personIds: readonly PersonId[]): Promise<LinkedPatient[]> {
  const found = await prepared<PatientRow>(
    tx,
    "identity-patients-of-persons",
    `select ${columns} from identity.patient where person_id = any($1) order by event_at desc, patient_id`,
    [personIds],
  );
  return found.map(linkedPatientOf);
}

export async function getPersonsOfPatients(
  tx: Tx,
  patientIds: readonly PatientId[],
): Promise<{ patientId: PatientId; personId: PersonId }[]> {
  return prepared(
    tx,
    "identity-persons-of-patients",
    `select patient_id as "patientId", person_id as "personId" from identity.patient where patient_id = any($1)`,
    [patientIds],
  );
}

/** Persons with an active patient of this birth date and one of these surnames; given names narrow when there are any. */
export async function findPersonsByNameAndBirth(
  tx: Tx,
  terms: { familyFolded: readonly string[]; givenFolded: readonly string[]; birthDate: string },
  limit: number,
): Promise<PersonId[]> {
  const found = await prepared<{ personId: PersonId }>(
    tx,
    "identity-persons-by-name-and-birth",
    `select distinct person_id as "personId" from identity.patient
     where state = 'active' and birth_date = $1 and family_folded && $2::text[]
       and ($3::text[] = '{}' or exists (
         select from unnest(given_folded) as told (name), unnest($3::text[]) as wanted (name)
         where starts_with(told.name, wanted.name) or starts_with(wanted.name, told.name)))
     order by person_id limit $4`,
    [terms.birthDate, terms.familyFolded, terms.givenFolded, limit],
  );
  return found.map((row) => row.personId);
}

/** Persons with a patient that carries this identifier key. */
export async function findPersonsByIdentifier(tx: Tx, key: Buffer, limit: number): Promise<PersonId[]> {
  const found = await prepared<{ personId: PersonId }>(
    tx,
    "identity-persons-by-identifier",
    `select distinct p.person_id as "personId"
     from identity.identifier i join identity.patient p on p.patient_id = i.patient_id
     where i.key = $1 and p.state <> 'deleted' order by p.person_id limit $2`,
    [key, limit],
  );
  return found.map((row) => row.personId);
}

const linkedPatientOf = (row: PatientRow): LinkedPatient => ({
  patientId: row.patientId,
  personId: row.personId,
  sourceId: row.sourceId,
  authority: row.authority,
  recordNumber: row.recordNumber,
  state: row.state,
  eventAt: row.eventAt.toISOString(),
  ...(row.family === null ? {} : { family: row.family }),
  ...(row.given === null ? {} : { given: row.given }),
  ...(row.birthDate === null ? {} : { birthDate: row.birthDate }),
  ...(row.sex === null ? {} : { sex: row.sex }),
  ...(row.town === null ? {} : { town: row.town }),
});
