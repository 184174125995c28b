const grouped = (count: number): string => count.toLocaleString("en-US");

/** Numbers, spans of time and percentages, as the pages of interface engineers write them. */
export const times = {
  count: grouped,
  seconds: (seconds: string) => `${seconds} s`,
  minutes: (minutes: number) => `${minutes} min`,
  hours: (hours: number) => `${hours} h`,
  days: (days: number) => `${grouped(days)} d`,
  ago: (span: string) => `${span} ago`,
  percent: (percent: string) => `${percent} %`,
  bytes: (count: number) => (count === 1 ? "1 byte" : `${grouped(count)} bytes`),
};
