import { newId, type SourceId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AlarmKind } from "./feed-alarm-rules.ts";

/** What an alarm says besides its source: what it was raised for. */
export type AlarmFacts = {
  sourceId: SourceId;
  kind: AlarmKind;
  /** Silence: the last message; errors: when it was seen. */
  since: Date;
  /** Silence that was allowed. */
  allowedMinutes: number | null;
  /** Of the hour before an alarm about errors. */
  messages: number | null;
  errors: number | null;
  waiting: number | null;
};

/** An alarm somebody is to hear of. */
export type DueAlarm = AlarmFacts & { id: string; openedAt: Date; closedAt: Date | null };

/** Opens alarms; where one of that kind stands already, nothing happens. */
export async function openAlarms(tx: Tx, now: Date, alarms: readonly AlarmFacts[]): Promise<void> {
  if (alarms.length === 0) return;
  await run(
    tx,
    sql`insert into intake.feed_alarm (id, source_id, kind, since, allowed_minutes, messages, errors, waiting, opened_at,
          mail_after)
        select id, source_id, kind, since, allowed, messages, errors, waiting, ${now}::timestamptz, ${now}::timestamptz
        from unnest(${alarms.map(() => newId(now))}::uuid[], ${alarms.map(({ sourceId }) => sourceId)}::uuid[],
          ${alarms.map(({ kind }) => kind)}::text[], ${alarms.map(({ since }) => since.toISOString())}::timestamptz[],
          ${alarms.map(({ allowedMinutes }) => allowedMinutes)}::integer[],
          ${alarms.map(({ messages }) => messages)}::integer[], ${alarms.map(({ errors }) => errors)}::integer[],
          ${alarms.map(({ waiting }) => waiting)}::integer[])
          as m (id, source_id, kind, since, allowed, messages, errors, waiting)
        on conflict (source_id, kind) where closed_at is null do nothing`,
  );
}

export async function closeAlarms(
  tx: Tx,
  now: Date,
  alarms: readonly { sourceId: SourceId; kind: AlarmKind }[],
): Promise<void> {
  if (alarms.length === 0) return;
  await run(
    tx,
    sql`update intake.feed_alarm a set closed_at = ${now}
        from unnest(${alarms.map(({ sourceId }) => sourceId)}::uuid[], ${alarms.map(({ kind }) => kind)}::text[])
          as c (source_id, kind)
        where a.source_id = c.source_id and a.kind = c.kind and a.closed_at is null`,
  );
}

/**
 * Alarms whose beginning or end is still to be mailed, the oldest first; nobody else gets them before `until`. To be called by who
 * has the turn to watch.
 */
export async function takeDueAlarms(
  tx: Tx,
  now: Date,
  { until, limit }: { until: Date; limit: number },
): Promise<DueAlarm[]> {
  const due = await rows<DueAlarm>(
    tx,
    sql`select id, source_id as "sourceId", kind, since, allowed_minutes as "allowedMinutes", messages, errors, waiting,
          opened_at as "openedAt", closed_at as "closedAt"
        from intake.feed_alarm
        where ((closed_at is null and mailed_at is null) or (closed_at is not null and end_mailed_at is null))
          and mail_after <= ${now}
        order by opened_at, id limit ${limit}`,
  );
  await run(
    tx,
    sql`update intake.feed_alarm set mail_after = ${until}
        where (source_id, id) in (select * from unnest(${due.map(({ sourceId }) => sourceId)}::uuid[],
          ${due.map(({ id }) => id)}::uuid[]))`,
  );
  return due;
}

/** The mail of an alarm's beginning or end has gone out. */
export const noteMailed = (tx: Tx, now: Date, { sourceId, id, closedAt }: DueAlarm): Promise<number> =>
  run(
    tx,
    sql`update intake.feed_alarm set mailed_at = coalesce(mailed_at, ${now}::timestamptz),
          end_mailed_at = case when ${closedAt !== null}::boolean then ${now}::timestamptz else end_mailed_at end,
          mail_after = ${now}
        where source_id = ${sourceId} and id = ${id}`,
  );

/** The mail did not go out: it is tried again at the next opportunity. */
export const noteNotMailed = (tx: Tx, now: Date, { sourceId, id }: DueAlarm): Promise<number> =>
  run(tx, sql`update intake.feed_alarm set mail_after = ${now} where source_id = ${sourceId} and id = ${id}`);
