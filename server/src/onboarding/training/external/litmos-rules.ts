import { Type } from "typebox";

/** What Litmos tells of somebody's courses; of more fields than these nothing is read. */
export const CourseResults = Type.Array(
  Type.Object({
    Id: Type.String(),
    Complete: Type.Boolean(),
    DateCompleted: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
);

export const CourseDetail = Type.Object({
  Modules: Type.Optional(
    Type.Union([
      Type.Array(Type.Object({ Score: Type.Optional(Type.Union([Type.Number(), Type.Null()])) })),
      Type.Null(),
    ]),
  ),
});

/** A date of the API: `/Date(1557105155990-0000)/` in JSON, or ISO 8601, in UTC when no zone is told. */
export function readLitmosDate(text: string | null | undefined): Date | undefined {
  if (!text) return undefined;
  const ticks = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  const date =
    ticks === undefined ? new Date(/[Zz]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`) : new Date(Number(ticks));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The average of the modules that have a score, in whole percent; a course without scores is passed by completing it. */
export function averageScore(modules: readonly { Score?: number | null }[]): number {
  const scores = modules.map(({ Score }) => Score).filter((score) => typeof score === "number");
  if (scores.length === 0) return 100;
  const average = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.min(100, Math.max(0, Math.floor(average)));
}
