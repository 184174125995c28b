const formats = new Map<string, { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>();

/** Date and time as people read them without doubt: 12 Mar 2026, 10:00:05 EDT. */
export function localTime(at: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? {
    date: new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "short", year: "numeric" }),
    time: new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "short",
    }),
  };
  formats.set(timeZone, format);
  return `${format.date.format(at)}, ${format.time.format(at)}`;
}
