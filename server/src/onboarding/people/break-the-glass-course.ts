import { type AccountsContext, applyPendingTitles, findTrainees, holdBreakTheGlass } from "../../accounts/index.ts";
import type { AccountId, AffiliationId } from "../../platform/ids.ts";
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

/**
 * People with an active account who were given one more affiliation: whatever its title, it may break the glass only once the
 * course is passed. Who is in training needs no such hold: nothing opens before.
 */
export async function holdUntilCourse(
  tx: Tx,
  people: readonly { accountId: AccountId; affiliationId: AffiliationId }[],
  now: Date,
): Promise<void> {
  const held: AffiliationId[] = [];
  for (const { accountId, affiliationId } of people) {
    if (!(await isBreakTheGlassPassed(tx, accountId, now))) held.push(affiliationId);
  }
  await holdBreakTheGlass(tx, held);
}

/** Lets the titles count that waited for the course, when it is the one that was passed just now. */
export async function applyTitlesAfterCourse(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  passed: { accountId: AccountId; courseId: string; requestId: string },
): Promise<void> {
  if (passed.courseId === breakTheGlassCourseId) await applyPendingTitles(tx, context, passed);
}
