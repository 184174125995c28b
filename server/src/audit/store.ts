import { type AccountId, newId, type PersonId } from "../platform/ids.ts";
import { prepared, rows, sendPrepared, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { AuditEntry } from "./audit-entry.ts";

const insertEntries = `
  insert into audit.entry (id, recorded_at, action, outcome, account_id, username, title, level, participant_id,
    person_id, patient_ids, way, purpose, rule, consent_version, request_id, detail)
  select id, recorded_at, action, outcome, account_id, username, title, level, participant_id,
    person_id, patient_ids::uuid[], way, purpose, rule, consent_version, request_id, detail::jsonb
  from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[],
    $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
    as new (id, recorded_at, action, outcome, account_id, username, title, level, participant_id,
      person_id, patient_ids, way, purpose, rule, consent_version, request_id, detail)`;

/** Inserts entries in their order, in one statement. */
export async function insertAuditEntries(tx: Tx, now: Date, entries: readonly AuditEntry[]): Promise<void> {
  await prepared(tx, "audit.insert_entries", insertEntries, valuesOf(now, entries));
}

/** The same, but leaves with the next statement that is waited for, or with the commit; a failure fails the transaction. */
export const sendAuditEntries = (tx: Tx, now: Date, entries: readonly AuditEntry[]): void =>
  sendPrepared(tx, "audit.insert_entries", insertEntries, valuesOf(now, entries));

function valuesOf(now: Date, entries: readonly AuditEntry[]): unknown[] {
  const column = <Value>(of: (entry: AuditEntry) => Value): Value[] => entries.map(of);
  return [
    column(() => newId(now)),
    column(() => now),
    column((entry) => entry.action),
    column((entry) => entry.outcome),
    column((entry) => entry.actor?.accountId),
    column((entry) => storable(entry.actor?.username)),
    column((entry) => storable(entry.actor?.title)),
    column((entry) => storable(entry.actor?.level)),
    column((entry) => entry.actor?.participantId),
    column((entry) => entry.personId),
    column((entry) => `{${(entry.patientIds ?? []).join(",")}}`),
    column((entry) => storable(entry.way)),
    column((entry) => storable(entry.purpose)),
    column((entry) => storable(entry.rule)),
    column((entry) => storable(entry.consentVersion)),
    column((entry) => storable(entry.requestId)),
    column((entry) => JSON.stringify(entry.detail ?? {}, (_key, value) => storable(value))),
  ];
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair; a name typed at sign-in may hold both. */
const storable = <Value>(value: Value): Value | string =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value;

/** An entry as it is kept. */
export type RecordedEntry = {
  id: string;
  recordedAt: Date;
  action: string;
  outcome: string;
  accountId: string | null;
  username: string | null;
  title: string | null;
  level: string | null;
  participantId: string | null;
  personId: string | null;
  patientIds: string[];
  way: string | null;
  purpose: string | null;
  rule: string | null;
  consentVersion: string | null;
  requestId: string;
  detail: Record<string, unknown>;
};

/** For the stores of this slice. */
export const recordedColumns = sql.raw(`
  id, recorded_at as "recordedAt", action, outcome, account_id as "accountId", username, title, level,
  participant_id as "participantId", person_id as "personId", patient_ids::text[] as "patientIds", way, purpose, rule,
  consent_version as "consentVersion", request_id as "requestId", detail`);

/** Entries about a person, oldest first; at most `limit`. */
export const entriesAbout = (tx: Tx, personId: PersonId, limit: number): Promise<RecordedEntry[]> =>
  rows(
    tx,
    sql`select ${recordedColumns} from audit.entry where person_id = ${personId}
        order by recorded_at, transaction_id, id limit ${limit}`,
  );

/** Entries of one request, in the order in which they were written. */
export const entriesOfRequest = (tx: Tx, requestId: string): Promise<RecordedEntry[]> =>
  rows(
    tx,
    sql`select ${recordedColumns} from audit.entry where request_id = ${requestId}
        order by recorded_at, transaction_id, id limit 1000`,
  );

// What puts a person before a reader's eyes.
const showing =
  "{search,arrivals-view,delivery-list,delivery-view,chart-view,result-view,consent-view,consent-record,break-the-glass}";

/** Those of the persons whom a page has shown to this account since then. */
export async function personsShownTo(
  tx: Tx,
  accountId: AccountId,
  personIds: readonly PersonId[],
  since: Date,
): Promise<PersonId[]> {
  const found = await prepared<{ personId: PersonId }>(
    tx,
    "audit.persons_shown_to",
    `select distinct person_id as "personId" from audit.entry
     where account_id = $1 and person_id = any($2::uuid[]) and recorded_at >= $3
       and action = any('${showing}') and outcome in ('permitted', 'succeeded')`,
    [accountId, personIds, since],
  );
  return found.map(({ personId }) => personId);
}
