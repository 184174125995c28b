import type { TicketPriority, TicketTeam, TicketType } from "@crossbay/contract";
import { addBusinessDays } from "../../platform/business-days.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";

export type TypeRule = {
  team: TicketTeam;
  priority: TicketPriority;
  /** Business days until it is due. */
  days: number;
  words: string;
};

/** Whose work each type of request is, how urgent, and by when (policy §9). */
export const typeRules: Record<TicketType, TypeRule> = {
  deactivation: { team: "relationship", priority: "high", days: 1, words: "End somebody's access" },
  "role-change": { team: "relationship", priority: "normal", days: 2, words: "Change somebody's role" },
  "email-change": { team: "relationship", priority: "normal", days: 2, words: "Change an e-mail address" },
  "forgotten-username": { team: "relationship", priority: "normal", days: 2, words: "Forgotten username" },
  "not-visible": { team: "support", priority: "high", days: 1, words: "Consent or record not visible" },
  "wrong-data": { team: "stewards", priority: "high", days: 1, words: "Missing or wrong data" },
  "wrong-patient": { team: "stewards", priority: "urgent", days: 1, words: "Duplicate or mixed patient" },
  error: { team: "support", priority: "normal", days: 3, words: "Error message" },
  "pop-ups": { team: "support", priority: "normal", days: 3, words: "Pop-up windows" },
  alerts: { team: "relationship", priority: "normal", days: 2, words: "Alerts" },
  privacy: { team: "privacy", priority: "high", days: 1, words: "Privacy concern" },
  training: { team: "relationship", priority: "normal", days: 2, words: "Training" },
  other: { team: "support", priority: "normal", days: 3, words: "Something else" },
};

/**
 * The last minute of the day by which a request is due, where its sender is; one about a day to come is due by the business day after.
 * @param onDate plain date from which on something is to count
 */
export function dueAt(
  type: TicketType,
  { now, timeZone, onDate }: { now: Date; timeZone: string; onDate?: string },
): Date {
  const today = plainDateAt(now, timeZone);
  const from = onDate !== undefined && onDate > today ? onDate : today;
  const dayAfter = startOfDay(addDays(addBusinessDays(from, typeRules[type].days), 1), timeZone);
  return new Date(dayAfter.getTime() - minuteMs);
}

/** T-2026-00012 */
export const ticketNumber = (year: number, serial: number): string => `T-${year}-${String(serial).padStart(5, "0")}`;

const minuteMs = 60_000;

/** A solved request closes by itself after so long without another word. */
export const solvedDays = 14;
/** The link of a sender without an account works so long after the last change. */
const linkDays = 90;

/** Does the link of a sender without an account still open it? */
export const isLinkOpen = ({ changedAt }: { changedAt: Date }, now: Date): boolean =>
  changedAt.getTime() + linkDays * 24 * 60 * minuteMs > now.getTime();

const searchedMax = 200_000;

/** What a request is found by, with words that were added; as much as is looked through. */
export const searchedText = (before: string, added: string): string =>
  `${before}\n${added}`.trim().slice(0, searchedMax);

/** Of the exchange itself: for those who are at no participant. */
export const exchangeTimeZone = "America/New_York";
