import { endVisitGrants } from "../access/index.ts";
import type { Tx } from "../platform/transaction.ts";
import type { RecordContext } from "./read-chart.ts";
import type { RecordChange } from "./resource.ts";

/** Ends grants for a visit in the transaction of the change that tells its discharge. Nothing is asked where none is told. */
export async function endGrantsAtDischarge(
  tx: Tx,
  { clock }: Pick<RecordContext, "clock">,
  changes: readonly RecordChange[],
): Promise<void> {
  const discharges = changes.flatMap(({ resource, patientId, sourceId, eventAt }) =>
    resource.resourceType === "Encounter" && resource.status === "finished"
      ? [{ patientId, sourceId, endedAt: new Date(resource.period?.end ?? eventAt) }]
      : [],
  );
  if (discharges.length > 0) await endVisitGrants(tx, clock.now(), discharges);
}
