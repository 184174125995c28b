/** May one more try be made? `nth` counts it among the failures of the last day; `retryAt` is when the wait is over. */
export type TryVerdict = { allowed: true; nth: number } | { allowed: false; retryAt: Date };

/**
 * A few failures are free; then each try waits after the one before, twice as long each time, but never longer than
 * `slowDownMaxMs`: nobody is locked out, and a guesser gets about a hundred tries a day. Policy §4.
 * @param triedAt times of the tries of the last day that did not succeed, newest first
 */
export function decideTry(
  triedAt: readonly Date[],
  now: Date,
  limits: { failuresBeforeSlowDown: number; slowDownFirstMs: number; slowDownMaxMs: number },
): TryVerdict {
  const over = triedAt.length - limits.failuresBeforeSlowDown;
  if (over < 0) return { allowed: true, nth: triedAt.length + 1 };
  const waitMs = Math.min(limits.slowDownMaxMs, limits.slowDownFirstMs * 2 ** over);
  const retryAt = new Date(triedAt[0]!.getTime() + waitMs);
  return retryAt > now ? { allowed: false, retryAt } : { allowed: true, nth: triedAt.length + 1 };
}

/** At most `max` within a window and `perDayMax` a day: the times at which one more may come, if not now. */
export function decideSend(
  sentAt: readonly Date[],
  now: Date,
  limits: { max: number; windowMs: number; perDayMax: number },
): { allowed: true } | { allowed: false; retryAt: Date } {
  const inWindow = sentAt.filter((at) => at.getTime() > now.getTime() - limits.windowMs);
  const inDay = sentAt.filter((at) => at.getTime() > now.getTime() - dayMs);
  if (inDay.length >= limits.perDayMax) return { allowed: false, retryAt: after(inDay[limits.perDayMax - 1]!, dayMs) };
  if (inWindow.length >= limits.max)
    return { allowed: false, retryAt: after(inWindow[limits.max - 1]!, limits.windowMs) };
  return { allowed: true };
}

/** Failures and sends are counted over a day. */
export const dayMs = 24 * 60 * 60 * 1000;

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
