import type { AccessReportQuery, PrivacyPerson } from "@crossbay/contract";
import { parseTypedDate } from "../../../ui/dates/parse-typed-date.ts";

/** A report as it is being asked for; the days as they were typed. */
export interface ReportDraft {
  about: AccessReportQuery["about"];
  person?: PrivacyPerson | undefined;
  accountId: string;
  participantId: string;
  from: string;
  to: string;
  /** Another page asks for it: it is shown at once. */
  atOnce?: boolean;
}

export type ReportError = "patientMissing" | "userMissing" | "participantMissing" | "fromWrong" | "toWrong" | "order";

/** Pure: the question to the exchange, or everything that is wrong with it. */
export function planReport(draft: ReportDraft): { query: AccessReportQuery } | { wrong: readonly ReportError[] } {
  const from = parseTypedDate(draft.from);
  const to = parseTypedDate(draft.to);
  const wrong: ReportError[] = [];
  if (draft.about === "patient" && !draft.person) wrong.push("patientMissing");
  if (draft.about === "user" && !draft.accountId) wrong.push("userMissing");
  if (draft.about === "participant" && !draft.participantId) wrong.push("participantMissing");
  if (!from) wrong.push("fromWrong");
  if (!to) wrong.push("toWrong");
  if (from && to && from > to) wrong.push("order");
  if (wrong.length > 0 || !from || !to) return { wrong };
  return { query: { about: draft.about, ...whomOf(draft), from, to } };
}

function whomOf({ about, person, accountId, participantId }: ReportDraft) {
  if (about === "patient") return person ? { personId: person.personId } : {};
  return about === "user" ? { accountId } : { participantId };
}

const dayMs = 86_400_000;

/** The last so many days, today among them, as plain dates where the reader is. */
export function lastDays(count: number, now: number): { from: string; to: string } {
  const noon = new Date(now).setHours(12, 0, 0, 0);
  return { from: plainDay(noon - (count - 1) * dayMs), to: plainDay(noon) };
}

function plainDay(instant: number): string {
  const day = new Date(instant);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
