import type { SourceId } from "../platform/ids.ts";
import { firstRow, rows, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Counted, Listed } from "./counted.ts";
import { fieldsMax } from "./element-fields-rules.ts";
import { addTallies, type Tally } from "./tally-rules.ts";

/** False while another process counts. */
export const lockTallies = async (tx: Tx): Promise<boolean> =>
  (await firstRow<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtext('directory.tallies')) as taken`,
  ))!.taken;

/** Adds to what was counted before, in all and by day from a day on: one statement for each. */
export async function storeTallies(tx: Tx, tallies: readonly Tally[], fromDay: string): Promise<void> {
  if (tallies.length === 0) return;
  const byDay = JSON.stringify(tallies.filter(({ day }) => day >= fromDay));
  const inAll = JSON.stringify(addTallies(tallies.map((tally) => ({ ...tally, day: tallies[0]!.day }))));
  const columns = sql`("sourceId" uuid, element text, received bigint, added bigint, coded bigint, prompt bigint, gaps bigint[],
    day date, "firstAt" timestamptz, "newestAt" timestamptz)`;
  const sums = sql`received = known.received + excluded.received, added = known.added + excluded.added,
    coded = known.coded + excluded.coded, prompt = known.prompt + excluded.prompt,
    gaps = array(select coalesce(before, 0) + coalesce(more, 0)
      from unnest(known.gaps, excluded.gaps) with ordinality as both_of (before, more, place) order by place)`;
  await run(
    tx,
    sql`insert into directory.element_day as known (source_id, element, day, received, added, coded, prompt, gaps)
        select "sourceId", element, day, received, added, coded, prompt, gaps
        from jsonb_to_recordset(${byDay}::jsonb) as told ${columns} order by 1, 2, 3
        on conflict (source_id, element, day) do update set ${sums}`,
  );
  await run(
    tx,
    sql`insert into directory.element_tally as known (source_id, element, received, added, coded, prompt, gaps, first_at,
          newest_at)
        select "sourceId", element, received, added, coded, prompt, gaps, "firstAt", "newestAt"
        from jsonb_to_recordset(${inAll}::jsonb) as told ${columns} order by 1, 2
        on conflict (source_id, element) do update set ${sums}, first_at = least(known.first_at, excluded.first_at),
          newest_at = greatest(known.newest_at, excluded.newest_at), unlisted = true`,
  );
}

export const deleteDaysBefore = (tx: Tx, day: string): Promise<number> =>
  run(tx, sql`delete from directory.element_day where day < ${day}::date`);

/** Sources of which something was counted since this was asked last: it is asked and answered once. */
export const takeUnlisted = async (tx: Tx): Promise<SourceId[]> =>
  (
    await rows<{ sourceId: SourceId }>(
      tx,
      sql`with taken as (update directory.element_tally set unlisted = false where unlisted returning source_id)
          select distinct source_id as "sourceId" from taken`,
    )
  ).map(({ sourceId }) => sourceId);

/** Of these sources. */
export const listedSince = (tx: Tx, day: string, sourceIds: readonly SourceId[]): Promise<Listed[]> =>
  rows(
    tx,
    sql`select t.source_id as "sourceId", t.element, t.added::float8 as added, t.received::float8 as received,
          t.prompt::float8 as prompt, coalesce(d.received, 0)::float8 as "receivedLately",
          coalesce(d.prompt, 0)::float8 as "promptLately", t.first_at as "firstAt"
        from directory.element_tally t
        cross join lateral (select sum(received) as received, sum(prompt) as prompt from directory.element_day
          where source_id = t.source_id and element = t.element and day >= ${day}::date) d
        where t.source_id = any(${sourceIds}::uuid[])
        order by t.source_id, t.element`,
  );

/** Of each field that some element has, its sum over days: in one pass, which an array unnested for each day is not. */
const gapsLately = sql.join(
  Array.from({ length: fieldsMax }, (_, at) => sql.raw(`sum(gaps[${at + 1}])`)),
  sql`, `,
);

/** What is counted of these sources, since the beginning and since a day: some 30 rows of each element, by the primary key. */
export const countedSince = (tx: Tx, day: string, sourceIds: readonly SourceId[]): Promise<Counted[]> =>
  rows(
    tx,
    sql`select t.source_id as "sourceId", t.element, t.received::float8 as received, t.added::float8 as added,
          t.coded::float8 as coded, t.prompt::float8 as prompt, t.gaps::float8[] as gaps, t.first_at as "firstAt",
          t.newest_at as "newestAt",
          case when d.received > 0 then jsonb_build_object('received', d.received, 'added', d.added, 'coded', d.coded,
            'prompt', d.prompt, 'gaps', array_remove(d.gaps, null)) end as lately
        from directory.element_tally t
        cross join lateral (select sum(received) as received, sum(added) as added, sum(coded) as coded,
            sum(prompt) as prompt, array[${gapsLately}] as gaps from directory.element_day
          where source_id = t.source_id and element = t.element and day >= ${day}::date) d
        where t.source_id = any(${sourceIds}::uuid[])
        order by t.source_id, t.element`,
  );
