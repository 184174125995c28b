/** What is counted each month and published (policy §8), in the order of the page. */
export const measures = [
  "searches",
  "charts-opened",
  "charts-refused",
  "decisions-recorded",
  "glass-broken",
  "glass-appropriate",
  "glass-inappropriate",
  "flags-noted",
  "flags-inappropriate",
  "sample-checked",
  "sample-held",
  "sample-missing",
  "sample-differs",
  "incidents-reported",
] as const;
export type Measure = (typeof measures)[number];

export type MonthOfTotals = Readonly<Partial<Record<Measure, number>>>;

/** What a reader of the page is told: a count, that it is small, or that it would give a small one away. */
export type ShownCount = number | "small" | "covered";

/** Counts from 1 to so many could point at somebody. */
const smallMax = 10;

/** Parts that add up to something that is shown, too: one that is hidden could be worked out from the others. */
const wholes: readonly (readonly Measure[])[] = [
  ["glass-appropriate", "glass-inappropriate"],
  ["sample-held", "sample-missing", "sample-differs"],
];

/**
 * A month's counts as they may be published: 1 to 10 are hidden, and where only one part of a whole would be hidden, so is the
 * next smallest, that nobody can subtract.
 */
export function hideSmallCounts(month: MonthOfTotals): Readonly<Record<Measure, ShownCount>> {
  const shown = Object.fromEntries(
    measures.map((measure) => {
      const count = month[measure] ?? 0;
      return [measure, count > 0 && count <= smallMax ? "small" : count];
    }),
  ) as Record<Measure, ShownCount>;
  for (const parts of wholes) {
    const hidden = parts.filter((part) => shown[part] === "small");
    if (hidden.length !== 1) continue;
    const [next] = parts
      .filter((part) => typeof shown[part] === "number" && shown[part] > 0)
      .toSorted((one, other) => (month[one] ?? 0) - (month[other] ?? 0));
    if (next) shown[next] = "covered";
  }
  return shown;
}

/** The first day of a month, so many months later. */
export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
