import type { PoolClient } from "pg";
import pg from "pg";
import { askNow, sendAhead, sendLast, takeFailure } from "./statements-ahead.ts";

declare const opaque: unique symbol;

/** An open transaction. Verbs hand it on; only stores look inside, through `sql.ts`. */
export type Tx = { readonly [opaque]: "Tx" };

export type DatabaseOptions = {
  url: string;
  connectionsMax: number;
  /** Told of connections that fail while idle; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void;
};

/** A commit whose outcome nobody knows: the connection went away after COMMIT was sent. */
export class CommitUnknownError extends Error {
  constructor(cause: unknown) {
    super("The connection was lost while committing: whether the transaction is stored must be looked up.", { cause });
    this.name = "CommitUnknownError";
  }
}

/** The pool of connections that an application role has, and the only way to a transaction. */
export class Database {
  readonly #pool: pg.Pool;
  /** Ends of snapshots that are under way. */
  readonly #ending = new Set<Promise<void>>();

  constructor(options: DatabaseOptions) {
    this.#pool = new pg.Pool({
      connectionString: options.url,
      max: options.connectionsMax,
      connectionTimeoutMillis: 10_000,
      application_name: "crossbay",
      // Statements may be sent before the one before is answered: see statements-ahead.
      pipeline: true,
    });
    // Without a listener, a connection that the server ends while idle would end this process.
    this.#pool.on("error", (error) => options.onIdleError?.(error));
    // A connection may also die between two statements or while it is being closed; the next statement tells of it.
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  /** Runs `work` in one read-committed transaction; rolls back when it throws. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#run("begin", work, commit);
  }

  /**
   * Like {@link transaction}, for statements that run thousands of times for a few rows each: they are planned once a
   * connection, without a look at how many values they are given this time, and go by indexes however small the tables were then.
   */
  hotTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#run(
      "begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off",
      work,
      commit,
    );
  }

  /** Runs `work` in one read-only transaction on one snapshot. What was read is read: its end is not waited for. */
  snapshot<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#run("begin isolation level repeatable read read only", work, async (client) => {
      const end = sendLast(client, "commit");
      this.#ending.add(end);
      void end.then(() => this.#ending.delete(end));
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#ending);
    await this.#pool.end();
  }

  async #run<Result>(
    begin: string,
    work: (tx: Tx) => Promise<Result>,
    end: (client: PoolClient) => Promise<void>,
  ): Promise<Result> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      sendAhead(client, begin);
      const result = await work(client as unknown as Tx);
      await end(client);
      return result;
    } catch (error) {
      if (error instanceof CommitUnknownError) broken = error;
      else await rollback(client).catch((failure: Error) => (broken = failure));
      // What the first bad statement did wrong is the cause of what failed after it.
      const cause = takeFailure(client);
      throw broken === error ? error : (cause ?? error);
    } finally {
      client.release(broken);
    }
  }
}

async function rollback(client: PoolClient): Promise<void> {
  await askNow(client, "rollback");
}

async function commit(client: PoolClient): Promise<void> {
  let tag: string;
  try {
    tag = (await askNow(client, "commit")).command;
  } catch (error) {
    // An answer with an SQLSTATE is the server's refusal; anything else leaves the outcome open.
    if (error instanceof pg.DatabaseError && !error.code?.startsWith("57P")) throw error;
    throw new CommitUnknownError(error);
  }
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (tag !== "COMMIT") throw new Error(`The transaction was not committed: the server answered ${tag}.`);
}
