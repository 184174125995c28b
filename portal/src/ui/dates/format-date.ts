import type { Words } from "../words/en.ts";

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const partial = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * `12 Mar 2026`, or as much of it as the source knew (`Mar 2026`, `2026`). A birth date is a plain date and never
 * moves with the reader's time zone; an instant is shown as the reader's day. What is no date stays as it came.
 */
export function formatDate(value: string, words: Words): string {
  const plain = partial.exec(value);
  if (plain) {
    const [year, month, day] = plain.slice(1).map(Number);
    if (day) return words.clinical.day(day, month!, year!);
    return month ? words.clinical.month(month, year!) : String(year);
  }
  if (!instantForm.test(value)) return value;
  const instant = new Date(value);
  return words.clinical.day(instant.getDate(), instant.getMonth() + 1, instant.getFullYear());
}

/** `12 Mar 2026 14:05` in the reader's time zone; without a time of day, the date alone. */
export function formatDateTime(value: string, words: Words): string {
  const date = formatDate(value, words);
  return instantForm.test(value) ? `${date} ${formatTime(new Date(value))}` : date;
}

/** `14:05`, in the reader's time zone. */
export function formatTime(instant: Date): string {
  return `${String(instant.getHours()).padStart(2, "0")}:${String(instant.getMinutes()).padStart(2, "0")}`;
}

/** `14:05:12`, in the reader's time zone. */
export function formatClock(value: string): string {
  const instant = new Date(value);
  return `${formatTime(instant)}:${String(instant.getSeconds()).padStart(2, "0")}`;
}

/** `14:05:12` on the day of `now`, else with its date: `12 Mar 2026 14:05:12`. */
export function formatClockOnDay(value: string, now: string, words: Words): string {
  const date = formatDate(value, words);
  return date === formatDate(now, words) ? formatClock(value) : `${date} ${formatClock(value)}`;
}
