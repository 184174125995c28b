import type pg from "pg";

const rowsInStatement = 50_000;

/** Writes so many audit entries as charts that were opened in the last weeks, each a second or so after the one before. */
export async function fillEntries(owner: pg.Client, count: number): Promise<void> {
  for (let from = 0; from < count; from += rowsInStatement) {
    await owner.query(
      `with patients as (
         select person_id, patient_id, row_number() over (order by patient_id) - 1 as place, count(*) over () as total
         from identity.patient
       ), new as (
         select number, now() - interval '28 days' + number * interval '28 days' / $3::integer as at
         from generate_series($1::integer, $2::integer - 1) as number
       )
       insert into audit.entry (id, recorded_at, action, outcome, account_id, username, title, level, participant_id,
         person_id, patient_ids, way, purpose, rule, consent_version, request_id, detail)
       select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || right(md5('a' || number), 3)
           || '8' || right(md5('b' || number), 15))::uuid,
         at, 'chart-view', 'permitted', md5('account' || number % 1000)::uuid, 'user' || number % 1000, 'Physician',
         'practitioner-btg', md5('participant' || number % 20)::uuid, person_id, array[patient_id], 'portal-chart',
         'treatment', 'consent-participant', md5('decision' || person_id)::uuid::text, md5('request' || number)::uuid::text,
         jsonb_build_object('encounters', number % 9, 'results', number % 60, 'reports', number % 7)
       from new join patients on place = number % total`,
      [from, Math.min(from + rowsInStatement, count), count],
    );
  }
  await owner.query("analyze audit.entry");
}
