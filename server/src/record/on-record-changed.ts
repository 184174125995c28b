import type { Tx } from "../platform/transaction.ts";
import type { RecordChange } from "./resource.ts";

/** Runs inside the transaction that saves; when it throws, nothing is saved. */
export type ChangeHandler = (tx: Tx, changes: readonly RecordChange[]) => Promise<void>;

const handlers: ChangeHandler[] = [];

/**
 * Registers who is told of every change, in the same transaction, in the order of registration; called while the
 * application is wired.
 * @returns takes the handler away again
 */
export function onRecordChanged(handler: ChangeHandler): () => void {
  handlers.push(handler);
  return () => void handlers.splice(handlers.indexOf(handler), 1);
}

export async function tellOfChanges(tx: Tx, changes: readonly RecordChange[]): Promise<void> {
  if (changes.length === 0) return;
  for (const handler of handlers) await handler(tx, changes);
}
