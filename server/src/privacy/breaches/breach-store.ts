import type { RiskAssessment } from "@crossbay/contract";
import { type AccountId, newId, type ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { BreachEvent, BreachStepDone } from "./breach-rules.ts";

export type BreachRow = {
  id: string;
  year: number;
  serial: number;
  participantId: ParticipantId;
  title: string;
  what: string;
  discoveredOn: string;
  patientsConcerned: number;
  reportedAt: Date;
  reportedByName: string;
};

const columns = sql.raw(`id, year, serial, participant_id as "participantId", title, what,
  to_char(discovered_on, 'YYYY-MM-DD') as "discoveredOn", patients_concerned as "patientsConcerned",
  reported_at as "reportedAt", reported_by_name as "reportedByName"`);

/** Cases of one participant or of all: those that are not closed first, then the newest. */
export const listBreachRows = (tx: Tx, participantId: ParticipantId | undefined, limit: number): Promise<BreachRow[]> =>
  rows(
    tx,
    sql`select ${columns} from privacy.breach_case
        where ${participantId ?? null}::uuid is null or participant_id = ${participantId ?? null}
        order by exists (select from privacy.breach_entry e where e.case_id = breach_case.id and e.step = 'closed'),
          reported_at desc, id desc limit ${limit}`,
  );

/** One case; whoever changes it keeps others from doing so until the transaction ends. */
export async function lockBreach(tx: Tx, id: string): Promise<BreachRow | undefined> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`privacy.breach ${id}`}, 0))`);
  return firstRow(tx, sql`select ${columns} from privacy.breach_case where id = ${id}`);
}

/** Adds a case under the next number of its year. */
export async function insertBreach(
  tx: Tx,
  breach: Omit<BreachRow, "id" | "serial" | "reportedByName"> & { by: { accountId: AccountId; name: string } },
): Promise<BreachRow> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('privacy.breach_case', 0))`);
  const inserted = await firstRow<BreachRow>(
    tx,
    sql`insert into privacy.breach_case (id, year, serial, participant_id, title, what, discovered_on, patients_concerned,
          reported_at, reported_by_account_id, reported_by_name)
        select ${newId(breach.reportedAt)}, ${breach.year}, coalesce(max(serial), 0) + 1, ${breach.participantId},
          ${breach.title}, ${breach.what}, ${breach.discoveredOn}::date, ${breach.patientsConcerned},
          ${breach.reportedAt}, ${breach.by.accountId}, ${breach.by.name}
        from privacy.breach_case where year = ${breach.year}
        returning ${columns}`,
  );
  if (!inserted) throw new Error("A case was not added.");
  return inserted;
}

export type BreachEntry = BreachEvent & { caseId: string; byName: string; words: string | null };

/** What was done about cases, oldest first. */
export const listBreachEntries = (tx: Tx, caseIds: readonly string[]): Promise<BreachEntry[]> =>
  rows(
    tx,
    sql`select case_id as "caseId", at, by_name as "byName", step, assessment, words
        from privacy.breach_entry where case_id = any(${caseIds}::uuid[]) order by case_id, ordinal`,
  );

/** Adds to the log of a case that is locked. */
export const insertBreachEntry = (
  tx: Tx,
  entry: {
    caseId: string;
    step?: BreachStepDone;
    assessment?: RiskAssessment;
    words?: string;
    by: { accountId: AccountId; name: string };
    now: Date;
  },
): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.breach_entry (case_id, ordinal, at, by_account_id, by_name, step, assessment, words)
        select ${entry.caseId}, coalesce(max(ordinal), 0) + 1, ${entry.now}, ${entry.by.accountId}, ${entry.by.name},
          ${entry.step ?? null}, ${entry.assessment ? JSON.stringify(entry.assessment) : null}::jsonb,
          ${entry.words ?? null}
        from privacy.breach_entry where case_id = ${entry.caseId}`,
  );
