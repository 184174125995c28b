/** What somebody has watched of the video, as the server keeps it. */
export type Watched = {
  /** Everything before it was watched. */
  furthestSeconds: number;
  /** New seconds that can have been watched by `reportedAt` and were not told yet. */
  creditSeconds: number;
  resumeAtSeconds: number;
  reportedAt: Date;
};

/** A little more than real time, for clocks that differ and reports that are late. */
const speedMax = 1.1;
const firstCreditSeconds = 5;
/** Time away from the page is no watching; a line that was down for a while is made up for. */
const creditSecondsMax = 120;
/** Players round where they are. */
const seekToleranceSeconds = 1;
const shareToComplete = 0.98;
const endToleranceSeconds = 2;

export const notWatched = (now: Date): Watched => ({
  furthestSeconds: 0,
  creditSeconds: firstCreditSeconds,
  resumeAtSeconds: 0,
  reportedAt: now,
});

/**
 * What is watched once a player has told of a stretch. New seconds count only as far as they can have been played since the
 * last report by the server's own clock, and only where they continue what was watched: skipping or telling of more is not
 * watching. What several players tell is counted once.
 */
export function addWatched(
  watched: Watched,
  report: { fromSeconds: number; toSeconds: number; durationSeconds: number; now: Date },
): Watched {
  const { fromSeconds, toSeconds, durationSeconds, now } = report;
  const elapsedSeconds = Math.max(0, (now.getTime() - watched.reportedAt.getTime()) / 1000);
  const creditSeconds = Math.min(creditSecondsMax, watched.creditSeconds + elapsedSeconds * speedMax);
  const reportedAt = new Date(Math.max(now.getTime(), watched.reportedAt.getTime()));
  const { furthestSeconds } = watched;
  const continues = toSeconds > fromSeconds && fromSeconds <= furthestSeconds + seekToleranceSeconds;
  if (!continues) return { ...watched, creditSeconds, reportedAt };
  const wanted = Math.max(0, Math.min(toSeconds, durationSeconds) - furthestSeconds);
  const counted = Math.min(wanted, creditSeconds);
  return {
    furthestSeconds: furthestSeconds + counted,
    creditSeconds: creditSeconds - counted,
    resumeAtSeconds: Math.min(toSeconds, furthestSeconds + counted),
    reportedAt,
  };
}

/** Watched whole: nearly all of it, and its end. */
export const isCompleted = ({ furthestSeconds }: Watched, durationSeconds: number): boolean =>
  furthestSeconds >= durationSeconds * shareToComplete && furthestSeconds >= durationSeconds - endToleranceSeconds;
