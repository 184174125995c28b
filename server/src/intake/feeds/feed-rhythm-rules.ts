import { type DayKind, type LocalHour, LocalHours } from "./feed-local-hours-rules.ts";

/** Minutes of silence that a source may keep, by local hour of the day; null where nobody can tell yet. */
export type Rhythm = Record<DayKind, readonly (number | null)[]>;

/** In which minutes of an hour something came: bit n for minute n. */
export type SpokenHour = { hourMs: number; spoke: bigint };

/** No silence up to this long is an alarm. */
export const silenceMinutesFloor = 15;
/** A long silence may last this much longer than usual: a nightly batch is missed by the morning, not a day later. */
const marginMinutesMax = 6 * 60;
/** Half an hour into another hour of the day its own rhythm holds: nobody opens on the stroke. */
const changeOfHourMs = 30 * 60_000;
const samplesMin = 2;
/** From here on the longest silence of an hour is left out: one outage must not become the rule, four Mondays must. */
const daysBeforeLongestIsLeftOut = 21;
/** A feed that has never been silent for longer is one that does not sleep. */
const sleeplessMinutesMax = 120;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Learns from the past weeks how long a source is usually silent. For each hour of the day, on weekdays and at weekends, it takes
 * the longest silence that touched that hour on each day, and of those the longest, or the longest but one after three weeks.
 * Twice that is allowed, at most six hours more, and never less than 15 minutes.
 *
 * Nobody can know a Sunday from a Tuesday: there is no rhythm before a whole week is known. Only a feed that has not once been
 * silent for two hours is held to its longest silence after the first day, and on weekdays.
 * @param hours in order of time; the silence that still goes on teaches nothing
 * @param timeZone IANA name of the source's zone
 */
export function learnRhythm(hours: readonly SpokenHour[], timeZone: string): Rhythm | undefined {
  const minutes = spokenMinutes(hours);
  const first = minutes[0];
  const last = minutes.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const days = (last - first) / dayMs;
  if (days >= 7) return rhythmOf(longestSilences(minutes, new LocalHours(timeZone)), days);
  return days >= 1 ? sleeplessRhythm(minutes) : undefined;
}

/** Minutes of silence that are allowed at an instant; undefined where nobody can tell. */
export function allowedSilence(rhythm: Rhythm | undefined, now: Date, timeZone: string): number | undefined {
  if (rhythm === undefined) return undefined;
  const localHours = new LocalHours(timeZone);
  const allowed = [now.getTime(), now.getTime() - changeOfHourMs].map((instantMs) => {
    const { kind, hour } = localHours.at(instantMs);
    return rhythm[kind][hour] ?? Number.NaN;
  });
  const most = Math.max(...allowed);
  return Number.isNaN(most) ? undefined : most;
}

function sleeplessRhythm(minutes: readonly number[]): Rhythm | undefined {
  const longest = Math.max(...silencesOf(minutes).map(({ lengthMinutes }) => lengthMinutes), 0);
  if (longest > sleeplessMinutesMax) return undefined;
  return { weekday: hoursOfDay.map(() => allowanceOf(longest)), weekend: hoursOfDay.map(() => null) };
}

type DayHour = Pick<LocalHour, "kind" | "hour"> & { longestMinutes: number };

/** The longest silence that touched each hour of each day, of the hours that lie wholly within what is known. */
function longestSilences(minutes: readonly number[], localHours: LocalHours): DayHour[] {
  const first = minutes[0]!;
  const last = minutes.at(-1)!;
  const dayHours = new Map<number, DayHour>();
  const keyOf = ({ day, hour }: LocalHour) => day * 24 + hour;
  for (const hour of hoursBetween(first, last, localHours)) {
    if (hour.startsAtMs < first || hour.endsAtMs > last) continue;
    dayHours.set(keyOf(hour), { kind: hour.kind, hour: hour.hour, longestMinutes: 0 });
  }
  for (const { fromMs, toMs, lengthMinutes } of silencesOf(minutes)) {
    for (const hour of hoursBetween(fromMs, toMs, localHours)) {
      const dayHour = dayHours.get(keyOf(hour));
      if (dayHour) dayHour.longestMinutes = Math.max(dayHour.longestMinutes, lengthMinutes);
    }
  }
  return [...dayHours.values()];
}

function rhythmOf(dayHours: readonly DayHour[], days: number): Rhythm {
  const ofKind = (kind: DayKind) =>
    hoursOfDay.map((hour) => {
      const samples = dayHours
        .filter((dayHour) => dayHour.kind === kind && dayHour.hour === hour)
        .map(({ longestMinutes }) => longestMinutes)
        .toSorted((a, b) => b - a);
      if (samples.length < samplesMin) return null;
      return allowanceOf(samples[days >= daysBeforeLongestIsLeftOut ? 1 : 0]!);
    });
  return { weekday: ofKind("weekday"), weekend: ofKind("weekend") };
}

const allowanceOf = (usualMinutes: number): number =>
  Math.max(silenceMinutesFloor, usualMinutes + Math.min(usualMinutes, marginMinutesMax));

type Silence = { fromMs: number; toMs: number; lengthMinutes: number };

/** From the end of a minute with messages to the beginning of the next; such as would not lift the floor are left out. */
function silencesOf(minutes: readonly number[]): Silence[] {
  const silences: Silence[] = [];
  for (let at = 1; at < minutes.length; at++) {
    const [before, after] = [minutes[at - 1]!, minutes[at]!];
    const lengthMinutes = (after - before) / minuteMs;
    if (lengthMinutes * 2 > silenceMinutesFloor)
      silences.push({ fromMs: before + minuteMs, toMs: after, lengthMinutes });
  }
  return silences;
}

function* hoursBetween(fromMs: number, toMs: number, localHours: LocalHours): Generator<LocalHour> {
  for (let atMs = fromMs; atMs < toMs; ) {
    const hour = localHours.at(atMs);
    yield hour;
    atMs = hour.endsAtMs;
  }
}

function spokenMinutes(hours: readonly SpokenHour[]): number[] {
  const minutes: number[] = [];
  for (const { hourMs, spoke } of hours) {
    // Two halves that fit into the integers of the processor: a big integer is slow to take apart.
    const halves = [Number(spoke & 0x3fffffffn), Number(spoke >> 30n)];
    for (const [half, bits] of halves.entries()) {
      for (let minute = 0; minute < 30; minute++) {
        if ((bits >> minute) & 1) minutes.push(hourMs + (half * 30 + minute) * minuteMs);
      }
    }
  }
  return minutes;
}

const hoursOfDay: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
