import type { Tx } from "../platform/transaction.ts";
import type { IncomingResources, RecordChange } from "./resource.ts";

/** Saves what messages say. */
export async function saveResources(
  _tx: Tx,
  _context: { now: Date },
  _incoming: readonly IncomingResources[],
): Promise<readonly RecordChange[]> {
  throw new Error("not yet");
}
