import type { FlagKind, SettleRequest } from "@crossbay/contract";
import type { AccountId, ParticipantId, PatientId, PersonId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Something unusual, as it is noted once. */
export type NewFlag = {
  id: string;
  participantId: ParticipantId;
  kind: FlagKind;
  accountId: AccountId;
  /** YYYY-MM-DD at the participant. */
  day: string;
  /** The person, else the account or the sign of sharing: of one kind at most one flag a day, account and subject. */
  subject: string;
  personId?: PersonId;
  patientIds: readonly PatientId[];
  username: string;
  who: string;
  title?: string;
  at: Date;
  sentence: string;
};

/** Notes flags; those that stand already are left. @returns how many are new */
export async function insertFlags(tx: Tx, flags: readonly NewFlag[], now: Date): Promise<number> {
  if (flags.length === 0) return 0;
  return run(
    tx,
    sql`insert into privacy.flag (participant_id, id, kind, account_id, day, subject, person_id, patient_ids, username, who,
          title, at, sentence, noted_at)
        select "participantId", id, kind, "accountId", day, subject, "personId", "patientIds", username, who, title, at,
          sentence, ${now}
        from jsonb_to_recordset(${JSON.stringify(flags)}::jsonb) as flags ("participantId" uuid, id uuid, kind text,
          "accountId" uuid, day date, subject uuid, "personId" uuid, "patientIds" uuid[], username text, who text,
          title text, at timestamptz, sentence text)
        on conflict (participant_id, account_id, kind, day, subject) do nothing`,
  );
}

/** Where flags stand, for the lines of a report. */
export type FlagMark = {
  participantId: ParticipantId;
  accountId: AccountId;
  kind: FlagKind;
  day: string;
  personId: PersonId | null;
  patientIds: PatientId[];
};

/** Flags of these accounts on these days. */
export const findFlagMarks = (tx: Tx, accountIds: readonly AccountId[], days: readonly string[]): Promise<FlagMark[]> =>
  rows(
    tx,
    sql`select participant_id as "participantId", account_id as "accountId", kind, to_char(day, 'YYYY-MM-DD') as day,
          person_id as "personId", patient_ids::text[] as "patientIds"
        from privacy.flag where account_id = any(${accountIds}::uuid[]) and day = any(${days}::date[])
        order by at, id`,
  );

/** A flag with what was found out about it. */
export type FlagRow = Omit<NewFlag, "personId" | "patientIds" | "title" | "subject"> & {
  personId: PersonId | null;
  patientIds: PatientId[];
  title: string | null;
  settledOutcome: SettleRequest["outcome"] | null;
  settledWords: string | null;
  settledBy: string | null;
  settledAt: Date | null;
};

const flagColumns = sql.raw(`
  f.participant_id as "participantId", f.id, f.kind, f.account_id as "accountId", to_char(f.day, 'YYYY-MM-DD') as day,
  f.person_id as "personId", f.patient_ids::text[] as "patientIds", f.username, f.who, f.title, f.at, f.sentence,
  s.outcome as "settledOutcome", s.words as "settledWords", s.by_name as "settledBy", s.at as "settledAt"`);
const flagTables = sql.raw(`
  privacy.flag f left join privacy.flag_settlement s on s.participant_id = f.participant_id and s.flag_id = f.id`);

/** Flags of one participant or of all, settled or not, newest first. */
export const listFlagRows = (
  tx: Tx,
  of: { participantId?: ParticipantId | undefined; settled: boolean; limit: number },
): Promise<FlagRow[]> =>
  rows(
    tx,
    sql`select ${flagColumns} from ${flagTables}
        where (${of.participantId ?? null}::uuid is null or f.participant_id = ${of.participantId ?? null})
          and (s.flag_id is not null) = ${of.settled}
        order by f.at desc, f.id desc limit ${of.limit}`,
  );

/** How many wait. */
export const countOpenFlags = async (tx: Tx, participantId?: ParticipantId): Promise<number> =>
  (
    await firstRow<{ count: number }>(
      tx,
      sql`select count(*)::integer as count from ${flagTables}
          where (${participantId ?? null}::uuid is null or f.participant_id = ${participantId ?? null})
            and s.flag_id is null`,
    )
  )?.count ?? 0;

export const findFlag = (tx: Tx, id: string): Promise<FlagRow | undefined> =>
  firstRow(tx, sql`select ${flagColumns} from ${flagTables} where f.id = ${id}`);

/** False when somebody was faster. */
export const insertSettlement = async (
  tx: Tx,
  settled: {
    participantId: ParticipantId;
    flagId: string;
    outcome: SettleRequest["outcome"];
    words: string;
    by: { accountId: AccountId; name: string };
    now: Date;
  },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into privacy.flag_settlement (participant_id, flag_id, outcome, words, by_account_id, by_name, at)
        values (${settled.participantId}, ${settled.flagId}, ${settled.outcome}, ${settled.words},
          ${settled.by.accountId}, ${settled.by.name}, ${settled.now})
        on conflict do nothing`,
  )) === 1;

/** Takes the turn of one round, with the place from which it goes on; undefined while another round is under way. */
export const takeCursor = async (tx: Tx, name: string): Promise<string | undefined> =>
  (
    await firstRow<{ sequence: string }>(
      tx,
      sql`select sequence::text from privacy.flag_cursor where name = ${name} for update skip locked`,
    )
  )?.sequence;

/** Makes the cursor of a round where there is none. */
export const startCursor = (tx: Tx, name: string, sequence: string): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.flag_cursor (name, sequence) values (${name}, ${sequence}::bigint) on conflict do nothing`,
  );

export const moveCursor = (tx: Tx, name: string, sequence: string): Promise<number> =>
  run(tx, sql`update privacy.flag_cursor set sequence = ${sequence}::bigint where name = ${name}`);
