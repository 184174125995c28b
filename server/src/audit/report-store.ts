import type { AccountId, ParticipantId, PatientId, PersonId } from "../platform/ids.ts";
import { firstRow, rows, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import { type RecordedEntry, recordedColumns } from "./store.ts";

/** Which entries a report is made of. All that are named must hold; `from` counts, `until` does not. */
export type ReportTerms = {
  /** A person under every id by which the record may name them, and their present patients. */
  person?: { personIds: readonly PersonId[]; patientIds: readonly PatientId[]; now: PersonId };
  accountId?: AccountId;
  participantId?: ParticipantId;
  /** With a participant: what was done for none counts as well, as a sign-in is. */
  alsoForNobody?: boolean;
  from: Date;
  until: Date;
};

/** Where a page ended. */
export type ReportPlace = { recordedAt: Date; id: string };

// A person's former id counts for what returned one of the present patients.
const isAbout = ({ person, accountId, participantId, alsoForNobody, from, until }: ReportTerms) => sql`
  recorded_at >= ${from} and recorded_at < ${until}
  and (${accountId ?? null}::uuid is null or account_id = ${accountId ?? null})
  and (${participantId ?? null}::uuid is null or participant_id = ${participantId ?? null}
    or (${alsoForNobody ?? false} and participant_id is null))
  ${
    person
      ? sql`and person_id = any(${person.personIds}::uuid[])
            and (person_id = ${person.now} or patient_ids && ${person.patientIds}::uuid[])`
      : sql``
  }`;

/** A page of entries, newest first. */
export const reportPage = (
  tx: Tx,
  terms: ReportTerms,
  { after, limit }: { after?: ReportPlace | undefined; limit: number },
): Promise<RecordedEntry[]> =>
  rows(
    tx,
    sql`select ${recordedColumns} from audit.entry where ${isAbout(terms)}
          and (${after?.id ?? null}::uuid is null
            or (recorded_at, id) < (${after?.recordedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by recorded_at desc, id desc limit ${limit}`,
  );

/** What a report comes to: looks that showed something of a person, by how many people, at how many, and what was refused. */
export type ReportTotals = { entries: number; looks: number; people: number; patients: number; refused: number };

export async function reportTotals(tx: Tx, terms: ReportTerms): Promise<ReportTotals> {
  const totals = await firstRow<ReportTotals>(
    tx,
    sql`select count(*)::integer as entries,
          count(*) filter (where shown)::integer as looks,
          count(distinct account_id) filter (where shown)::integer as people,
          count(distinct person_id) filter (where shown)::integer as patients,
          count(*) filter (where outcome = 'refused')::integer as refused
        from (select account_id, person_id, outcome,
            person_id is not null and outcome in ('permitted', 'succeeded') as shown
          from audit.entry where ${isAbout(terms)}) entries`,
  );
  if (!totals) throw new Error("A count had no row.");
  return totals;
}

/** Those of the persons about whom users of the participant have an entry, refused ones too. */
export async function personsKnownTo(
  tx: Tx,
  participantId: ParticipantId,
  personIds: readonly PersonId[],
): Promise<PersonId[]> {
  const found = await rows<{ personId: PersonId }>(
    tx,
    sql`select wanted as "personId" from unnest(${personIds}::uuid[]) as wanted
        where exists (select from audit.entry where person_id = wanted and participant_id = ${participantId})`,
  );
  return found.map(({ personId }) => personId);
}

/** An entry with its place in the chain. */
export type SealedEntry = RecordedEntry & { sequence: string };

/** Sealed entries of these actions after a place, in the order of the chain. */
export const sealedEntriesAfter = (
  tx: Tx,
  { sequence, actions, limit }: { sequence: string; actions: readonly string[]; limit: number },
): Promise<SealedEntry[]> =>
  rows(
    tx,
    sql`select s.sequence::text, ${recordedColumns}
        from audit.seal s join audit.entry on id = s.entry_id and recorded_at = s.entry_recorded_at
        where s.sequence > ${sequence}::bigint and action = any(${actions}::text[])
          and outcome in ('permitted', 'succeeded') and account_id is not null and participant_id is not null
        order by s.sequence limit ${limit}`,
  );

/** The end of the chain; "0" while nothing is sealed. */
export const lastSealedSequence = async (tx: Tx): Promise<string> =>
  (await firstRow<{ sequence: string }>(tx, sql`select coalesce(max(sequence), 0)::text as sequence from audit.seal`))
    ?.sequence ?? "0";

/** When the first entry of the chain was made; undefined while nothing is sealed. */
export const firstSealedAt = async (tx: Tx): Promise<Date | undefined> =>
  (await firstRow<{ at: Date }>(tx, sql`select entry_recorded_at as at from audit.seal order by sequence limit 1`))?.at;

/** How many persons' charts an account opened on one day at a participant. */
export type DayOfCharts = { accountId: AccountId; participantId: ParticipantId; day: string; persons: number };

/** Days in these accounts' time at each participant on which they opened charts; days in the participants' time zones. */
export const daysOfCharts = (
  tx: Tx,
  input: { accountIds: readonly AccountId[]; zones: ReadonlyMap<ParticipantId, string>; from: Date; until: Date },
): Promise<DayOfCharts[]> =>
  rows(
    tx,
    sql`select e.account_id as "accountId", e.participant_id as "participantId",
          to_char(e.recorded_at at time zone zone.name, 'YYYY-MM-DD') as day, count(distinct e.person_id)::integer as persons
        from audit.entry e
        join unnest(${[...input.zones.keys()]}::uuid[], ${[...input.zones.values()]}::text[]) as zone (id, name)
          on zone.id = e.participant_id
        where e.account_id = any(${input.accountIds}::uuid[]) and e.action = 'chart-view' and e.outcome = 'permitted'
          and e.recorded_at >= ${input.from} and e.recorded_at < ${input.until}
        group by 1, 2, 3`,
  );

/** One stay under a broken glass. */
export type GlassStay = { glassId: string; accountId: AccountId; personId: PersonId; from: Date; until: Date };

/** Pages that each stay opened because the glass was broken; a stay without any is left out. */
export const looksUnderGlass = (tx: Tx, stays: readonly GlassStay[]): Promise<{ glassId: string; looks: number }[]> =>
  rows(
    tx,
    sql`select stay.id as "glassId", count(*)::integer as looks
        from unnest(${stays.map(({ glassId }) => glassId)}::uuid[], ${stays.map(({ accountId }) => accountId)}::uuid[],
          ${stays.map(({ personId }) => personId)}::uuid[], ${stays.map(({ from }) => from)}::timestamptz[],
          ${stays.map(({ until }) => until)}::timestamptz[]) as stay (id, account_id, person_id, opened, ended)
        join audit.entry e on e.account_id = stay.account_id and e.person_id = stay.person_id
          and e.recorded_at between stay.opened and stay.ended
          and e.rule = 'break-the-glass' and e.outcome = 'permitted'
        group by stay.id`,
  );

/** How often each thing was done in a time, by outcome. */
export const countActions = (
  tx: Tx,
  from: Date,
  until: Date,
): Promise<{ action: string; outcome: string; count: number; requests: number }[]> =>
  rows(
    tx,
    sql`select action, outcome, count(*)::integer as count, count(distinct request_id)::integer as requests
        from audit.entry where recorded_at >= ${from} and recorded_at < ${until} group by action, outcome`,
  );
