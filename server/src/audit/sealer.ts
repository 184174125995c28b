import { hostname } from "node:os";
import type { Platform } from "../platform/platform.ts";
import type { Tx } from "../platform/transaction.ts";
import { appendAnchors, readAnchorTail } from "./anchor-file.ts";
import { keepAnchorCopy } from "./anchor-folder.ts";
import { chainStart, digestOf, linkOf, positionStart, signAnchor } from "./chain-rules.ts";
import {
  anchorsAfter,
  findLastAnchor,
  findLastSeal,
  hasCountedBack,
  insertAnchor,
  insertSeals,
  type Seal,
  settledEntriesAfter,
  takeSealerTurn,
  waitForAnchors,
} from "./chain-store.ts";
import { leftAfterLoss } from "./era-rules.ts";
import { listEras } from "./era-store.ts";
import type { AnchorPlaces } from "./outside-memories.ts";

/**
 * `anchorFile` lies outside the database and remembers every anchor; made when missing. `anchorFolder` lies on write-once storage
 * and gets a copy of the newest anchor each minute.
 */
type SealerOptions = Pick<Platform, "database" | "clock" | "keys" | "log"> & AnchorPlaces;

const everyMs = 1000;
const pauseMsMin = 100;
const entriesInBatchMax = 5000;
const anchorsInAppendMax = 1000;

/**
 * Puts settled audit entries in order, chains and signs them, each second. Writers are never slowed by the chain: an
 * entry is unsealed for a second or so, and as long as an older writing transaction is open.
 * Any number of processes may run one: a batch is sealed by whichever has the turn.
 */
export class Sealer {
  readonly #options: SealerOptions;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  #running = false;
  #copiedMinute: number | undefined;
  readonly #failures = new Map<string, string>();

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#next(everyMs);
  }

  /** Seals what is settled once more, then ends. */
  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await this.#pass;
    await this.#attempt();
  }

  /**
   * Seals everything that is settled now and brings the anchor file up to date.
   * @returns number of entries sealed by this process
   */
  async sealNow(): Promise<number> {
    let sealed = 0;
    let batch: number;
    do {
      batch = await this.#options.database.transaction((tx) => this.#sealBatch(tx));
      sealed += batch;
    } while (batch === entriesInBatchMax);
    await this.#options.database.transaction((tx) => this.#updateAnchorFile(tx));
    return sealed;
  }

  /** A pass begins a second after the one before began: how long one takes must not leave entries unsealed for longer. */
  #next(waitMs: number): void {
    if (!this.#running) return;
    this.#timer = setTimeout(() => {
      const from = performance.now();
      this.#pass = this.#attempt().finally(() =>
        this.#next(Math.max(pauseMsMin, everyMs - (performance.now() - from))),
      );
    }, waitMs);
  }

  async #attempt(): Promise<void> {
    await this.#try("audit entries could not be sealed", () => this.sealNow());
    await this.#try("the anchor folder could not be written to", () => this.keepCopy());
  }

  /** Says once that something fails, and once that it is well again. */
  async #try(words: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      if (this.#failures.delete(words)) this.#options.log.info({ was: words }, "it works again");
    } catch (error) {
      const failure = (error as Error).message;
      // The same failure each second is one event.
      if (failure !== this.#failures.get(words)) this.#options.log.error({ failure }, words);
      this.#failures.set(words, failure);
    }
  }

  async #sealBatch(tx: Tx): Promise<number> {
    if (!(await takeSealerTurn(tx))) return 0;
    const last = await findLastSeal(tx);
    if (last && (await hasCountedBack(tx, last))) {
      throw new Error(
        "This database counts transactions from lower than the audit chain does, as after a restore: run the command audit-resume.",
      );
    }
    const entries = await settledEntriesAfter(tx, last ?? positionStart, entriesInBatchMax);
    if (entries.length === 0) return 0;
    let sequence = last?.sequence ?? 0;
    let chain = last?.chain ?? chainStart;
    const seals = entries.map(({ canonical, ...place }): Seal => {
      const digest = digestOf(canonical);
      sequence += 1;
      chain = linkOf(chain, sequence, digest);
      return { ...place, sequence, digest, chain };
    });
    await insertSeals(tx, seals);
    await insertAnchor(tx, signAnchor(this.#options.keys.audit, sequence, chain, this.#options.clock.now()));
    return seals.length;
  }

  /** Appends committed anchors only, so that the file never knows one that the database might have rolled back. */
  async #updateAnchorFile(tx: Tx): Promise<void> {
    const { anchorFile } = this.#options;
    await waitForAnchors(tx, `${hostname()}:${anchorFile}`);
    const tail = await readAnchorTail(anchorFile);
    const lastSequence = (await findLastAnchor(tx))?.sequence ?? 0;
    const known = tail.last ? leftAfterLoss(tail.last, await listEras(tx)) : 0;
    if (known > lastSequence) {
      throw new Error(
        "The anchor file knows audit records that the database has lost: run the verify command, and after a restore audit-resume.",
      );
    }
    let { torn } = tail;
    for (let after = known; after < lastSequence; ) {
      const anchors = await anchorsAfter(tx, after, anchorsInAppendMax);
      await appendAnchors(anchorFile, anchors, torn);
      after = anchors.at(-1)?.sequence ?? lastSequence;
      torn = false;
    }
  }

  /** Puts the newest anchor into the anchor folder, if there is such a folder and this minute has no copy yet. */
  async keepCopy(): Promise<void> {
    const { anchorFolder, database, clock } = this.#options;
    const minute = Math.floor(clock.now().getTime() / 60_000);
    if (anchorFolder === undefined || minute === this.#copiedMinute) return;
    await database.transaction(async (tx) => {
      await waitForAnchors(tx, "anchor folder");
      const anchor = await findLastAnchor(tx);
      if (anchor) await keepAnchorCopy(anchorFolder, anchor, clock.now());
    });
    this.#copiedMinute = minute;
  }
}
