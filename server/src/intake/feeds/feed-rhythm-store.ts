import type { SourceId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Rhythm, SpokenHour } from "./feed-rhythm-rules.ts";

/** Of these sources, those whose rhythm was learnt before `before` or never, the longest ago first; at most `limit`. */
export async function staleRhythms(
  tx: Tx,
  sourceIds: readonly SourceId[],
  { before, limit }: { before: Date; limit: number },
): Promise<SourceId[]> {
  const stale = await rows<{ id: SourceId }>(
    tx,
    sql`select s.id from unnest(${sourceIds}::uuid[]) as s (id)
        left join intake.feed_rhythm r on r.source_id = s.id
        where r.learnt_at is null or r.learnt_at <= ${before}
        order by r.learnt_at nulls first, s.id limit ${limit}`,
  );
  return stale.map(({ id }) => id);
}

/** In which minutes these sources spoke since then: one short row an hour, in order of time. */
export async function spokenHours(
  tx: Tx,
  sourceIds: readonly SourceId[],
  since: Date,
): Promise<ReadonlyMap<SourceId, SpokenHour[]>> {
  const found = await rows<{ sourceId: SourceId; hours: string[]; spoke: string[] }>(
    tx,
    sql`select source_id as "sourceId", array_agg(extract(epoch from hour)::bigint::text order by hour) as hours,
          array_agg(spoke::text order by hour) as spoke
        from intake.feed_hour where source_id = any(${sourceIds}::uuid[]) and hour >= ${since} group by source_id`,
  );
  return new Map(
    found.map(({ sourceId, hours, spoke }) => [
      sourceId,
      hours.map((hour, at) => ({ hourMs: Number(hour) * 1_000, spoke: BigInt(spoke[at] ?? 0) })),
    ]),
  );
}

/** Keeps what was learnt; no rhythm is an answer too. */
export async function saveRhythms(
  tx: Tx,
  now: Date,
  rhythms: ReadonlyMap<SourceId, Rhythm | undefined>,
): Promise<void> {
  const learnt = [...rhythms];
  const literal = (hours: Rhythm["weekday"] | undefined) => `{${(hours ?? []).map((value) => value ?? "null")}}`;
  await run(
    tx,
    sql`insert into intake.feed_rhythm (source_id, weekday, weekend, learnt_at)
        select source_id, weekday::integer[], weekend::integer[], ${now}::timestamptz
        from unnest(${learnt.map(([id]) => id)}::uuid[], ${learnt.map(([, rhythm]) => literal(rhythm?.weekday))}::text[],
          ${learnt.map(([, rhythm]) => literal(rhythm?.weekend))}::text[]) as l (source_id, weekday, weekend)
        on conflict (source_id) do update
        set weekday = excluded.weekday, weekend = excluded.weekend, learnt_at = excluded.learnt_at`,
  );
}

/** Removes counts and alarms of these sources that are too old for anything. */
export async function pruneFeeds(
  tx: Tx,
  sourceIds: readonly SourceId[],
  before: { minutes: Date; hours: Date },
): Promise<void> {
  await run(
    tx,
    sql`delete from intake.feed_minute where source_id = any(${sourceIds}::uuid[]) and minute < ${before.minutes}`,
  );
  await run(
    tx,
    sql`delete from intake.feed_hour where source_id = any(${sourceIds}::uuid[]) and hour < ${before.hours}`,
  );
  await run(
    tx,
    sql`delete from intake.feed_alarm where source_id = any(${sourceIds}::uuid[]) and closed_at < ${before.hours}`,
  );
}

/** False while another process watches the feeds; the turn ends with the transaction. */
export async function takeWatchTurn(tx: Tx): Promise<boolean> {
  const turn = await firstRow<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended('intake.feed-watch', 0)) as taken`,
  );
  return turn?.taken ?? false;
}

/** Notes that feeds are watched now; since when without a break of over `breakMs`. */
export async function noteWatch(tx: Tx, now: Date, breakMs: number): Promise<Date> {
  const lastBefore = new Date(now.getTime() - breakMs);
  const watch = await firstRow<{ since: Date }>(
    tx,
    sql`insert into intake.feed_watch as w (id, watching_since, last_watched_at) values (1, ${now}, ${now})
        on conflict (id) do update set last_watched_at = excluded.last_watched_at,
          watching_since = case when w.last_watched_at < ${lastBefore} then excluded.watching_since else w.watching_since end
        returning watching_since as since`,
  );
  return watch?.since ?? now;
}
