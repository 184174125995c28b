/** Buckets of a histogram of delays; the last one holds whatever is longer. */
const buckets = 52;
const firstBoundMs = 100;
const factor = Math.SQRT2;

/** An empty histogram: bucket 0 up to 0.1 s, each of the others √2 times as wide as the one before, up to about 50 days. */
export const noDelays = (): number[] => new Array<number>(buckets).fill(0);

/** The bucket of a delay in milliseconds. Histograms of several processes and minutes add up, as medians do not. */
export function bucketOfDelay(delayMs: number): number {
  if (delayMs <= firstBoundMs) return 0;
  return Math.min(buckets - 1, Math.ceil(Math.log(delayMs / firstBoundMs) / Math.log(factor)));
}

/**
 * The median delay in seconds, at most a fifth off (half a bucket); undefined for an empty histogram.
 * @param highestMs no median lies above it
 */
export function medianDelaySeconds(delays: readonly number[], highestMs: number): number | undefined {
  const count = delays.reduce((sum, number) => sum + number, 0);
  if (count === 0) return undefined;
  let below = 0;
  const bucket = delays.findIndex((number) => {
    below += number;
    return below * 2 >= count;
  });
  const middleMs = bucket === 0 ? firstBoundMs / 2 : firstBoundMs * factor ** (bucket - 0.5);
  return Math.min(middleMs, highestMs) / 1_000;
}
