import { type AccountsContext, queueLetters, takeDueVerifications } from "../../accounts/index.ts";
import { plainDateInWords } from "../../platform/plain-date.ts";
import { verificationDays } from "./verification-rules.ts";

/** A list whose users fall due on different days is asked for once, not for each of them. */
const quietDays = 60;

/**
 * Writes to all user managers of every participant whose list of users is to be verified again within 14 days, once each time it
 * is due. May run at any time, and in several places at once.
 * @returns how many participants were written to
 */
export const runVerificationReminders = (
  context: Pick<AccountsContext, "database" | "clock" | "jobs">,
  now: Date,
): Promise<number> =>
  context.database.transaction(async (tx) => {
    const { every: everyDays, noticeBefore: noticeDays } = verificationDays;
    const due = await takeDueVerifications(tx, { everyDays, noticeDays, quietDays, now });
    const letters = due.flatMap(({ participantId, participantName, dueOn, users, managers }) =>
      managers.map((to) => ({
        template: "verification-due" as const,
        to,
        participantId,
        placeholders: { participant: participantName, due: plainDateInWords(dueOn), count: String(users) },
        link: { path: "/aum/verification" },
      })),
    );
    await queueLetters(tx, context, letters);
    return due.length;
  });
