import type { SourceId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { MinuteCount } from "./minute-count.ts";

const hourMs = 3_600_000;

type HourCount = Omit<MinuteCount, "minuteMs"> & {
  hourMs: number;
  /** Bit n: something came in minute n. */
  spoke: bigint;
};

/**
 * Adds counts to those of other processes and earlier flushes. The commit does not wait for the disk: what a crash takes is a
 * second of statistics.
 */
export async function addFeedCounts(tx: Tx, counts: readonly MinuteCount[]): Promise<void> {
  await run(tx, sql`set local synchronous_commit = off`);
  // In one order everywhere, so that two processes never wait for each other.
  const minutes = counts.toSorted((a, b) => compare(a.sourceId, b.sourceId) || a.minuteMs - b.minuteMs);
  await addMinutes(tx, minutes);
  await addHours(tx, hoursOf(minutes));
  await noteLast(tx, minutes);
}

async function addMinutes(tx: Tx, minutes: readonly MinuteCount[]): Promise<void> {
  await run(
    tx,
    sql`insert into intake.feed_minute as m (source_id, minute, messages, errors)
        select * from unnest(${minutes.map(({ sourceId }) => sourceId)}::uuid[],
          ${minutes.map(({ minuteMs }) => instant(minuteMs))}::timestamptz[],
          ${minutes.map(({ messages }) => messages)}::integer[], ${minutes.map(({ errors }) => errors)}::integer[])
        on conflict (source_id, minute)
        do update set messages = m.messages + excluded.messages, errors = m.errors + excluded.errors`,
  );
}

async function addHours(tx: Tx, hours: readonly HourCount[]): Promise<void> {
  await run(
    tx,
    sql`insert into intake.feed_hour as h (source_id, hour, messages, errors, not_stored, clock_ahead, spoke, delays,
          delay_highest_ms)
        select source_id, hour, messages, errors, not_stored, clock_ahead, spoke, delays::integer[], delay_highest_ms
        from unnest(${hours.map(({ sourceId }) => sourceId)}::uuid[],
          ${hours.map((hour) => instant(hour.hourMs))}::timestamptz[],
          ${hours.map(({ messages }) => messages)}::integer[], ${hours.map(({ errors }) => errors)}::integer[],
          ${hours.map((hour) => hour.notStored)}::integer[], ${hours.map(({ clockAhead }) => clockAhead)}::integer[],
          ${hours.map(({ spoke }) => String(spoke))}::bigint[], ${hours.map(delayLiteral)}::text[],
          ${hours.map(({ delayHighestMs }) => delayHighestMs ?? 0)}::bigint[])
          as m (source_id, hour, messages, errors, not_stored, clock_ahead, spoke, delays, delay_highest_ms)
        on conflict (source_id, hour) do update set
          messages = h.messages + excluded.messages,
          errors = h.errors + excluded.errors,
          not_stored = h.not_stored + excluded.not_stored,
          clock_ahead = h.clock_ahead + excluded.clock_ahead,
          spoke = h.spoke | excluded.spoke,
          delays = coalesce((select array_agg(coalesce(a, 0) + coalesce(b, 0) order by place)
            from unnest(h.delays, excluded.delays) with ordinality as d (a, b, place)), '{}'),
          delay_highest_ms = greatest(h.delay_highest_ms, excluded.delay_highest_ms)`,
  );
}

async function noteLast(tx: Tx, minutes: readonly MinuteCount[]): Promise<void> {
  const last = new Map<SourceId, number>();
  for (const { sourceId, lastAtMs } of minutes) last.set(sourceId, Math.max(last.get(sourceId) ?? 0, lastAtMs));
  await run(
    tx,
    sql`insert into intake.feed as f (source_id, last_at)
        select * from unnest(${[...last.keys()]}::uuid[], ${[...last.values()].map(instant)}::timestamptz[])
        on conflict (source_id) do update set last_at = greatest(f.last_at, excluded.last_at)`,
  );
}

function hoursOf(minutes: readonly MinuteCount[]): HourCount[] {
  const hours = new Map<string, HourCount>();
  for (const { minuteMs, ...count } of minutes) {
    const start = Math.floor(minuteMs / hourMs) * hourMs;
    const spoke = 1n << BigInt((minuteMs - start) / 60_000);
    const key = `${count.sourceId} ${start}`;
    const known = hours.get(key);
    hours.set(key, known ? withMinute(known, count, spoke) : { ...count, hourMs: start, spoke });
  }
  return [...hours.values()];
}

const withMinute = (hour: HourCount, count: Omit<MinuteCount, "minuteMs">, spoke: bigint): HourCount => ({
  ...hour,
  messages: hour.messages + count.messages,
  errors: hour.errors + count.errors,
  notStored: hour.notStored + count.notStored,
  clockAhead: hour.clockAhead + count.clockAhead,
  spoke: hour.spoke | spoke,
  delays: hour.delays.map((number, at) => number + (count.delays[at] ?? 0)),
  delayHighestMs: Math.max(hour.delayHighestMs ?? 0, count.delayHighestMs ?? 0),
});

/** Empty where no message said when it was sent, so that such hours are passed over. */
const delayLiteral = ({ delays }: HourCount): string => (delays.some((number) => number > 0) ? `{${delays}}` : "{}");

const instant = (ms: number): string => new Date(ms).toISOString();

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
