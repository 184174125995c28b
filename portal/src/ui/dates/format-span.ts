import type { Words } from "../words/en.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const plainDaysMin = 30;

/** `0.4 s`, `12 s`, `3 min`, `2 h 5 min`, `3 d 4 h`: two units at most, and days alone from 30 on. A clock that runs ahead gives `−3 s`. */
export function formatSpan(seconds: number, { times }: Words): string {
  const sign = seconds < 0 ? "−" : "";
  const span = Math.abs(seconds);
  if (span < minute)
    return sign + times.seconds(span < 9.95 && span % 1 !== 0 ? span.toFixed(1) : String(Math.round(span)));
  if (span < hour) return sign + times.minutes(Math.floor(span / minute));
  if (span >= plainDaysMin * day) return sign + times.days(Math.floor(span / day));
  const [whole, rest] =
    span < day
      ? [times.hours(Math.floor(span / hour)), Math.floor((span % hour) / minute)]
      : [times.days(Math.floor(span / day)), Math.floor((span % day) / hour)];
  if (rest === 0) return sign + whole;
  return `${sign}${whole} ${span < day ? times.minutes(rest) : times.hours(rest)}`;
}

/** `12 s ago` by the server's clock, never less than nothing. */
export const formatAgo = (at: string, now: string, words: Words): string =>
  words.times.ago(formatSpan(Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1000)), words));
