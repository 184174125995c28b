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
