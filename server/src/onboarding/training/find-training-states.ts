import type { TrainingState } from "@crossbay/contract";
import { findTrainees } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "./assignment-store.ts";
import { managerCourseId } from "./course.ts";
import { utcDay } from "./training-day-rules.ts";
import { trainingState } from "./training-state-rules.ts";
import { listBegun } from "./try-store.ts";

/** How far somebody is, and the next day on which something is due (YYYY-MM-DD in UTC). */
export type UserTraining = { state: TrainingState; dueOn: string | undefined };

/** How the training of these accounts stands, for those who manage users; many at a time. */
export async function findTrainingStates(
  tx: Tx,
  accountIds: readonly AccountId[],
  now: Date,
): Promise<Map<AccountId, UserTraining>> {
  const trainees = await findTrainees(tx, accountIds, now);
  const assignments = Map.groupBy(await listAssignments(tx, accountIds), ({ accountId }) => accountId);
  const begun = new Set(
    (await listBegun(tx, accountIds, managerCourseId)).map(({ accountId, courseId }) => `${accountId} ${courseId}`),
  );
  const today = utcDay(now);
  return new Map(
    trainees.map(({ accountId, trainingWaived }) => {
      const own = (assignments.get(accountId) ?? []).map((assignment) => ({
        ...assignment,
        begun: begun.has(`${accountId} ${assignment.courseId}`),
      }));
      return [accountId, trainingState(own, { waived: trainingWaived, today })];
    }),
  );
}
