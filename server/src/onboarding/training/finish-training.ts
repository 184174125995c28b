import { type AccountsContext, activateAccount, queueLetters, type Trainee } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Assignment } from "./assignment-store.ts";
import { utcDay } from "./training-day-rules.ts";
import { activeAgainLetter, credentialsLetter } from "./training-letters.ts";
import { isCurrent } from "./training-state-rules.ts";

/**
 * Opens the door for somebody whose last course is passed: a new user becomes active and gets the credentials by mail, one who
 * was suspended over training is active again. Does nothing for anybody else, and so nothing the second time.
 * @returns whether the account became active now
 */
export async function finishTraining(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  { trainee, assignments, requestId }: { trainee: Trainee; assignments: readonly Assignment[]; requestId: string },
): Promise<boolean> {
  const today = utcDay(context.clock.now());
  if (assignments.length === 0 || !assignments.every((assignment) => isCurrent(assignment, today))) return false;
  const isNew = newStates.includes(trainee.state);
  if (!isNew && trainee.stateReason !== "training-overdue") return false;
  const { accountId } = trainee;
  const because = "training complete";
  if (!(await activateAccount(tx, context, { accountId, requestId, because }))) return false;
  await queueLetters(tx, context, [isNew ? credentialsLetter(trainee) : activeAgainLetter(trainee)]);
  return true;
}

const newStates: readonly Trainee["state"][] = ["requested", "approved", "in-training"];
