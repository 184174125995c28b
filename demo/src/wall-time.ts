/**
 * A clock on the wall in New York, in milliseconds, as if it were UTC: what a registration clerk reads
 * and types. Plain dates are the wall at midnight.
 */
export type Wall = number;

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
export const yearMs = 365.25 * dayMs;

/** Midnight of a date `YYYY-MM-DD`; throws on anything else. */
export function wallOf(date: string): Wall {
  const wall = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) throw new Error(`Not a date of the form YYYY-MM-DD: ${date}`);
  return wall;
}

/** The last wall time that is certainly not after midnight UTC, when `today` begins. */
export const lastWallBefore = (today: string): Wall => wallOf(today) - 5 * hourMs - minuteMs;

export const dateOf = (wall: Wall): string => new Date(wall).toISOString().slice(0, 10);

/** The same day of the calendar `years` earlier (29 February becomes 1 March). */
export function yearsBefore(wall: Wall, years: number): Wall {
  const date = new Date(wall);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.getTime();
}

/** Completed years of age on a day. */
export function ageOn(birthDate: string, wall: Wall): number {
  const day = dateOf(wall);
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** Hours that New York's clock is behind UTC: 4 from the second Sunday of March to the first Sunday of November. */
function hoursBehindUtc(wall: Wall): 4 | 5 {
  const [start, end] = daylightSaving(new Date(wall).getUTCFullYear());
  return wall >= start && wall < end ? 4 : 5;
}

const daylightByYear = new Map<number, readonly [Wall, Wall]>();

function daylightSaving(year: number): readonly [Wall, Wall] {
  const known = daylightByYear.get(year);
  if (known) return known;
  const march = Date.UTC(year, 2, 8);
  const november = Date.UTC(year, 10, 1);
  const sundayFrom = (wall: Wall): Wall => wall + ((7 - new Date(wall).getUTCDay()) % 7) * dayMs + 2 * hourMs;
  const rule = [sundayFrom(march), sundayFrom(november)] as const;
  daylightByYear.set(year, rule);
  return rule;
}

export const instantOf = (wall: Wall): string => new Date(wall + hoursBehindUtc(wall) * hourMs).toISOString();

/** What the clock on the wall shows at an instant; during the hour that comes twice, its first time. */
export function wallAt(instant: Date): Wall {
  const early = instant.getTime() - 5 * hourMs;
  return early + (5 - hoursBehindUtc(early)) * hourMs;
}

/** `hl7Date` and `hl7Time` write HL7's DT and TS; a source either states its offset or leaves it to its zone. */
export const hl7Date = (date: string): string => date.replaceAll("-", "");

export function hl7Time(wall: Wall, precision: "seconds-with-offset" | "seconds" | "minutes"): string {
  const day = Math.floor(wall / dayMs);
  const second = Math.floor((wall - day * dayMs) / 1000);
  const minutes = `${digitsOfDay(day)}${two(Math.floor(second / 3600))}${two(Math.floor(second / 60) % 60)}`;
  if (precision === "minutes") return minutes;
  const seconds = minutes + two(second % 60);
  return precision === "seconds" ? seconds : `${seconds}-0${hoursBehindUtc(wall)}00`;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** Neighbouring messages mostly tell of one day: the last one's digits are kept. */
let lastDay = { day: Number.NaN, digits: "" };

function digitsOfDay(day: number): string {
  if (lastDay.day !== day) lastDay = { day, digits: hl7Date(dateOf(day * dayMs)) };
  return lastDay.digits;
}
