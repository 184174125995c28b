/** A count as anybody may see it: rounded, and not at all while it is small. */
export type ShownCount = number | "small";

/** Up to this many a count may point at somebody. */
const smallMax = 10;

/** Two digits of a count, so that nobody learns from two looks what came in between. */
export function shownCount(count: number): ShownCount {
  if (count <= smallMax) return "small";
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  // Up to 99 they go by tens: two digits would be the count itself.
  return count < 100 ? Math.max(2, Math.round(count / 10)) * 10 : Math.round(count / step) * step;
}

export const shownCountWords = (count: ShownCount): string =>
  count === "small" ? `${smallMax} or fewer` : `about ${count.toLocaleString("en-US")}`;
