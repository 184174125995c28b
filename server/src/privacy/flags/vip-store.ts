import type { AccountId, ParticipantId, PatientId, PersonId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Somebody about whom others may be curious, on the list of one participant. */
export type VipRow = {
  personId: PersonId;
  participantId: ParticipantId;
  patientIds: PatientId[];
  words: string;
  byName: string;
  since: Date;
};

const columns =
  sql.raw(`person_id as "personId", participant_id as "participantId", patient_ids::text[] as "patientIds",
  words, by_name as "byName", since`);

/** One participant's list, the newest first; at most `limit`. */
export const listVipRows = (tx: Tx, participantId: ParticipantId, limit: number): Promise<VipRow[]> =>
  rows(
    tx,
    sql`select ${columns} from privacy.vip where participant_id = ${participantId} and removed_at is null
        order by since desc, person_id limit ${limit}`,
  );

/** Entries of any list for these persons, by id or by any of their patients. */
export const findVipsAmong = (
  tx: Tx,
  of: readonly { personId: PersonId; patientIds: readonly PatientId[] }[],
): Promise<VipRow[]> =>
  rows(
    tx,
    sql`select ${columns} from privacy.vip where removed_at is null
          and (person_id = any(${[...new Set(of.map(({ personId }) => personId))]}::uuid[])
            or patient_ids && ${[...new Set(of.flatMap(({ patientIds }) => patientIds))]}::uuid[])`,
  );

/** False when the person stands on the list already. */
export const insertVip = async (
  tx: Tx,
  vip: Omit<VipRow, "byName"> & { by: { accountId: AccountId; name: string } },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into privacy.vip (person_id, participant_id, patient_ids, words, by_account_id, by_name, since)
        values (${vip.personId}, ${vip.participantId}, ${vip.patientIds}::uuid[], ${vip.words}, ${vip.by.accountId},
          ${vip.by.name}, ${vip.since})
        on conflict do nothing`,
  )) === 1;

/** False when the person does not stand on the list. */
export const removeVip = async (
  tx: Tx,
  { personId, participantId, now }: { personId: PersonId; participantId: ParticipantId; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`update privacy.vip set removed_at = ${now}
        where person_id = ${personId} and participant_id = ${participantId} and removed_at is null`,
  )) > 0;
