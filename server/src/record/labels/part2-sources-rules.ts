import type { SourceId } from "../../platform/ids.ts";
import { type Cover, type LabelledRow, labelsShown } from "./cover-rules.ts";

/** The sources of what is shown and is 42 CFR Part 2 data, by its own label or that of what contains it. */
export const part2Sources = (
  rows: readonly (LabelledRow & { sourceId: SourceId })[],
  covers: readonly Cover[],
): SourceId[] => [
  ...new Set(rows.filter((row) => labelsShown([row], covers).has("part2")).map(({ sourceId }) => sourceId)),
];
