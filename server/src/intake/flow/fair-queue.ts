import { Fifo } from "../../platform/fifo.ts";
import { Lanes } from "./lanes.ts";
import { TokenBucket } from "./token-bucket.ts";

/** Something that waits for a batch. */
export type Waiting = {
  /** Whose turn it takes: its source. */
  source: string;
  connection: string;
  /** Connection and patients, no name twice: kept in order, never in two batches at once. */
  lanes: readonly string[];
  /** Never twice in one batch, nor in two batches at once. */
  once: string | undefined;
  bytes: number;
  /** How many of its source may go a second; as many as there are, if undefined. */
  perSecondMax: number | undefined;
};

export type BatchBounds = { messagesMax: number; bytesMax: number };

/** Bytes that a source may send in one turn; what it takes above them is taken from its next turns. */
const turnBytes = 4_096;
/** A message costs its source at least so much, and at most so many turns. */
const costBytesMin = 256;
const costBytesMax = 64 * turnBytes;

type SourceQueue<Item> = {
  source: string;
  /** Connections that have something waiting, each with its own queue, in turns. */
  turns: Fifo<Fifo<Item>>;
  byConnection: Map<string, Fifo<Item>>;
  waiting: number;
  credit: number;
};

/**
 * What waits, and whose turn it is: sources take turns by bytes, connections of one source by messages, so that nobody's flood keeps
 * another's message waiting. Everything costs the same however much waits.
 * @see Shreedhar & Varghese (1996), Efficient fair queuing using deficit round-robin, IEEE/ACM ToN 4:375
 */
export class FairQueue<Item extends Waiting> {
  readonly #sources = new Map<string, SourceQueue<Item>>();
  readonly #turns = new Fifo<SourceQueue<Item>>();
  readonly #lanes = new Lanes<Item>();
  /** Once-keys of what is in a batch. */
  readonly #once = new Set<string>();
  readonly #buckets = new Map<string, TokenBucket>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(item: Item, nowMs: number): void {
    let queue = this.#sources.get(item.source);
    if (queue === undefined) {
      queue = { source: item.source, turns: new Fifo(), byConnection: new Map(), waiting: 0, credit: 0 };
      this.#sources.set(item.source, queue);
      this.#turns.push(queue);
    }
    let line = queue.byConnection.get(item.connection);
    if (line === undefined) {
      line = new Fifo();
      queue.byConnection.set(item.connection, line);
      queue.turns.push(line);
    }
    line.push(item);
    queue.waiting++;
    this.#length++;
    this.#lanes.join(item);
    this.#limit(item, nowMs);
  }

  /**
   * Takes the next batch, and holds its lanes until each of its items is {@link done}. Empty when everything that waits must wait
   * for a batch in flight or for its source's rate. One item is always taken whole, however many bytes it has.
   */
  take({ messagesMax, bytesMax }: BatchBounds, nowMs: number): Item[] {
    const batch: Item[] = [];
    const blocked = new Map<SourceQueue<Item>, Fifo<Item>[]>();
    let bytes = 0;
    let barren = 0;
    let isFull = messagesMax <= 0;
    while (!isFull && barren < this.#turns.length) {
      const queue = this.#turns.shift()!;
      this.#turns.push(queue);
      queue.credit = Math.min(queue.credit + turnBytes, turnBytes);
      // Only a source that has nothing to give is barren; one in debt has its turn later.
      let isBarren = this.#next(queue, batch, blocked, nowMs) === undefined;
      while (queue.credit > 0 && !isFull) {
        const item = this.#next(queue, batch, blocked, nowMs)?.peek();
        if (item === undefined) break;
        isFull = batch.length > 0 && bytes + item.bytes > bytesMax;
        if (isFull) break;
        this.#pick(queue, item, batch, nowMs);
        bytes += item.bytes;
        queue.credit -= Math.min(costBytesMax, Math.max(costBytesMin, item.bytes));
        isFull = batch.length >= messagesMax;
        isBarren = false;
      }
      barren = isBarren ? barren + 1 : 0;
    }
    for (const [queue, lines] of blocked) for (const line of lines) queue.turns.push(line);
    this.#dropEmpty();
    return batch;
  }

  /** What was taken is done. */
  done(item: Item): void {
    this.#lanes.leave(item);
    if (item.once !== undefined) this.#once.delete(item.once);
  }

  /** Milliseconds until the first source that waits for its rate alone may go on; undefined if there is none. */
  waitMs(nowMs: number): number | undefined {
    let least: number | undefined;
    for (const [source, bucket] of this.#buckets) {
      if (!this.#sources.has(source)) continue;
      const waitMs = bucket.waitMs(nowMs);
      if (waitMs > 0) least = Math.min(least ?? waitMs, waitMs);
    }
    return least;
  }

  /** The line whose first item may go now, at the head of its source's turns. */
  #next(
    queue: SourceQueue<Item>,
    batch: Item[],
    blocked: Map<SourceQueue<Item>, Fifo<Item>[]>,
    nowMs: number,
  ): Fifo<Item> | undefined {
    if ((this.#buckets.get(queue.source)?.waitMs(nowMs) ?? 0) > 0) return undefined;
    for (let line = queue.turns.peek(); line !== undefined; line = queue.turns.peek()) {
      const item = line.peek()!;
      const isOnce = item.once === undefined || !this.#once.has(item.once);
      if (isOnce && this.#lanes.mayGo(item, batch)) return line;
      queue.turns.shift();
      const resting = blocked.get(queue) ?? [];
      resting.push(line);
      blocked.set(queue, resting);
    }
    return undefined;
  }

  #pick(queue: SourceQueue<Item>, item: Item, batch: Item[], nowMs: number): void {
    const line = queue.turns.shift()!;
    line.shift();
    if (line.length > 0) queue.turns.push(line);
    else queue.byConnection.delete(item.connection);
    queue.waiting--;
    this.#length--;
    this.#lanes.go(item, batch);
    if (item.once !== undefined) this.#once.add(item.once);
    this.#buckets.get(queue.source)?.take(nowMs);
    batch.push(item);
  }

  #dropEmpty(): void {
    for (let left = this.#turns.length; left > 0; left--) {
      const queue = this.#turns.shift()!;
      if (queue.waiting > 0) this.#turns.push(queue);
      else this.#sources.delete(queue.source);
    }
  }

  #limit({ source, perSecondMax }: Item, nowMs: number): void {
    const bucket = this.#buckets.get(source);
    if (perSecondMax === undefined) this.#buckets.delete(source);
    else if (bucket) bucket.setRate(perSecondMax);
    else this.#buckets.set(source, new TokenBucket(perSecondMax, nowMs));
  }
}
