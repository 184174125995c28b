import type { Keys } from "../platform/keys.ts";
import type { Database } from "../platform/transaction.ts";
import { findAnchorFileSize, readAnchors } from "./anchor-file.ts";
import { AnchorMemory } from "./anchor-memory.ts";
import { type AuditVerdict, ChainVerifier } from "./chain-verifier.ts";
import { pagesOf, Queue } from "./in-order.ts";

const anchorsAtOnce = 1000;

/**
 * Reads the whole audit record in one snapshot and tells whether every sealed entry is as it was when it was sealed:
 * an edit, a deletion, an exchange, an insertion, a cut tail and a recomputed chain are found. Signatures are checked
 * from the newest anchor back: one good signature proves everything before it.
 * Entries younger than the newest seal are counted, not proven.
 */
export async function verifyAudit(options: {
  database: Database;
  keys: Keys;
  anchorFile: string;
  /** Told after every few thousand records how many have been checked. */
  onProgress?: (checked: number) => void;
}): Promise<AuditVerdict> {
  // Anchors come to the file after their commit: what the file holds now, the snapshot below must hold too.
  const fileBytes = await findAnchorFileSize(options.anchorFile);
  return options.database.snapshot(async (tx) => {
    const fileAnchors = readAnchors(options.anchorFile, fileBytes ?? 0);
    const memory = new AnchorMemory(new Queue(pagesOf(fileAnchors, anchorsAtOnce)));
    const verifier = new ChainVerifier(tx, memory, options);
    const finding = (await verifier.checkSeals()) ?? (await verifier.checkEnd(fileBytes !== undefined));
    return finding ?? verifier.countUnsealed();
  });
}
