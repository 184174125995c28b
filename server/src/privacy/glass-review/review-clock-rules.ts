import type { GlassReview } from "@crossbay/contract";
import { addBusinessDays } from "../../platform/business-days.ts";
import { addDays, plainDateAt } from "../../platform/plain-date.ts";

const reviewBusinessDays = 5;
const noticeDays = 10;

/** By when a breaking of the glass is reviewed and the patient told (policy §7), in the participant's time zone. */
export function glassClock(openedAt: Date, timeZone: string): { reviewDueOn: string; noticeDueOn: string } {
  const day = plainDateAt(openedAt, timeZone);
  return { reviewDueOn: addBusinessDays(day, reviewBusinessDays), noticeDueOn: addDays(day, noticeDays) };
}

/** How a review stands on a day. */
export const reviewState = (
  outcome: "appropriate" | "inappropriate" | null | undefined,
  dueOn: string,
  today: string,
): GlassReview["review"]["state"] => outcome ?? (today > dueOn ? "late" : "waiting");
