import type { Duplex } from "node:stream";
import type { PoolClient, QueryConfig, QueryResult } from "pg";

/**
 * Statements that leave together, so that a transaction costs fewer turns between two processes: those that were sent without
 * waiting for their answers leave with the next one that is waited for, and all that are asked in one turn of the event loop
 * leave at its end. PostgreSQL answers in order, and a failure fails the whole transaction.
 */
type Ahead = { failure: unknown; isCorked: boolean };

const aheadOf = new WeakMap<PoolClient, Ahead>();

/** Sends a statement whose rows nobody needs. */
export function sendAhead(client: PoolClient, query: QueryConfig | string): void {
  ask(client, cork(client), query).catch(() => {});
}

/** Sends a statement and lets it leave, with all that were sent ahead of it. */
export function askNow(client: PoolClient, query: QueryConfig | string): Promise<QueryResult> {
  const ahead = cork(client);
  const answer = ask(client, ahead, query);
  process.nextTick(() => uncork(client, ahead));
  return answer;
}

/**
 * Sends a statement that ends a transaction whose outcome nobody needs. It leaves with the first ones of whoever has the connection
 * next, or at the end of this turn of the event loop.
 * @returns resolves when it was answered, or never will be
 */
export function sendLast(client: PoolClient, query: string): Promise<void> {
  const ahead = cork(client);
  const answer = ask(client, ahead, query);
  setImmediate(() => uncork(client, ahead));
  return answer.then(
    () => {},
    () => {},
  );
}

/**
 * What went wrong first in this transaction, and forgets it. Of statements that travel together all after the first bad one fail too,
 * and whoever waits for them may hear of that sooner than of the cause.
 */
export function takeFailure(client: PoolClient): unknown {
  const failure = aheadOf.get(client)?.failure;
  aheadOf.delete(client);
  return failure;
}

function ask(client: PoolClient, ahead: Ahead, query: QueryConfig | string): Promise<QueryResult> {
  const answer = client.query(query);
  answer.catch((error: unknown) => {
    ahead.failure ??= error;
  });
  return answer;
}

function cork(client: PoolClient): Ahead {
  let ahead = aheadOf.get(client);
  if (ahead === undefined) {
    ahead = { failure: undefined, isCorked: false };
    aheadOf.set(client, ahead);
  }
  if (!ahead.isCorked) streamOf(client).cork();
  ahead.isCorked = true;
  return ahead;
}

function uncork(client: PoolClient, ahead: Ahead): void {
  if (!ahead.isCorked) return;
  ahead.isCorked = false;
  streamOf(client).uncork();
}

const streamOf = (client: PoolClient): Duplex =>
  (client as unknown as { connection: { stream: Duplex } }).connection.stream;
