import type { AccessReportQuery } from "@crossbay/contract";
import type { ReportPlace } from "../../audit/index.ts";
import { addDays, isPlainDate, startOfDay } from "../../platform/plain-date.ts";

/** As long as the record is kept (policy §8). */
const daysMax = 6 * 366;

export type ReportFault = { field: keyof AccessReportQuery; detail: string };

/** What is wrong with a query before anything is looked up. */
export function reportFaults(query: AccessReportQuery): ReportFault[] {
  const faults: ReportFault[] = [];
  const { about, personId, accountId, from, to, after } = query;
  if (about === "patient" && !personId) faults.push({ field: "personId", detail: "Choose a patient." });
  if (about === "user" && !accountId) faults.push({ field: "accountId", detail: "Choose a user." });
  if (!isPlainDate(from)) faults.push({ field: "from", detail: "Enter the first day as a date." });
  if (!isPlainDate(to)) faults.push({ field: "to", detail: "Enter the last day as a date." });
  if (isPlainDate(from) && isPlainDate(to)) {
    if (from > to) faults.push({ field: "to", detail: "The last day lies before the first." });
    else if (to >= addDays(from, daysMax)) faults.push({ field: "from", detail: "A report covers six years at most." });
  }
  if (after !== undefined && !placeOf(after)) {
    faults.push({ field: "after", detail: "The next page cannot be found. Make the report again." });
  }
  return faults;
}

/** From the beginning of the first day to the end of the last, in a time zone. */
export const spanOf = ({ from, to }: Pick<AccessReportQuery, "from" | "to">, timeZone: string) => ({
  from: startOfDay(from, timeZone),
  until: startOfDay(addDays(to, 1), timeZone),
});

/** Where a page ends, for the query of the next. */
export const placeText = ({ recordedAt, id }: ReportPlace): string => `${recordedAt.toISOString()}_${id}`;

/** Undefined for what {@link placeText} never wrote. */
export function placeOf(text: string | undefined): ReportPlace | undefined {
  const [, at, id] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      text ?? "",
    ) ?? [undefined, undefined, undefined];
  const recordedAt = new Date(at ?? Number.NaN);
  return id && !Number.isNaN(recordedAt.getTime()) ? { recordedAt, id } : undefined;
}
