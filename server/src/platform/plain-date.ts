const formats = new Map<string, Intl.DateTimeFormat>();

/** The date at an instant in a time zone (IANA name), as YYYY-MM-DD. */
export function plainDateAt(instant: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** A plain date as people read it without doubt: 12 Mar 2026. */
export const plainDateInWords = (date: string): string => inWords.format(new Date(`${date}T00:00:00Z`));

const inWords = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** True for a date that the calendar has. */
export function isPlainDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whole years from a birth date to a later date; undefined unless the birth date is known to the day. */
export function yearsBetween(birthDate: string | undefined, date: string): number | undefined {
  if (!birthDate || !isPlainDate(birthDate) || birthDate > date) return undefined;
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The instant at which a date begins in a time zone (IANA name); where midnight is skipped, the first that there is. */
export function startOfDay(date: string, timeZone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  // The offset before and after a change of clocks: the later instant that still has the date before it is midnight.
  const candidates = [-24, 0, 24].map((hours) => utc - offsetMs(new Date(utc + hours * hourMs), timeZone));
  const begins = candidates.filter(
    (at) => plainDateAt(new Date(at), timeZone) >= date && plainDateAt(new Date(at - 1), timeZone) < date,
  );
  return new Date(Math.min(...(begins.length > 0 ? begins : candidates)));
}

/** The date so many days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);

const hourMs = 60 * 60 * 1000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far local clocks are ahead of UTC, in milliseconds. */
function offsetMs(instant: Date, timeZone: string): number {
  const format =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  clocks.set(timeZone, format);
  const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    part.get("year")!,
    part.get("month")! - 1,
    part.get("day")!,
    part.get("hour"),
    part.get("minute"),
    part.get("second"),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}
