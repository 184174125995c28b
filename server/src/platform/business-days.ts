import { addDays } from "./plain-date.ts";

/** The date so many business days later: Saturdays and Sundays do not count. Holidays do, so that nothing is due too late. */
export function addBusinessDays(date: string, days: number): string {
  let at = date;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
