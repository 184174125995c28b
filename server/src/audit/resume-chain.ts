import { newId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Database, Tx } from "../platform/transaction.ts";
import { chainStart, positionStart } from "./chain-rules.ts";
import { findLastSeal, hasCountedBack, waitForSealers } from "./chain-store.ts";
import type { Finding } from "./chain-verifier.ts";
import { type Era, signEra } from "./era-rules.ts";
import { beginEra, listEras, moveUnsealedEntries, stopWriters } from "./era-store.ts";
import { type AnchorPlaces, highestRemembered, lookAtPlaces } from "./outside-memories.ts";
import { verifyChain } from "./verify-audit.ts";
import { writeEntries } from "./write-entries.ts";

/** What `resumeChain` did, or why it left everything as it was. */
export type Resumption =
  | { resumed: Pick<Era, "number" | "afterSequence" | "lostTo" | "moved"> }
  | { refused: "not-needed" }
  | { refused: "tampered"; finding: Finding };

type Resuming = AnchorPlaces & {
  /** As the owner of the schema: the application may not do this. */
  owner: Database;
  keys: Keys;
  now: Date;
  /** Why, and who answers for it: shown by every verification from now on. */
  words: string;
};

/**
 * Lets the audit chain go on after the database was restored from a backup. Such a database counts transactions anew and may lack
 * the newest records, which anchors outside it remember. A new era begins after the last sealed record; what is lost is said in a
 * statement that the exchange signs, and entries that were not sealed yet come along. What was restored must be whole.
 */
export async function resumeChain(options: Resuming): Promise<Resumption> {
  try {
    return await options.owner.transaction((tx) => resume(tx, options));
  } catch (error) {
    // Thrown so that the transaction is rolled back.
    if (error instanceof NotWholeError) return { refused: "tampered", finding: error.finding };
    throw error;
  }
}

async function resume(tx: Tx, { keys, now, words, ...places }: Resuming): Promise<Resumption> {
  await waitForSealers(tx);
  await stopWriters(tx);
  const last = await findLastSeal(tx);
  const afterSequence = last?.sequence ?? 0;
  const eras = await listEras(tx);
  const { ever, still } = await highestRemembered(places, eras);
  const lostTo = Math.max(afterSequence, ever);
  if (still <= afterSequence && !(await hasCountedBack(tx, last ?? positionStart))) return { refused: "not-needed" };
  const number = (eras.at(-1)?.number ?? 0) + 1;
  const moved = await moveUnsealedEntries(tx, number);
  const chain = (last?.chain ?? chainStart).toString("hex");
  const begunAt = now.toISOString();
  await beginEra(tx, signEra(keys.audit, { number, begunAt, afterSequence, chain, lostTo, moved, words }));
  const verdict = await verifyChain(tx, await lookAtPlaces(places), { keys });
  if (!verdict.ok) throw new NotWholeError(verdict);
  const resumed = { number, afterSequence, lostTo, moved };
  const detail = { era: number, after: afterSequence, lost: lostTo - afterSequence, moved };
  await writeEntries(tx, now, [{ action: "audit-resume", outcome: "succeeded", requestId: newId(now), detail }]);
  return { resumed };
}

class NotWholeError extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.problem);
    this.finding = finding;
  }
}
