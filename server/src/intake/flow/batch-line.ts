import type { CancelTimer, Timer } from "../../platform/timer.ts";
import { type BatchBounds, FairQueue, type Waiting } from "./fair-queue.ts";

export type BatchLineOptions<Item> = {
  bounds: BatchBounds;
  /** Batches in flight at once. */
  batchesMax: number;
  /** While another batch is in flight, how long the oldest item lets others join it, in milliseconds. */
  gatherMs: number;
  timer: Timer;
  /** Never rejects. */
  run(batch: readonly Item[]): Promise<void>;
};

/** Fewer than this are not worth a commit of their own while another is under way. */
const smallBatch = 16;

/**
 * Sends what waits on its way in batches, several at once, sources in turns, and never two batches with the same lane: what shares a
 * connection or a patient goes in order.
 */
export class BatchLine<Item extends Waiting> {
  readonly #options: BatchLineOptions<Item>;
  readonly #queue = new FairQueue<Item>();
  #inFlight = 0;
  #itemsInFlight = 0;
  #oldestSinceMs = 0;
  #cancelStart: CancelTimer = () => {};

  constructor(options: BatchLineOptions<Item>) {
    this.#options = options;
  }

  add(items: readonly Item[]): void {
    const nowMs = this.#options.timer.nowMs();
    if (this.#queue.length === 0) this.#oldestSinceMs = nowMs;
    for (const item of items) this.#queue.add(item, nowMs);
    this.#start();
  }

  #start(): void {
    this.#cancelStart();
    while (this.#queue.length > 0 && this.#inFlight < this.#options.batchesMax) {
      const waitMs = this.#gatherMsLeft();
      if (waitMs > 0) {
        this.#startIn(waitMs);
        return;
      }
      const { bytesMax } = this.#options.bounds;
      const nowMs = this.#options.timer.nowMs();
      const batch = this.#queue.take({ messagesMax: this.#share(), bytesMax }, nowMs);
      if (batch.length === 0) {
        const rateMs = this.#queue.waitMs(nowMs);
        // Rounded up: a timer that is a fraction early would find nothing.
        if (rateMs !== undefined) this.#startIn(Math.ceil(rateMs));
        return;
      }
      this.#oldestSinceMs = nowMs;
      void this.#run(batch);
    }
  }

  #startIn(ms: number): void {
    this.#cancelStart = this.#options.timer.after(ms, () => this.#start());
  }

  /**
   * Alone, a batch goes at once; beside another it is worth a moment to gather what that one's answers will bring, up to a
   * fair share.
   */
  #gatherMsLeft(): number {
    if (this.#inFlight === 0 || this.#queue.length >= this.#share()) return 0;
    return this.#oldestSinceMs + this.#options.gatherMs - this.#options.timer.nowMs();
  }

  /** As much of what is here as makes all batches alike, so that the processor works on one while the store works on another. */
  #share(): number {
    const { bounds, batchesMax } = this.#options;
    const share = Math.ceil((this.#queue.length + this.#itemsInFlight) / batchesMax);
    return Math.min(bounds.messagesMax, Math.max(share, smallBatch));
  }

  async #run(batch: readonly Item[]): Promise<void> {
    this.#inFlight++;
    this.#itemsInFlight += batch.length;
    try {
      await this.#options.run(batch);
    } finally {
      this.#inFlight--;
      this.#itemsInFlight -= batch.length;
      for (const item of batch) this.#queue.done(item);
      this.#start();
    }
  }
}
