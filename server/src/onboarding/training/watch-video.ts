import type { VideoProgress, WatchedRequest } from "@crossbay/contract";
import type { Refusal } from "../../access/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments, lockTraining } from "./assignment-store.ts";
import type { TrainingContext } from "./context.ts";
import { managerCourseId } from "./course.ts";
import { findRound } from "./find-round.ts";
import type { Video } from "./find-video.ts";
import type { TraineeOfRequest } from "./require-trainee.ts";
import { utcDay } from "./training-day-rules.ts";
import { findWatched, saveWatched, type WatchedFacts } from "./video-store.ts";
import { addWatched, isCompleted, notWatched } from "./watched-rules.ts";

type Watching = { trainee: TraineeOfRequest; video: Video };

/** What of the video somebody has watched; from the first look on the clock runs by which reports are believed. */
export const viewVideo = (context: TrainingContext, { trainee, video }: Watching): Promise<VideoProgress> =>
  withProgress(context, { trainee, video }, async (_tx, facts) => facts);

/**
 * Takes what a player says that it played. Refused with `already-decided` when the video has a new version in the meantime.
 * @returns what counts as watched now, whatever was told
 */
export async function reportWatched(
  context: TrainingContext,
  { trainee, video, report, requestId }: Watching & { report: WatchedRequest; requestId: string },
): Promise<VideoProgress | Refusal> {
  if (report.version !== video.version) {
    return {
      refused: true,
      reason: "already-decided",
      detail: "The video has a new version. Reload the page to watch it.",
      nextSteps: ["retry"],
    };
  }
  const now = context.clock.now();
  const { durationSeconds, version } = video;
  return withProgress(context, { trainee, video }, async (tx, facts) => {
    const watched = addWatched(facts, { ...report, durationSeconds, now });
    if (facts.completedAt || !isCompleted(watched, durationSeconds)) return { ...facts, ...watched };
    await writeEntries(tx, now, [
      {
        action: "training-record",
        outcome: "succeeded",
        actor: { accountId: trainee.accountId, username: trainee.username },
        requestId,
        detail: { courseId: managerCourseId, video: version, watched: Math.round(watched.furthestSeconds) },
      },
    ]);
    return { ...facts, ...watched, completedAt: now };
  });
}

function withProgress(
  context: TrainingContext,
  { trainee, video }: Watching,
  change: (tx: Tx, facts: WatchedFacts) => Promise<WatchedFacts>,
): Promise<VideoProgress> {
  const { version } = video;
  const now = context.clock.now();
  const { accountId } = trainee;
  return context.database.transaction(async (tx) => {
    await lockTraining(tx, accountId);
    const assignments = await listAssignments(tx, [accountId]);
    const round = await findRound(tx, { accountId, assignments, today: utcDay(now) });
    const before = await findWatched(tx, round, version);
    const facts = await change(tx, before ?? { ...notWatched(now), version, completedAt: null });
    if (facts !== before) await saveWatched(tx, round, facts);
    return present(video, facts);
  });
}

const present = ({ version, durationSeconds, transcript }: Video, facts: WatchedFacts): VideoProgress => ({
  version,
  durationSeconds,
  watchedSeconds: Math.min(durationSeconds, facts.furthestSeconds),
  furthestSeconds: Math.min(durationSeconds, facts.furthestSeconds),
  resumeAtSeconds: facts.resumeAtSeconds,
  ...(facts.completedAt ? { completedAt: facts.completedAt.toISOString() } : {}),
  // A new version has a new address, so that no browser shows the old one from its memory.
  videoUrl: `/training/video/training.mp4?v=${version}`,
  captionsUrl: `/training/video/captions.vtt?v=${version}`,
  transcript,
});
