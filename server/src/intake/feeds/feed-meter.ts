import { readTimestamp } from "@crossbay/formats/hl7v2";
import type { Platform } from "../../platform/platform.ts";
import { CommitUnknownError } from "../../platform/transaction.ts";
import { notKept, notStored } from "../answer-rules.ts";
import type { Answer, RefusedMessage, TranslatedMessage } from "../prepared-message.ts";
import { addFeedCounts } from "./feed-count-store.ts";
import { bucketOfDelay, noDelays } from "./feed-delay-rules.ts";
import type { MinuteCount } from "./minute-count.ts";

const flushEveryMs = 2_000;
const minuteMs = 60_000;
const clockAheadMs = 5_000;
/** What is older than a week is history that somebody loads: it says nothing about how long the feed takes. */
const historyMs = 7 * 86_400_000;
// An hour of 300 sources, while the store is away.
const minutesKeptMax = 20_000;

/**
 * Counts what each source sends, in memory: the hot path gets no statement of its own. Every two seconds the counts are added
 * to the tables, where those of several processes add up. A crash loses the last seconds of statistics, never a message.
 */
export class FeedMeter {
  readonly #context: Pick<Platform, "database" | "log">;
  #counts = new Map<string, MinuteCount>();
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(context: Pick<Platform, "database" | "log">) {
    this.#context = context;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#pass = this.#pass.then(() => this.flush());
    }, flushEveryMs);
  }

  /** Adds what is left to the tables, if they can be reached. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#pass;
    await this.flush();
  }

  /** Counts one answered message of a known source. Never throws: no statistic is worth an answer. */
  count(message: TranslatedMessage | RefusedMessage, answer: Answer): void {
    try {
      const count = this.#countOf(message);
      count.messages++;
      if (answer === notStored || answer === notKept) count.notStored++;
      else if (answer.code !== "AA") count.errors++;
      count.lastAtMs = Math.max(count.lastAtMs, message.receivedAt.getTime());
      countDelay(count, message);
    } catch (error) {
      this.#context.log.error({ failure: (error as Error).name }, "a message could not be counted");
    }
  }

  /** Adds the counts to the tables; keeps them for the next time when that fails. Never rejects. */
  async flush(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await this.#context.database.transaction((tx) => addFeedCounts(tx, [...counts.values()]));
      this.#isFailing = false;
    } catch (error) {
      // Rather too few than twice the same: these may be in the tables.
      if (!(error instanceof CommitUnknownError)) this.#putBack(counts);
      if (!this.#isFailing) this.#context.log.warn({ failure: (error as Error).name }, "feeds could not be counted");
      this.#isFailing = true;
    }
  }

  #countOf({ source, receivedAt }: TranslatedMessage | RefusedMessage): MinuteCount {
    const minute = Math.floor(receivedAt.getTime() / minuteMs) * minuteMs;
    const key = `${source.id} ${minute}`;
    const known = this.#counts.get(key);
    if (known) return known;
    const count: MinuteCount = {
      sourceId: source.id,
      minuteMs: minute,
      messages: 0,
      errors: 0,
      notStored: 0,
      clockAhead: 0,
      delays: noDelays(),
      delayHighestMs: undefined,
      lastAtMs: 0,
    };
    this.#counts.set(key, count);
    return count;
  }

  #putBack(counts: ReadonlyMap<string, MinuteCount>): void {
    const merged = new Map([...counts].slice(-minutesKeptMax));
    for (const [key, newer] of this.#counts) {
      const older = merged.get(key);
      merged.set(key, older ? sumOf(older, newer) : newer);
    }
    this.#counts = merged;
  }
}

/** From the time that the message bears (MSH-7, in its source's zone) to its last byte. */
function countDelay(count: MinuteCount, { header, source, receivedAt }: TranslatedMessage | RefusedMessage): void {
  const sent = readTimestamp(header.sentAt, source.timeZone);
  if (!sent?.hasTime) return;
  const delayMs = receivedAt.getTime() - sent.instantMs;
  if (delayMs > historyMs) return;
  if (delayMs < -clockAheadMs) count.clockAhead++;
  const clamped = Math.max(0, delayMs);
  count.delays[bucketOfDelay(clamped)]!++;
  count.delayHighestMs = Math.max(count.delayHighestMs ?? 0, clamped);
}

const sumOf = (one: MinuteCount, other: MinuteCount): MinuteCount => ({
  ...one,
  messages: one.messages + other.messages,
  errors: one.errors + other.errors,
  notStored: one.notStored + other.notStored,
  clockAhead: one.clockAhead + other.clockAhead,
  delays: one.delays.map((number, at) => number + (other.delays[at] ?? 0)),
  delayHighestMs: highest(one.delayHighestMs, other.delayHighestMs),
  lastAtMs: Math.max(one.lastAtMs, other.lastAtMs),
});

const highest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
