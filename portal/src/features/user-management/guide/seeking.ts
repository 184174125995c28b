/** A stretch of the video that was played. */
export interface Stretch {
  from: number;
  to: number;
}

/** Rounding of players: a jump as small as this is none. */
const toleranceSeconds = 0.75;

/** Where a jump to `wanted` lands: nowhere beyond what was watched without a gap. */
export function decideSeek(wanted: number, furthest: number): { at: number; refused: boolean } {
  return wanted > furthest + toleranceSeconds ? { at: furthest, refused: true } : { at: wanted, refused: false };
}

/** How far one may jump once a stretch was played: it only grows by what continues it. */
export function furthestAfter(furthest: number, { from, to }: Stretch): number {
  return from <= furthest + toleranceSeconds ? Math.max(furthest, to) : furthest;
}

/** Stretches that wait to be told, with another one: what continues the last one makes it longer. */
export function addStretch(waiting: readonly Stretch[], next: Stretch): Stretch[] {
  if (next.to <= next.from) return [...waiting];
  const last = waiting.at(-1);
  if (!last || next.from > last.to || next.from < last.from) return [...waiting, next];
  return [...waiting.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
}
