import { type AccountsContext, findTrainees } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { type AccountId, newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { applyTitlesAfterCourse } from "../people/break-the-glass-course.ts";
import { listAssignments, savePass } from "./assignment-store.ts";
import { finishTraining } from "./finish-training.ts";
import { refresherDay } from "./training-day-rules.ts";
import { type CourseTry, insertTry } from "./try-store.ts";

type Taken = Omit<CourseTry, "id" | "at"> & {
  requestId: string;
  /** When it was taken; now, unless another system says so. */
  at?: Date;
};

/**
 * Records a try at a course, and when it is passed what follows: due again in a year, and the credentials or the active account
 * with the last one. The caller holds the person's training lock.
 */
export async function recordTry(tx: Tx, context: Pick<AccountsContext, "clock" | "jobs">, taken: Taken): Promise<void> {
  const now = context.clock.now();
  const { requestId, at = now, ...attempt } = taken;
  const id = newId(now);
  await insertTry(tx, { ...attempt, id, at });
  const { accountId, courseId, version, score, passed, takenWith } = attempt;
  const trainee = (await findTrainees(tx, [accountId], now))[0];
  if (!trainee) throw new Error("A try was recorded for nobody.");
  await writeEntries(tx, now, [
    {
      action: "training-record",
      outcome: passed ? "succeeded" : "failed",
      actor: { accountId: accountId as AccountId, username: trainee.username },
      requestId,
      detail: { courseId, version, score, takenWith },
    },
  ]);
  if (!passed) return;
  await savePass(tx, { accountId, courseId, version, tryId: id, passedAt: at, dueOn: refresherDay(at) });
  await applyTitlesAfterCourse(tx, context, { accountId: trainee.accountId, courseId, requestId });
  await finishTraining(tx, context, { trainee, assignments: await listAssignments(tx, [accountId]), requestId });
}
