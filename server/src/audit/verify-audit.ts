import type { Keys } from "../platform/keys.ts";
import type { Database, Tx } from "../platform/transaction.ts";
import { type AuditVerdict, ChainVerifier } from "./chain-verifier.ts";
import { listEras } from "./era-store.ts";
import { type AnchorPlaces, lookAtPlaces, outsideMemories, type PlacesThen } from "./outside-memories.ts";

type Verifying = AnchorPlaces & {
  keys: Keys;
  /** Told after every few thousand records how many have been checked. */
  onProgress?: (checked: number) => void;
};

/**
 * Reads the whole audit record in one snapshot and tells whether every sealed entry is as it was when it was sealed:
 * an edit, a deletion, an exchange, an insertion, a cut tail and a recomputed chain are found. Signatures are checked
 * from the newest anchor back: one good signature proves everything before it.
 * Entries younger than the newest seal are counted, not proven.
 */
export async function verifyAudit(options: Verifying & { database: Database }): Promise<AuditVerdict> {
  // Anchors come to their places after their commit: what is there now, the snapshot below must hold too.
  const places = await lookAtPlaces(options);
  return options.database.snapshot((tx) => verifyChain(tx, places, options));
}

/** The same inside a transaction of the caller's. */
export async function verifyChain(
  tx: Tx,
  places: PlacesThen,
  options: Omit<Verifying, keyof AnchorPlaces>,
): Promise<AuditVerdict> {
  const eras = await listEras(tx);
  const verifier = new ChainVerifier(tx, { memories: outsideMemories(places, eras), eras }, options);
  const finding = (await verifier.checkSeals()) ?? (await verifier.checkEnd());
  return finding ?? verifier.countUnsealed();
}
