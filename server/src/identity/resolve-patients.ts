import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { IncomingPatient, Resolution } from "./patient.ts";

/** Puts each patient to its person. */
export async function resolvePatients(
  _tx: Tx,
  _context: { keys: Keys; now: Date },
  _incoming: readonly IncomingPatient[],
): Promise<readonly Resolution[]> {
  throw new Error("not yet");
}
