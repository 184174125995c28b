/** How the days of training are counted: in UTC, as YYYY-MM-DD. Policy §3. */
export const trainingDays = {
  /** First and second reminder before a course is due. */
  reminders: [30, 7],
  /** After the due date, before the account waits. */
  grace: 14,
  /** For a new version that is to be taken again, and for a course that a new role asks for. */
  newCourse: 30,
} as const;

export const utcDay = (instant: Date): string => instant.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return utcDay(instant);
}

/** The day on which a course is due again: a year after it was passed; 29 February counts as the 28th. */
export function refresherDay(passedAt: Date): string {
  const day = utcDay(passedAt);
  const year = Number(day.slice(0, 4)) + 1;
  const monthAndDay = day.slice(5) === "02-29" ? "02-28" : day.slice(5);
  return `${year}-${monthAndDay}`;
}
