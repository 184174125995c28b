import { runDormancy, runSharingWatch } from "../accounts/index.ts";
import { pollLearningSystem, runTrainingCalendar, runVerificationReminders } from "../onboarding/index.ts";
import { failureFacts } from "../platform/failure-facts.ts";
import { runAccessFlags, runMonthlyTotals, runPrivacyReminders, runRequestReminders } from "../privacy/index.ts";
import { runHeldMailNotice, runMailHousekeeping, runTicketHousekeeping, runTicketReminders } from "../support/index.ts";
import type { House } from "./house.ts";

const everyMs = 60 * 60 * 1000;

/** What falls due by the passing of time. Each does everything that is due, and may run on several machines at once. */
const rounds = {
  training: (house: House, now: Date) => runTrainingCalendar(house, now),
  "learning-system": (house: House) => pollLearningSystem(house),
  dormancy: (house: House, now: Date) => runDormancy(house, now),
  verification: (house: House, now: Date) => runVerificationReminders(house, now),
  sharing: (house: House, now: Date) => runSharingWatch(house, now),
  "access-flags": (house: House, now: Date) => runAccessFlags(house, now),
  "monthly-totals": (house: House, now: Date) => runMonthlyTotals(house, now),
  "privacy-work": (house: House, now: Date) => runPrivacyReminders(house, now),
  "patient-requests": (house: House, now: Date) => runRequestReminders(house, now),
  "ticket-reminders": (house: House, now: Date) => runTicketReminders(house, now),
  "help-requests": (house: House, now: Date) => runTicketHousekeeping(house, now),
  "held-mail": (house: House, now: Date) => runHeldMailNotice(house, now),
  "help-mail": (house: House, now: Date) => runMailHousekeeping(house, now),
} as const;

/** Goes the rounds now and every hour: reminders, suspensions, re-verification, signs of sharing. One that fails is tried again. */
export function startPeopleRounds(house: House): () => Promise<void> {
  let underWay = goRounds(house);
  const timer = setInterval(() => {
    underWay = underWay.then(() => goRounds(house));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function goRounds(house: House): Promise<void> {
  for (const [round, run] of Object.entries(rounds)) {
    await run(house, house.clock.now()).catch((error: Error) =>
      house.log.error({ round, ...failureFacts(error) }, "a round of the day failed"),
    );
  }
}
