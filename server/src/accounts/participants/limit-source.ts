import type { Tx } from "../../platform/transaction.ts";
import { updateSourceRate } from "./participant-store.ts";

/** Highest limit that a source may be given, in messages a second. */
export const sourceRateMax = 100_000;

/**
 * Sets how many messages of a source may be stored a second; null takes the limit away. Refused, in a sentence, when there is no such
 * source or the number is out of bounds.
 */
export async function limitSource(
  tx: Tx,
  { code, messagesPerSecondMax }: { code: string; messagesPerSecondMax: number | null },
): Promise<{ refused: string } | undefined> {
  const isRight =
    messagesPerSecondMax === null ||
    (Number.isInteger(messagesPerSecondMax) && messagesPerSecondMax >= 1 && messagesPerSecondMax <= sourceRateMax);
  if (!isRight) return { refused: `A limit is a whole number from 1 to ${sourceRateMax} messages a second.` };
  if (!(await updateSourceRate(tx, code, messagesPerSecondMax))) return { refused: `There is no source ${code}.` };
  return undefined;
}
