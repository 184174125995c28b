import { type AccountsContext, findTrainees, queueLetters, suspendAccounts } from "../../accounts/index.ts";
import { type AccountId, newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listAssignments } from "./assignment-store.ts";
import { nextAccounts, nextOverdue, nextToRemind, takeReminders } from "./calendar-store.ts";
import type { Course } from "./course.ts";
import { findCourses } from "./find-courses.ts";
import { fitAssignments } from "./fit-assignments.ts";
import { issueTrainingPasses } from "./issue-training-pass.ts";
import { addDays, trainingDays, utcDay } from "./training-day-rules.ts";
import { overdueLetter, reminderLetter } from "./training-letters.ts";

type Day = { context: AccountsContext; today: string; now: Date; courses: readonly Course[] };

/**
 * Everything about training that is due by `now`: courses follow roles that changed, reminders go out 30 and 7 days before a
 * course is due, and 14 days after it the account is suspended, never in the middle of a session (policy §3). Does each thing
 * once, however often and in how many processes it runs.
 */
export async function runTrainingCalendar(
  context: AccountsContext,
  now: Date,
): Promise<{ reminded: number; suspended: number }> {
  const courses = await context.database.snapshot((tx) => findCourses(tx));
  const day: Day = { context: { ...context, clock: { now: () => now } }, today: utcDay(now), now, courses };
  const { today } = day;
  await inBatches(day, nextAccounts, async (tx, ids) => {
    await fitAssignments(tx, { accountIds: ids, courses, now });
    return 0;
  });
  const stages = trainingDays.reminders;
  const reminded = await inBatches(
    day,
    (tx, after) => nextToRemind(tx, { today, stages, after }),
    (tx, ids) => remind(tx, day, ids),
  );
  const lastDay = addDays(today, -trainingDays.grace);
  const suspended = await inBatches(
    day,
    (tx, after) => nextOverdue(tx, lastDay, after),
    (tx, ids) => suspend(tx, day, { ids, lastDay }),
  );
  return { reminded, suspended };
}

/** Each batch in a transaction of its own, so that a failure loses little and nobody waits long. */
async function inBatches(
  { context }: Day,
  next: (tx: Tx, after: AccountId | undefined) => Promise<AccountId[]>,
  work: (tx: Tx, ids: AccountId[]) => Promise<number>,
): Promise<number> {
  let count = 0;
  let after: AccountId | undefined;
  for (;;) {
    const done = await context.database.transaction(async (tx) => {
      const ids = await next(tx, after);
      if (ids.length > 0) count += await work(tx, ids);
      return ids;
    });
    if (done.length === 0) return count;
    after = done.at(-1);
  }
}

async function remind(tx: Tx, { context, today, now, courses }: Day, ids: readonly AccountId[]): Promise<number> {
  const trainees = (await findTrainees(tx, ids, now)).filter((one) => one.state === "active" && !one.trainingWaived);
  const accountIds = trainees.map(({ accountId }) => accountId);
  const due = await takeReminders(tx, { accountIds, today, stages: trainingDays.reminders });
  const byAccount = Map.groupBy(due, ({ accountId }) => accountId);
  const told = trainees.filter(({ accountId }) => byAccount.has(accountId));
  const passes = await issueTrainingPasses(
    tx,
    context,
    told.map(({ accountId }) => accountId),
  );
  const letters = told.map((trainee) => {
    const own = byAccount.get(trainee.accountId)!;
    return reminderLetter(trainee, {
      courses: titlesOf(own, courses),
      due: own.map(({ dueOn }) => dueOn).sort()[0]!,
      passId: passes.get(trainee.accountId)!,
    });
  });
  await queueLetters(tx, context, letters);
  return letters.length;
}

async function suspend(
  tx: Tx,
  { context, now, courses }: Day,
  { ids, lastDay }: { ids: readonly AccountId[]; lastDay: string },
): Promise<number> {
  const trained = (await findTrainees(tx, ids, now)).filter((one) => one.state === "active" && !one.trainingWaived);
  const accountIds = trained.map(({ accountId }) => accountId);
  const suspended = await suspendAccounts(tx, context, {
    accountIds,
    reason: "training-overdue",
    requestId: newId(now),
  });
  const byAccount = Map.groupBy(await listAssignments(tx, suspended), ({ accountId }) => accountId);
  const passes = await issueTrainingPasses(tx, context, suspended);
  const letters = trained
    .filter(({ accountId }) => suspended.includes(accountId))
    .map((trainee) => {
      const late = (byAccount.get(trainee.accountId) ?? []).filter(({ dueOn }) => dueOn !== null && dueOn < lastDay);
      return overdueLetter(trainee, {
        courses: titlesOf(late, courses),
        passId: passes.get(trainee.accountId)!,
      });
    });
  await queueLetters(tx, context, letters);
  return letters.length;
}

const titlesOf = (own: readonly { courseId: string }[], courses: readonly Course[]): string[] =>
  own.map(({ courseId }) => courses.find((course) => course.courseId === courseId)?.title ?? courseId);
