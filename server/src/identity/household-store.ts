import type { PatientId, PersonId } from "../platform/ids.ts";
import { prepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** Where somebody lives and is reached, as one source tells it, in the form that compares. */
export type Household = {
  patientId: PatientId;
  personId: PersonId;
  familyFolded: string[];
  givenFolded: string[];
  phones: string[];
  addressLine: string | null;
  city: string | null;
  postalCode: string | null;
};

const columns = `patient_id as "patientId", person_id as "personId", family_folded as "familyFolded",
  given_folded as "givenFolded", phones, address_line as "addressLine", city, postal_code as "postalCode"`;

/** What every active patient of these persons tells, the newest first. */
export const findHouseholds = (tx: Tx, personIds: readonly PersonId[]): Promise<Household[]> =>
  prepared(
    tx,
    "identity-households",
    `select ${columns} from identity.patient where person_id = any($1::uuid[]) and state = 'active'
     order by event_at desc, patient_id`,
    [personIds],
  );

/** The same for the active patients that stand in one of these blocks. */
export const findHouseholdsInBlocks = (tx: Tx, blockKeys: readonly Buffer[]): Promise<Household[]> =>
  prepared(
    tx,
    "identity-households-in-blocks",
    `select ${columns} from identity.patient where state = 'active' and patient_id in (
       select patient_id from identity.block where key = any($1::bytea[])) order by event_at desc, patient_id`,
    [blockKeys],
  );

/** Every person that one of these patients was ever put to. */
export async function findPersonsEver(tx: Tx, patientIds: readonly PatientId[]): Promise<PersonId[]> {
  const found = await prepared<{ personId: PersonId }>(
    tx,
    "identity-persons-ever",
    `select person_id as "personId" from identity.link where patient_id = any($1::uuid[])
     union select previous_person_id from identity.link
     where patient_id = any($1::uuid[]) and previous_person_id is not null`,
    [patientIds],
  );
  return found.map(({ personId }) => personId);
}
