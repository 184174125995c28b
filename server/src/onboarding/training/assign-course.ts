import type { AccountsContext } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { saveAssignments } from "./assignment-store.ts";
import { findCourse } from "./find-courses.ts";

/**
 * Plans a course for people beyond what their roles ask for: a consent training, a retraining. Who has passed it already takes
 * it again by that day; who is to take it sooner anyway keeps the sooner day. The caller audits and writes to them.
 * @param input.dueOn YYYY-MM-DD, in UTC; without it nothing happens when the course is not taken
 * @returns false when there is no such course
 */
export async function assignCourse(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { accountIds, courseId, dueOn }: { accountIds: readonly AccountId[]; courseId: string; dueOn?: string },
): Promise<boolean> {
  if (!(await findCourse(tx, courseId))) return false;
  const wanted = accountIds.map((accountId) => ({
    accountId,
    courseId,
    because: "planned" as const,
    ...(dueOn ? { dueOn } : {}),
  }));
  await saveAssignments(tx, wanted, clock.now());
  return true;
}
