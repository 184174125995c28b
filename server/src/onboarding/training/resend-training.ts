import {
  type AccountsContext,
  findTrainees,
  type NewLetter,
  queueLetters,
  type Trainee,
} from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Assignment, listAssignments } from "./assignment-store.ts";
import { findCourses } from "./find-courses.ts";
import { issueTrainingPass } from "./issue-training-pass.ts";
import { revokePasses } from "./pass-store.ts";
import { utcDay } from "./training-day-rules.ts";
import { invitationLetter, overdueLetter, reminderLetter } from "./training-letters.ts";
import { isCurrent } from "./training-state-rules.ts";

/**
 * Sends the training's link once more; links that were sent before open nothing from now on. The caller audits.
 * @returns a sentence when there is nothing to send: no such account, it has ended, or nothing is to be taken
 */
export async function resendTraining(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  accountId: AccountId,
): Promise<{ refused: string } | undefined> {
  const now = context.clock.now();
  const trainee = (await findTrainees(tx, [accountId], now))[0];
  if (!trainee) return { refused: "There is no such account." };
  if (trainee.state === "deactivated") return { refused: "The account has ended: there is no training to send." };
  const assignments = await listAssignments(tx, [accountId]);
  const isNew = trainee.state !== "active" && trainee.state !== "suspended";
  const open = isNew ? assignments : assignments.filter((one) => !isCurrent(one, utcDay(now)) || one.dueOn !== null);
  if (open.length === 0) return { refused: "There is no course to take." };
  await revokePasses(tx, accountId, now);
  const passId = await issueTrainingPass(tx, context, accountId);
  const titles = new Map((await findCourses(tx)).map(({ courseId, title }) => [courseId, title]));
  const courses = open.map(({ courseId }) => titles.get(courseId) ?? courseId);
  await queueLetters(tx, context, [letterFor(trainee, { open, courses, passId })]);
  return undefined;
}

function letterFor(
  trainee: Trainee,
  { open, courses, passId }: { open: readonly Assignment[]; courses: readonly string[]; passId: string },
): NewLetter {
  if (trainee.stateReason === "training-overdue") return overdueLetter(trainee, { courses, passId });
  const role = trainee.roles[0];
  const due = open.map(({ dueOn }) => dueOn).find((day) => day !== null);
  if (trainee.state === "active" && due) return reminderLetter(trainee, { courses, passId, due });
  const participant = role ? { id: role.participantId, name: role.participantName } : undefined;
  if (!participant) return overdueLetter(trainee, { courses, passId });
  return invitationLetter(trainee, { courses, passId, participant });
}
