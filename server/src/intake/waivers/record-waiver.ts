import type { Tx } from "../../platform/transaction.ts";
import { type PlainWaiver, refuseWaiver } from "./waiver-rules.ts";
import { insertWaiver } from "./waiver-store.ts";

/** Records leave to take HL7 v2 without TLS on an address beyond loopback. Refused in a sentence. */
export async function recordWaiver(
  tx: Tx,
  waiver: PlainWaiver,
  now: Date,
): Promise<{ recorded: true } | { refused: string }> {
  const refused = refuseWaiver(waiver, now);
  if (refused) return { refused };
  await insertWaiver(tx, waiver, now);
  return { recorded: true };
}
