import type { CheckSampleRequest } from "@crossbay/contract";
import type { AccountId, ParticipantId, PatientId } from "../../platform/ids.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type SampleRow = {
  id: string;
  participantId: ParticipantId;
  year: number;
  drawnAt: Date;
  size: number;
  checked: number;
  held: number;
};

// The newest check of an item counts.
const sampleQuery = sql`
  select s.id, s.participant_id as "participantId", s.year, s.drawn_at as "drawnAt",
    (select count(*)::integer from privacy.consent_sample_item i where i.sample_id = s.id) as size,
    coalesce(checks.checked, 0) as checked, coalesce(checks.held, 0) as held
  from privacy.consent_sample s
  left join lateral (
    select count(*)::integer as checked, count(*) filter (where outcome = 'form-held')::integer as held
    from (select distinct on (item_id) item_id, outcome from privacy.consent_sample_check
      where sample_id = s.id order by item_id, at desc, id desc) newest) checks on true`;

/** Samples of one participant or of all, the newest year first. */
export const listSampleRows = (tx: Tx, participantId: ParticipantId | undefined, limit: number): Promise<SampleRow[]> =>
  rows(
    tx,
    sql`${sampleQuery} where ${participantId ?? null}::uuid is null or s.participant_id = ${participantId ?? null}
        order by s.year desc, s.drawn_at desc, s.id limit ${limit}`,
  );

export const findSampleRow = (tx: Tx, id: string): Promise<SampleRow | undefined> =>
  firstRow(tx, sql`${sampleQuery} where s.id = ${id}`);

/** Participants that have a sample of a year. */
export async function participantsSampled(tx: Tx, year: number): Promise<ReadonlySet<ParticipantId>> {
  const found = await rows<{ participantId: ParticipantId }>(
    tx,
    sql`select participant_id as "participantId" from privacy.consent_sample where year = ${year}`,
  );
  return new Set(found.map(({ participantId }) => participantId));
}

/** Undefined when the participant has one of that year. */
export async function insertSample(
  tx: Tx,
  sample: {
    participantId: ParticipantId;
    year: number;
    items: readonly { patientId: PatientId; decisionId: string }[];
    byAccountId: AccountId;
    now: Date;
  },
): Promise<string | undefined> {
  const { participantId, year, items, byAccountId, now } = sample;
  const inserted = await firstRow<{ id: string }>(
    tx,
    sql`insert into privacy.consent_sample (id, participant_id, year, drawn_at, drawn_by_account_id)
        values (${newId(now)}, ${participantId}, ${year}, ${now}, ${byAccountId})
        on conflict (participant_id, year) do nothing returning id`,
  );
  if (!inserted) return undefined;
  const drawn = items.map((item) => ({ ...item, id: newId(now) }));
  await run(
    tx,
    sql`insert into privacy.consent_sample_item (sample_id, id, patient_id, decision_id)
        select ${inserted.id}, id, "patientId", "decisionId"
        from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as items (id uuid, "patientId" uuid, "decisionId" uuid)`,
  );
  return inserted.id;
}

export type SampleItemRow = {
  id: string;
  patientId: PatientId;
  decisionId: string;
  outcome: CheckSampleRequest["outcome"] | null;
  words: string | null;
  checkedBy: string | null;
  checkedAt: Date | null;
};

/** What was drawn, with the newest check of each. */
export const listSampleItems = (tx: Tx, sampleId: string): Promise<SampleItemRow[]> =>
  rows(
    tx,
    sql`select i.id, i.patient_id as "patientId", i.decision_id as "decisionId", c.outcome, c.words,
          c.by_name as "checkedBy", c.at as "checkedAt"
        from privacy.consent_sample_item i
        left join lateral (select outcome, words, by_name, at from privacy.consent_sample_check
          where item_id = i.id order by at desc, id desc limit 1) c on true
        where i.sample_id = ${sampleId} order by i.id`,
  );

export const insertCheck = (
  tx: Tx,
  check: CheckSampleRequest & {
    sampleId: string;
    itemId: string;
    by: { accountId: AccountId; name: string };
    now: Date;
  },
): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.consent_sample_check (item_id, id, sample_id, outcome, words, by_account_id, by_name, at)
        values (${check.itemId}, ${newId(check.now)}, ${check.sampleId}, ${check.outcome}, ${check.words || null},
          ${check.by.accountId}, ${check.by.name}, ${check.now})`,
  );
