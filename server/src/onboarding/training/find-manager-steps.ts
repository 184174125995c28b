import type { GuidedStep, UserManagement } from "@crossbay/contract";
import type { AccountsContext } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "./assignment-store.ts";
import { managerCourseId } from "./course.ts";
import { findCourses } from "./find-courses.ts";
import { findRound } from "./find-round.ts";
import { trainingAttestation } from "./training-attestation.ts";
import { utcDay } from "./training-day-rules.ts";
import { isCurrent } from "./training-state-rules.ts";
import { findAttestedAt, findCompletedAt } from "./video-store.ts";

export type ManagerSteps = {
  video: GuidedStep;
  /** Closed until the video has been watched. */
  attestation: GuidedStep;
  otherCourses: UserManagement["otherCourses"];
  /** What is attested to, in its newest version. */
  attestationText: UserManagement["attestation"];
};

/**
 * The first two steps of a user manager's page, and the courses that are asked besides. They are one person's own and count
 * at every participant for which the person manages users; the worksheet is closed until both are done (policy §2).
 */
export async function findManagerSteps(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { accountId }: { accountId: AccountId },
): Promise<ManagerSteps> {
  const today = utcDay(clock.now());
  const assignments = await listAssignments(tx, [accountId]);
  const round = await findRound(tx, { accountId, assignments, today });
  const watchedAt = await findCompletedAt(tx, round);
  const attestedAt = await findAttestedAt(tx, round);
  const courses = await findCourses(tx);
  return {
    video: watchedAt ? done(watchedAt) : { state: "open" },
    attestation: attestationStep(watchedAt, attestedAt),
    otherCourses: assignments
      .filter(({ courseId }) => courseId !== managerCourseId)
      .map((assignment) => ({
        courseId: assignment.courseId,
        title: courses.find(({ courseId }) => courseId === assignment.courseId)?.title ?? assignment.courseId,
        done: isCurrent(assignment, today),
      })),
    attestationText: { version: trainingAttestation.version, text: trainingAttestation.text },
  };
}

function attestationStep(watchedAt: Date | undefined, attestedAt: Date | undefined): GuidedStep {
  if (attestedAt) return done(attestedAt);
  if (watchedAt) return { state: "open" };
  return { state: "closed", because: "Watch the training video to its end first." };
}

const done = (at: Date): GuidedStep => ({ state: "done", doneAt: at.toISOString() });
