import type { ResultSeries } from "@crossbay/contract";

export interface ResultGroup {
  category: string;
  series: ResultSeries[];
}

const severity = ({ values }: ResultSeries): number => {
  const newest = values[0];
  if (newest?.critical) return 2;
  return newest?.direction ? 1 : 0;
};

export const isAbnormal = (series: ResultSeries): boolean => severity(series) > 0;
export const isCritical = (series: ResultSeries): boolean => severity(series) === 2;

/**
 * Tests under the panel they belong to. A panel with a critical newest value stands first, then one with an abnormal
 * value; otherwise the order of the exchange stays, newest first. Tests keep their order inside the panel.
 */
export function groupResults(series: readonly ResultSeries[]): ResultGroup[] {
  const groups = Map.groupBy(series, ({ category }) => category);
  return [...groups]
    .map(([category, members]) => ({ category, series: members, worst: Math.max(...members.map(severity)) }))
    .sort((one, other) => other.worst - one.worst)
    .map(({ category, series: members }) => ({ category, series: members }));
}

/**
 * The first tests that fit a summary. What is critical or abnormal is never left out for want of place: it pushes
 * out normal values instead.
 */
export function summarizeResults(series: readonly ResultSeries[], place: number): ResultGroup[] {
  const notable = series.filter(isAbnormal);
  const left = Math.max(0, place - notable.length);
  const inOrder = groupResults(series).flatMap((group) => group.series);
  const normal = new Set(inOrder.filter((each) => !isAbnormal(each)).slice(0, left));
  return groupResults(series.filter((each) => isAbnormal(each) || normal.has(each)));
}
