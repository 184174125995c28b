import type { Tx } from "../platform/transaction.ts";
import type { RecordChange } from "./resource.ts";
import { type ToldAt, toldBefore } from "./told-before-store.ts";

/** A resource as it stands, and when it came first. */
export type ToldBefore = Pick<RecordChange, "sourceId" | "version" | "eventAt" | "resource"> & { at: Date };

/**
 * A page of what stood in the record at a time, in no order that means anything: for a slice that begins to count what
 * {@link onRecordChanged} tells others of, and must count what came before. What it makes of it must say nothing of any patient.
 * @param page.after where the page before ended
 * @returns the resources, and where the next page begins; undefined at the end
 */
export async function readToldBefore(
  tx: Tx,
  page: { until: Date; after: ToldAt | undefined; limit: number },
): Promise<{ resources: ToldBefore[]; after: ToldAt | undefined }> {
  const found = await toldBefore(tx, page);
  const last = found.length < page.limit ? undefined : found.at(-1);
  return {
    resources: found
      .filter(({ at }) => at < page.until)
      .map(({ sourceId, eventAt, resource, at }) => ({
        ...{ sourceId, resource, at, version: 1 },
        eventAt: eventAt.toISOString(),
      })),
    after: last && { patientId: last.patientId, id: last.id },
  };
}
