export type DayKind = "weekday" | "weekend";

/** An hour of the clock on the wall. */
export type LocalHour = {
  /** Days since 1970 by the local calendar. */
  day: number;
  kind: DayKind;
  /** 0 to 23. */
  hour: number;
  startsAtMs: number;
  endsAtMs: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Hours of the day where a source stands. On the day when clocks go back one hour comes twice; when they go forward one is missing. */
export class LocalHours {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @param timeZone IANA name; an unknown one throws a RangeError */
  constructor(timeZone: string) {
    this.#format = formatOf(timeZone);
  }

  /** The hour around an instant, in milliseconds since 1970. */
  at(instantMs: number): LocalHour {
    const localMs = instantMs + this.#offsetMs(instantMs);
    const day = Math.floor(localMs / dayMs);
    const startsAtMs = instantMs - (localMs % hourMs);
    return {
      day,
      // The first of January 1970 was a Thursday.
      kind: [0, 6].includes((day + 4) % 7) ? "weekend" : "weekday",
      hour: Math.floor((localMs - day * dayMs) / hourMs),
      startsAtMs,
      endsAtMs: startsAtMs + hourMs,
    };
  }

  // Clocks change at whole hours of UTC, so that one answer holds for the hour.
  #offsetMs(instantMs: number): number {
    const hour = Math.floor(instantMs / hourMs);
    let offset = this.#offsets.get(hour);
    if (offset === undefined) {
      offset = this.#findOffsetMs(hour * hourMs);
      this.#offsets.set(hour, offset);
    }
    return offset;
  }

  #findOffsetMs(instantMs: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(instantMs)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute) - instantMs;
  }
}

// To make one costs as much as a thousand uses; there are only so many zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = "numeric" as const;
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
    });
    formats.set(timeZone, format);
  }
  return format;
}
