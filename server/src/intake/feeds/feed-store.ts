import type { SourceId } from "../../platform/ids.ts";
import { firstRow, rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { FeedFacts } from "./feed-facts.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Everything about these feeds in one statement, which reads some 150 short rows of each by primary key: minutes of the last
 * hour, hours of the last day and what of its first hour lies within 24, the newest hour with delays, what waits.
 */
export function findFeedFacts(tx: Tx, sourceIds: readonly SourceId[], now: Date): Promise<FeedFacts[]> {
  const minute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const hourAgo = new Date(minute - 59 * minuteMs);
  const dayAgo = new Date(minute - 24 * hourMs + minuteMs);
  const firstWholeHour = new Date(Math.ceil(dayAgo.getTime() / hourMs) * hourMs);
  return rows(
    tx,
    sql`select s.id as "sourceId", f.last_at as "lastAt", h.minutes as "spokenMinutes", h.messages as "spokenMessages",
          h.message_count as "hourMessages", h.error_count as "hourErrors",
          (d.messages + e.messages)::integer as "dayMessages", (d.errors + e.errors)::integer as "dayErrors",
          y.delays, y.delay_highest_ms::float8 as "delayHighestMs", q.waiting, q.newly as "newlyWaiting",
          r.weekday, r.weekend, a.since as "silentSince", a.opened_at as "silenceOpenedAt",
          b.opened_at as "errorsOpenedAt"
        from unnest(${sourceIds}::uuid[]) as s (id)
        left join intake.feed f on f.source_id = s.id
        left join intake.feed_rhythm r on r.source_id = s.id
        left join intake.feed_alarm a on a.source_id = s.id and a.kind = 'silence' and a.closed_at is null
        left join intake.feed_alarm b on b.source_id = s.id and b.kind = 'errors' and b.closed_at is null
        cross join lateral (
          select coalesce(array_agg((extract(epoch from minute) / 60)::integer), '{}') as minutes,
            coalesce(array_agg(messages), '{}') as messages, coalesce(sum(messages), 0)::integer as message_count,
            coalesce(sum(errors), 0)::integer as error_count
          from intake.feed_minute where source_id = s.id and minute >= ${hourAgo} and minute <= ${now}) h
        cross join lateral (
          select coalesce(sum(messages), 0) as messages, coalesce(sum(errors), 0) as errors
          from intake.feed_hour where source_id = s.id and hour >= ${firstWholeHour}) d
        cross join lateral (
          select coalesce(sum(messages), 0) as messages, coalesce(sum(errors), 0) as errors
          from intake.feed_minute where source_id = s.id and minute >= ${dayAgo} and minute < ${firstWholeHour}) e
        left join lateral (
          select delays, delay_highest_ms from intake.feed_hour where source_id = s.id and delays <> '{}'
          order by hour desc limit 1) y on true
        cross join lateral (
          select count(*)::integer as waiting, (count(*) filter (where received_at > ${hourAgo}))::integer as newly
          from intake.quarantine where source_id = s.id and settled_at is null) q`,
  );
}

/** What decides in which state a feed is. */
export type FeedStanding = Pick<FeedFacts, "sourceId" | "lastAt" | "silentSince" | "errorsOpenedAt">;

/** Of every feed from which anything came. */
export const findFeedStandings = (tx: Tx): Promise<FeedStanding[]> =>
  rows(
    tx,
    sql`select f.source_id as "sourceId", f.last_at as "lastAt", a.since as "silentSince", b.opened_at as "errorsOpenedAt"
        from intake.feed f
        left join intake.feed_alarm a on a.source_id = f.source_id and a.kind = 'silence' and a.closed_at is null
        left join intake.feed_alarm b on b.source_id = f.source_id and b.kind = 'errors' and b.closed_at is null`,
  );

/** Frames of unknown senders in the log. */
export async function countStrangers(tx: Tx): Promise<number> {
  const counted = await firstRow<{ count: number }>(tx, sql`select count(*)::integer as count from intake.reject`);
  return counted?.count ?? 0;
}
