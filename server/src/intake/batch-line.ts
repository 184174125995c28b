import { type BatchBounds, takeBatch, type Waiting } from "./take-batch.ts";

export type BatchLineOptions<Item> = {
  bounds: BatchBounds;
  /** Batches in flight at once. */
  batchesMax: number;
  /** While another batch is in flight, how long the oldest item lets others join it, in milliseconds. */
  gatherMs: number;
  /** Never rejects. */
  run(batch: readonly Item[]): Promise<void>;
};

/** Fewer than this are not worth a commit of their own while another is under way. */
const smallBatch = 16;

/**
 * Sends what waits on its way in batches, several at once, and never two with the same lane: what shares a connection or a
 * patient goes in order.
 */
export class BatchLine<Item extends Waiting> {
  readonly #options: BatchLineOptions<Item>;
  readonly #queue: Item[] = [];
  /** Lanes and once-keys of the batches in flight. */
  readonly #busy = new Set<string>();
  #inFlight = 0;
  #itemsInFlight = 0;
  #oldestSinceMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BatchLineOptions<Item>) {
    this.#options = options;
  }

  add(items: readonly Item[]): void {
    if (this.#queue.length === 0) this.#oldestSinceMs = performance.now();
    this.#queue.push(...items);
    this.#start();
  }

  #start(): void {
    clearTimeout(this.#timer);
    while (this.#queue.length > 0 && this.#inFlight < this.#options.batchesMax) {
      const waitMs = this.#gatherMsLeft();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#start(), waitMs);
        return;
      }
      const { bytesMax } = this.#options.bounds;
      const batch = takeBatch(this.#queue, this.#busy, { messagesMax: this.#share(), bytesMax });
      if (batch.length === 0) return;
      this.#oldestSinceMs = performance.now();
      void this.#run(batch);
    }
  }

  /**
   * Alone, a batch goes at once; beside another it is worth a moment to gather what that one's answers will bring, up to a
   * fair share.
   */
  #gatherMsLeft(): number {
    if (this.#inFlight === 0 || this.#queue.length >= this.#share()) return 0;
    return this.#oldestSinceMs + this.#options.gatherMs - performance.now();
  }

  /** As much of what is here as makes all batches alike, so that the processor works on one while the store works on another. */
  #share(): number {
    const { bounds, batchesMax } = this.#options;
    const share = Math.ceil((this.#queue.length + this.#itemsInFlight) / batchesMax);
    return Math.min(bounds.messagesMax, Math.max(share, smallBatch));
  }

  async #run(batch: readonly Item[]): Promise<void> {
    const claims = batch.flatMap(({ lanes, once }) => (once === undefined ? lanes : [...lanes, once]));
    for (const claim of claims) this.#busy.add(claim);
    this.#inFlight++;
    this.#itemsInFlight += batch.length;
    try {
      await this.#options.run(batch);
    } finally {
      this.#inFlight--;
      this.#itemsInFlight -= batch.length;
      for (const claim of claims) this.#busy.delete(claim);
      this.#start();
    }
  }
}
