import type { Duplex } from "node:stream";
import type { PoolClient, QueryConfig } from "pg";

/**
 * Statements that were sent without waiting for their answers. They leave together with the next one that is waited for, so that
 * a transaction costs fewer turns between two processes; PostgreSQL answers in order, and a failure fails the whole transaction.
 */
type Ahead = { failure: unknown; isHeld: boolean };

const aheadOf = new WeakMap<PoolClient, Ahead>();

/** Sends a statement whose rows nobody needs. */
export function sendAhead(client: PoolClient, query: QueryConfig): void {
  const ahead = aheadOf.get(client) ?? { failure: undefined, isHeld: false };
  aheadOf.set(client, ahead);
  if (!ahead.isHeld) streamOf(client).cork();
  ahead.isHeld = true;
  client.query(query).catch((error: unknown) => {
    ahead.failure ??= error;
  });
}

/** To be called after the statement that is waited for: lets everything leave at once. */
export function letLeave(client: PoolClient): void {
  const ahead = aheadOf.get(client);
  if (!ahead?.isHeld) return;
  ahead.isHeld = false;
  streamOf(client).uncork();
}

/** What went wrong first with the statements sent ahead in this transaction, and forgets it. */
export function takeFailure(client: PoolClient): unknown {
  const failure = aheadOf.get(client)?.failure;
  aheadOf.delete(client);
  return failure;
}

const streamOf = (client: PoolClient): Duplex =>
  (client as unknown as { connection: { stream: Duplex } }).connection.stream;
