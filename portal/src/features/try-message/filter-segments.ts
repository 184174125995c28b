import type { ExplainedSegment, FieldFate } from "@crossbay/contract";

/** Segments with the fields that are not used; those without any fall away. */
export const notUsed = (segments: readonly ExplainedSegment[]): ExplainedSegment[] =>
  segments
    .map((segment) => ({ ...segment, fields: segment.fields.filter(({ fate }) => fate !== "used") }))
    .filter(({ fields }) => fields.length > 0);

/** How many fields of a segment came to each fate, the worst first. */
export const fatesOf = (segment: ExplainedSegment): { fate: FieldFate; count: number }[] =>
  (["refused", "warned", "used", "kept"] as const).flatMap((fate) => {
    const count = segment.fields.filter((field) => field.fate === fate).length;
    return count > 0 ? [{ fate, count }] : [];
  });
