import type { Tx } from "../platform/transaction.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { insertAuditEntries, sendAuditEntries } from "./store.ts";

const entriesAtOnceMax = 1000;

/**
 * Writes entries inside the caller's transaction, so that a change and its record are committed together or not at
 * all. For looks, which have no transaction of their own, use `AuditTrail.record`.
 */
export async function writeEntries(tx: Tx, now: Date, entries: readonly AuditEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += entriesAtOnceMax) {
    await insertAuditEntries(tx, now, entries.slice(start, start + entriesAtOnceMax));
  }
}

/** The same for a transaction that writes nothing else: the entries leave together with its commit. */
export async function writeEntriesAtCommit(tx: Tx, now: Date, entries: readonly AuditEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += entriesAtOnceMax) {
    sendAuditEntries(tx, now, entries.slice(start, start + entriesAtOnceMax));
  }
}
