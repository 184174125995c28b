import { type AccountsContext, applyPendingTitles, findTrainees } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "../training/assignment-store.ts";
import { utcDay } from "../training/training-day-rules.ts";
import { isCurrent } from "../training/training-state-rules.ts";

/** The course without which nobody gets a title that may break the glass. */
export const breakTheGlassCourseId = "break-the-glass";

/** Passed and not overdue; or the training of this account was waived. */
export async function isBreakTheGlassPassed(tx: Tx, accountId: AccountId, now: Date): Promise<boolean> {
  const trainee = (await findTrainees(tx, [accountId], now))[0];
  if (trainee?.trainingWaived) return true;
  const assignments = await listAssignments(tx, [accountId]);
  const course = assignments.find(({ courseId }) => courseId === breakTheGlassCourseId);
  return course !== undefined && isCurrent(course, utcDay(now));
}

/** Lets the titles count that waited for the course, when it is the one that was passed just now. */
export async function applyTitlesAfterCourse(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  passed: { accountId: AccountId; courseId: string; requestId: string },
): Promise<void> {
  if (passed.courseId === breakTheGlassCourseId) await applyPendingTitles(tx, context, passed);
}
