import { isPlainDate } from "../../platform/plain-date.ts";

/** Between which days somebody turns 18. */
export type Adulthood = { earliest: string; latest: string };

/** Whole years of age on a day, as far as a birth date tells that may lack day or month. */
export type AgeSpan = { least: number; most: number };

/**
 * When somebody turns 18, from a birth date that may lack day or month. Compared as text, so that who was born on
 * 29 February turns 18 on 1 March.
 */
export const adulthood = (birthDate: string | undefined): Adulthood | undefined => birthdays(birthDate, 18);

/** How old somebody is on a day; undefined where the birth date is unknown or lies after it. */
export function ageSpan(birthDate: string | undefined, day: string): AgeSpan | undefined {
  const born = birthdays(birthDate, 0);
  if (!born || !isPlainDate(day) || born.earliest > day) return undefined;
  const since = (birth: string) => {
    const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
    return Math.max(0, day.slice(5) < birth.slice(5) ? years - 1 : years);
  };
  return { least: since(born.latest), most: since(born.earliest) };
}

/** May somebody be 10 to 17 on a day? In doubt yes: what is kept from a parent stays kept (policy §6). */
export function mayBeTenToSeventeen(birthDate: string | undefined, day: string): boolean {
  const age = ageSpan(birthDate, day);
  return age !== undefined && age.least <= 17 && age.most >= 10;
}

/** Is somebody certainly 10 to 17 on a day: old enough to consent alone to some services, and a minor? */
export function isTenToSeventeen(birthDate: string | undefined, day: string): boolean {
  const age = ageSpan(birthDate, day);
  return age !== undefined && age.least >= 10 && age.most <= 17;
}

/** To read before a screen about somebody of 10 to 17 is shown to anybody. */
export const minorWarning =
  "This patient is between 10 and 17 years old. The exchange gives a parent nothing about them: before you show this screen or tell what it says, look at what a parent may learn, and refer parents to the place of care.";

function birthdays(birthDate: string | undefined, years: number): Adulthood | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(birthDate ?? "") ?? [];
  if (!year) return undefined;
  const then = String(Number(year) + years).padStart(4, "0");
  return {
    earliest: `${then}-${month ?? "01"}-${day ?? "01"}`,
    latest: `${then}-${month ?? "12"}-${day ?? "31"}`,
  };
}
