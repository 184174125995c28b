/** A wall-clock time; months count from 1. */
export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/**
 * Minutes to add to UTC to get that wall-clock time in the zone. A time that comes twice (clocks go back) is the earlier one;
 * a time that never comes (clocks go forward) is read with the offset before the change.
 * @param timeZone IANA name; an unknown one throws a RangeError
 */
export function zoneOffsetMinutes(local: LocalTime, timeZone: string): number {
  const { year, month, day, hour, minute } = local;
  const quarter = Math.floor(minute / 15) * 15;
  const wall = utcOf(year, month, day, hour, quarter, 0);
  const known = offsets.get(timeZone)?.get(wall);
  return known ?? remember(timeZone, wall, findOffset(wall, timeZone));
}

const day = 86_400_000;
const rememberedMax = 4_096;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

function findOffset(wall: number, timeZone: string): number {
  const before = offsetAt(wall - day, timeZone);
  if (offsetAt(wall - before * 60_000, timeZone) === before) return before;
  const after = offsetAt(wall + day, timeZone);
  if (offsetAt(wall - after * 60_000, timeZone) === after) return after;
  return before;
}

function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const number = (type: string) => Number(parts[type]);
  const year = parts.era === "BC" ? 1 - number("year") : number("year");
  const wall = utcOf(year, number("month"), number("day"), number("hour"), number("minute"), number("second"));
  return Math.round((wall - instant) / 60_000);
}

function remember(timeZone: string, wall: number, offset: number): number {
  let known = offsets.get(timeZone);
  if (known === undefined || known.size >= rememberedMax) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  known.set(wall, offset);
  return offset;
}

/** Like Date.UTC, also for the years 0 to 99. */
export function utcOf(
  year: number,
  month: number,
  dayOfMonth: number,
  hour: number,
  minute: number,
  second: number,
): number {
  if (year >= 100) return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second);
  return new Date(Date.UTC(2000, month - 1, 1, hour, minute, second)).setUTCFullYear(year, month - 1, dayOfMonth);
}
