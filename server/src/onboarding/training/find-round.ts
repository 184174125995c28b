import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Assignment } from "./assignment-store.ts";
import { managerCourseId } from "./course.ts";
import { courseState } from "./training-state-rules.ts";
import { countPasses, type Round } from "./video-store.ts";

/**
 * The round of watching and attesting in which somebody is: a new one begins when the yearly refresher of the user managers'
 * course is due, until then the one that was passed stands.
 */
export async function findRound(
  tx: Tx,
  { accountId, assignments, today }: { accountId: AccountId; assignments: readonly Assignment[]; today: string },
): Promise<Round> {
  const passes = await countPasses(tx, accountId, managerCourseId);
  const assignment = assignments.find(({ courseId }) => courseId === managerCourseId);
  const stands = assignment !== undefined && courseState(assignment, today) === "passed";
  return { accountId, round: stands ? Math.max(0, passes - 1) : passes };
}
