import type { WorksheetLine } from "@crossbay/contract";

/** Those with rows that wait, the oldest first; then the others, the newest first. */
export function orderWorksheets(worksheets: readonly WorksheetLine[]): WorksheetLine[] {
  return worksheets.toSorted((one, other) => {
    const [waits, otherWaits] = [one.waiting > 0, other.waiting > 0];
    if (waits !== otherWaits) return waits ? -1 : 1;
    const age = one.submittedAt.localeCompare(other.submittedAt);
    return waits ? age : -age;
  });
}
