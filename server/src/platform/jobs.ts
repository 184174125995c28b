import { PgBoss } from "pg-boss";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import { failureFacts } from "./failure-facts.ts";
import type { Logger } from "./log.ts";
import { runText } from "./sql.ts";
import type { Tx } from "./transaction.ts";

/** A kind of background work. Its payload is read anew when the work is done, so it holds ids and no secrets. */
export type JobQueue<Payload extends TSchema = TSchema> = {
  name: string;
  payload: Payload;
  /** Further tries after the first one failed, each waiting twice as long as the one before. */
  retries: number;
  retryDelaySeconds: number;
};

const schema = "jobs";
const retryDelayMaxSeconds = 60 * 60;
const connectionsMax = 2;
const atOnceMax = 20;

/** Makes or brings up to date the tables of the queue; only the owner of the database may. The application gets to use them. */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false });
  boss.on("error", () => {});
  try {
    await boss.start();
    await boss.getDb().executeSql(`grant usage on schema ${schema} to crossbay_app;
      grant select, insert, update, delete on all tables in schema ${schema} to crossbay_app;
      grant usage on all sequences in schema ${schema} to crossbay_app;
      grant execute on all functions in schema ${schema} to crossbay_app`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * Work that is done behind the answer, and for certain: it is queued in the transaction that causes it, and tried until it
 * succeeds or its tries are used up. Any process with the worker's role may do it.
 */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Logger;
  readonly #known = new Map<string, Promise<void>>();
  #started: Promise<unknown> | undefined;

  constructor({ url, log }: { url: string; log: Logger }) {
    this.#log = log;
    this.#boss = new PgBoss({
      connectionString: url,
      schema,
      max: connectionsMax,
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: true,
      reindex: false,
      monitorVacuum: false,
    });
    this.#boss.on("error", (error) => log.warn({ failure: error.name }, "the job queue failed and goes on"));
  }

  /** Queues one job for each payload, to be done once the transaction is committed; none of it when that rolls back. */
  async enqueue<Payload extends TSchema>(
    tx: Tx,
    queue: JobQueue<Payload>,
    payloads: readonly Static<Payload>[],
  ): Promise<void> {
    if (payloads.length === 0) return;
    await this.#know(queue);
    const db = { executeSql: (text: string, values?: unknown[]) => runText(tx, text, values ?? []) };
    await this.#boss.insert(
      queue.name,
      payloads.map((data) => ({ data: data as object })),
      { db },
    );
  }

  /** Does the jobs of a queue as they come, until `stop`. A handler that throws has its job tried again. */
  async work<Payload extends TSchema>(
    queue: JobQueue<Payload>,
    handler: (payload: Static<Payload>) => Promise<void>,
  ): Promise<void> {
    await this.#know(queue);
    await this.#boss.work(
      queue.name,
      { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: 2 },
      async (jobs) => {
        for (const job of jobs) await this.#do(queue, handler, job.data);
      },
    );
  }

  /** Does what is due in a queue now, one after the other; tells how many were done. */
  async drain<Payload extends TSchema>(
    queue: JobQueue<Payload>,
    handler: (payload: Static<Payload>) => Promise<void>,
  ): Promise<number> {
    await this.#know(queue);
    let done = 0;
    for (;;) {
      const jobs = await this.#boss.fetch(queue.name, { batchSize: atOnceMax });
      if (jobs.length === 0) return done;
      for (const { id, data } of jobs) {
        try {
          await this.#do(queue, handler, data);
          await this.#boss.complete(queue.name, id);
          done += 1;
        } catch {
          await this.#boss.fail(queue.name, id);
        }
      }
    }
  }

  /** Waits for the work under way and lets go of the database. */
  async stop(): Promise<void> {
    if (!this.#started) return;
    await this.#started.catch(() => {});
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }

  async #do<Payload extends TSchema>(
    queue: JobQueue<Payload>,
    handler: (payload: Static<Payload>) => Promise<void>,
    data: unknown,
  ): Promise<void> {
    try {
      await handler(Value.Parse(queue.payload, data));
    } catch (error) {
      this.#log.warn({ queue: queue.name, ...failureFacts(error) }, "a job failed");
      throw error;
    }
  }

  /** Queues are made when they are first used; making one that exists changes nothing. */
  #know(queue: JobQueue): Promise<void> {
    const known = this.#known.get(queue.name);
    if (known) return known;
    const made = this.#make(queue);
    this.#known.set(queue.name, made);
    made.catch(() => this.#known.delete(queue.name));
    return made;
  }

  async #make({ name, retries, retryDelaySeconds }: JobQueue): Promise<void> {
    this.#started ??= this.#boss.start();
    await this.#started;
    await this.#boss.createQueue(name, {
      retryLimit: retries,
      retryDelay: retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: retryDelayMaxSeconds,
    });
  }
}
