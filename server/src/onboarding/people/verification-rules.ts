import { plainDateAt } from "../../platform/plain-date.ts";

/** How often a list of users is looked at again, and what follows when it is not; in days (policy §4, §9). */
export const verificationDays = {
  every: 90,
  /** The user managers are written to that long before. */
  noticeBefore: 14,
  /** From then on the relationship manager sees it. */
  lateAfter: 14,
} as const;

type Verified = { verifiedAt: Date | null; since: Date; participant: { timeZone: string } };

/** The day by which somebody is to be verified, in the participant's time zone. */
export const verificationDueOn = ({ verifiedAt, since, participant }: Verified): string =>
  addDays(plainDateAt(verifiedAt ?? since, participant.timeZone), verificationDays.every);

/** The day by which a list is to be verified: that of the one who waits longest. A list of nobody is due in 90 days. */
export const listDueOn = (users: readonly Verified[], today: string): string =>
  users.map(verificationDueOn).sort()[0] ?? addDays(today, verificationDays.every);

/** Somebody is to be kept or removed now: the user managers have been written to, or could have been. */
export const waitsForVerification = (user: Verified, today: string): boolean =>
  verificationDueOn(user) <= addDays(today, verificationDays.noticeBefore);

/** The day since which somebody's verification is due, once it is late enough for the relationship manager to ask. */
export function verificationLateFrom(user: Verified, today: string): string | undefined {
  const dueOn = verificationDueOn(user);
  return addDays(dueOn, verificationDays.lateAfter) < today ? dueOn : undefined;
}

function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
