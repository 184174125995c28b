import { utcOf, zoneOffsetMinutes } from "./zone-offset.ts";

/** A timestamp (TS, DTM, DT) as FHIR wants it. */
export type Timestamp = {
  /** FHIR date: `2026`, `2026-03` or `2026-03-12`, never more than was sent. */
  date: string;
  /** FHIR dateTime with the precision that was sent; with an offset as soon as there is a time. */
  dateTime: string;
  /** True where at least hour and minute were sent. */
  hasTime: boolean;
  /** The instant in milliseconds since 1970; the beginning of the day, month or year where there is no time. */
  instantMs: number;
};

const pattern =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?)?)?)?)?\s*([+-]\d{4}|Z)?$/;
const isoPattern =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*([+-]\d{2}:?\d{2}|Z)?)?)?$/;

/**
 * Reads `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ]`, and ISO 8601 with hyphens as some send it.
 * A local time without an offset is a time in `timeZone` (IANA).
 * @returns `undefined` for anything that is no date or time of the calendar (month 13, 30 February, hour 24, year 0)
 */
export function readTimestamp(text: string, timeZone: string): Timestamp | undefined {
  if (text === latest.text && timeZone === latest.timeZone) return latest.timestamp;
  latest = { text, timeZone, timestamp: read(text, timeZone) };
  return latest.timestamp;
}

/** The results of a message mostly have one time: the latest answer is kept. */
let latest: { text: string; timeZone: string; timestamp: Timestamp | undefined } = {
  text: "",
  timeZone: "",
  timestamp: undefined,
};

function read(text: string, timeZone: string): Timestamp | undefined {
  if (text.length > 40) return undefined;
  const found = pattern.exec(text) ?? isoPattern.exec(text);
  if (!found) return undefined;
  const [, yyyy = "", mm, dd, hh, mi, ss, fraction, zone] = found;
  const local = {
    year: Number(yyyy),
    month: Number(mm ?? "1"),
    day: Number(dd ?? "1"),
    hour: Number(hh ?? "0"),
    minute: Number(mi ?? "0"),
    second: Number(ss ?? "0"),
  };
  if (!isOnCalendar(local)) return undefined;
  const date = dd ? `${yyyy}-${mm}-${dd}` : mm ? `${yyyy}-${mm}` : yyyy;
  const offset = zone === undefined ? zoneOffsetMinutes(local, timeZone) : offsetOf(zone);
  if (offset === undefined) return undefined;
  const { year, month, day, hour, minute, second } = local;
  const milliseconds = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1_000;
  const instantMs = utcOf(year, month, day, hour, minute, second) - offset * 60_000 + Math.floor(milliseconds);
  if (hh === undefined) return { date, dateTime: date, hasTime: false, instantMs };
  const seconds = `${ss ?? "00"}${fraction === undefined ? "" : `.${fraction}`}`;
  const suffix = zone === "Z" ? "Z" : offsetText(offset);
  return { date, dateTime: `${date}T${hh}:${mi ?? "00"}:${seconds}${suffix}`, hasTime: true, instantMs };
}

/** Reads a time of day (TM), `HH[MM[SS[.S…]]]`, as FHIR time; an offset cannot be said there and makes it unreadable. */
export function readTimeOfDay(text: string): string | undefined {
  const found = /^(\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?$/.exec(text);
  if (!found) return undefined;
  const [, hh = "", mm = "", ss = "00", fraction] = found;
  if (Number(hh) > 23 || Number(mm) > 59 || Number(ss) > 59) return undefined;
  return `${hh}:${mm}:${ss}${fraction === undefined ? "" : `.${fraction}`}`;
}

function isOnCalendar(t: {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}): boolean {
  if (t.year < 1 || t.month < 1 || t.month > 12 || t.day < 1) return false;
  if (t.hour > 23 || t.minute > 59 || t.second > 59) return false;
  const isLeap = (t.year % 4 === 0 && t.year % 100 !== 0) || t.year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return t.day <= days[t.month - 1]!;
}

/** Minutes; offsets lie within ±14 hours. */
function offsetOf(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const digits = zone.replace(":", "");
  const hours = Number(digits.slice(1, 3));
  const minutes = Number(digits.slice(3, 5));
  if (hours > 14 || minutes > 59) return undefined;
  return (digits[0] === "-" ? -1 : 1) * (hours * 60 + minutes);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
