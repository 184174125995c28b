import type { ConsentSegment } from "@crossbay/formats/hl7v2";
import type { Tx } from "../../platform/transaction.ts";
import { refuseConsentSegment } from "./consent-segment-rules.ts";
import { updateConsentSegment } from "./participant-store.ts";

/**
 * Sets in which segment a source sends decisions of patients for its participant; null: in none. Refused, in a sentence, when there is no
 * such source or the segment makes no sense.
 */
export async function setConsentSegment(
  tx: Tx,
  { code, segment }: { code: string; segment: ConsentSegment | null },
): Promise<{ refused: string } | undefined> {
  const refused = segment && refuseConsentSegment(segment);
  if (refused) return { refused };
  if (!(await updateConsentSegment(tx, code, segment))) return { refused: `There is no source ${code}.` };
  return undefined;
}
