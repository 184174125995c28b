import type { SubmittedRowState, WorksheetVariant } from "@crossbay/contract";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Makes everybody who submits for this participant wait for this transaction, so that nobody is asked for twice. */
export const lockWorksheetsOf = async (tx: Tx, participantId: ParticipantId): Promise<void> => {
  await firstRow(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding.worksheet ${participantId}`}, 0))`,
  );
};

/** Compared forms of the addresses of everybody who waits on a worksheet of this participant. */
export async function listWaitingEmails(tx: Tx, participantId: ParticipantId): Promise<string[]> {
  const found = await rows<{ email: string }>(
    tx,
    sql`select r.email_folded as email
        from onboarding.worksheet w join onboarding.worksheet_row r on r.worksheet_id = w.id and r.state = 'waiting'
        where w.participant_id = ${participantId}`,
  );
  return found.map(({ email }) => email);
}

/** When the same rows were submitted, unless all of them were returned. */
export async function findSameWorksheet(
  tx: Tx,
  participantId: ParticipantId,
  digest: Buffer,
): Promise<Date | undefined> {
  const found = await firstRow<{ submittedAt: Date }>(
    tx,
    sql`select submitted_at as "submittedAt" from onboarding.worksheet w
        where participant_id = ${participantId} and digest = ${digest}
          and exists (select from onboarding.worksheet_row where worksheet_id = w.id and state <> 'returned')
        order by submitted_at desc limit 1`,
  );
  return found?.submittedAt;
}

export type NewWorksheet = {
  id: string;
  participantId: ParticipantId;
  variant: WorksheetVariant;
  note?: string;
  digest: Buffer;
  attestationVersion: number;
  submittedByAccountId: AccountId;
  submittedBy: string;
  now: Date;
};

export type NewWorksheetRow = {
  row: number;
  emailFolded: string;
  given: string;
  family: string;
  email: string;
  /** E.164 */
  mobile: string;
  titleId: string;
  title: string;
  accessLevel: string;
  siteId?: string;
  site?: string;
  npi?: string;
  licenceNumber?: string;
  wantsAlerts: boolean;
};

/** The worksheet and all of its rows, which wait. */
export async function insertWorksheet(
  tx: Tx,
  sheet: NewWorksheet,
  sheetRows: readonly NewWorksheetRow[],
): Promise<void> {
  await run(
    tx,
    sql`insert into onboarding.worksheet (id, participant_id, variant, note, digest, attestation_version, submitted_at,
          submitted_by_account_id, submitted_by)
        values (${sheet.id}, ${sheet.participantId}, ${sheet.variant}, ${sheet.note ?? null}, ${sheet.digest},
          ${sheet.attestationVersion}, ${sheet.now}, ${sheet.submittedByAccountId}, ${sheet.submittedBy})`,
  );
  await run(
    tx,
    sql`insert into onboarding.worksheet_row (worksheet_id, row, email_folded, given, family, email, mobile, title_id, title,
          access_level, site_id, site, npi, licence_number, wants_alerts, state)
        select ${sheet.id}, "row", "emailFolded", given, family, email, mobile, "titleId", title, "accessLevel", "siteId",
          site, npi, "licenceNumber", "wantsAlerts", 'waiting'
        from jsonb_to_recordset(${JSON.stringify(sheetRows)}::jsonb) as sheet ("row" integer, "emailFolded" text, given text,
          family text, email text, mobile text, "titleId" text, title text, "accessLevel" text, "siteId" uuid, site text,
          npi text, "licenceNumber" text, "wantsAlerts" boolean)`,
  );
}

/** A worksheet with how its rows stand. */
export type Worksheet = {
  id: string;
  participantId: ParticipantId;
  variant: WorksheetVariant;
  note: string | null;
  submittedAt: Date;
  submittedByAccountId: AccountId;
  submittedBy: string;
  version: number;
  waiting: number;
  approved: number;
  returned: number;
};

/** Those with rows that wait first, then the newest. */
export const listWorksheets = (
  tx: Tx,
  of: { participantId?: ParticipantId; id?: string; limit: number },
): Promise<Worksheet[]> =>
  rows(
    tx,
    sql`select w.id, w.participant_id as "participantId", w.variant, w.note, w.submitted_at as "submittedAt",
          w.submitted_by_account_id as "submittedByAccountId", w.submitted_by as "submittedBy", w.version,
          states.waiting, states.approved, states.returned
        from onboarding.worksheet w
        cross join lateral (
          select count(*) filter (where state = 'waiting')::integer as waiting,
            count(*) filter (where state = 'approved')::integer as approved,
            count(*) filter (where state = 'returned')::integer as returned
          from onboarding.worksheet_row where worksheet_id = w.id) states
        where (${of.participantId ?? null}::uuid is null or w.participant_id = ${of.participantId ?? null}::uuid)
          and (${of.id ?? null}::uuid is null or w.id = ${of.id ?? null}::uuid)
        order by states.waiting = 0, w.submitted_at desc, w.id limit ${of.limit}`,
  );

/** Worksheets with rows that wait, and how many rows those are. */
export async function countWaiting(tx: Tx): Promise<{ worksheets: number; rows: number }> {
  const counted = await firstRow<{ worksheets: number; rows: number }>(
    tx,
    sql`select count(distinct worksheet_id)::integer as worksheets, count(*)::integer as rows
        from onboarding.worksheet_row where state = 'waiting'`,
  );
  return counted!;
}

/** A row as it was submitted, and what was decided about it. */
export type StoredRow = NewWorksheetRow & { state: SubmittedRowState; returnedBecause: string | null };

type RowOfStore = Omit<StoredRow, "siteId" | "site" | "npi" | "licenceNumber"> & {
  siteId: string | null;
  site: string | null;
  npi: string | null;
  licenceNumber: string | null;
};

/** Rows of a worksheet in their order. */
export async function listWorksheetRows(tx: Tx, worksheetId: string): Promise<StoredRow[]> {
  const found = await rows<RowOfStore>(
    tx,
    sql`select "row", email_folded as "emailFolded", given, family, email, mobile, title_id as "titleId", title,
          access_level as "accessLevel", site_id as "siteId", site, npi, licence_number as "licenceNumber",
          wants_alerts as "wantsAlerts", state, returned_because as "returnedBecause"
        from onboarding.worksheet_row where worksheet_id = ${worksheetId} order by "row"`,
  );
  return found.map(({ siteId, site, npi, licenceNumber, ...row }) => ({
    ...row,
    ...(siteId ? { siteId } : {}),
    ...(site ? { site } : {}),
    ...(npi ? { npi } : {}),
    ...(licenceNumber ? { licenceNumber } : {}),
  }));
}
