import { PlainError } from "../platform/plain-error.ts";
import { dealMessages, MessageLane, type OutgoingMessage } from "./message-lanes.ts";
import { MllpSender, NoAnswerError } from "./mllp-sender.ts";
import { type AnswerCode, readAnswers } from "./read-answer.ts";

export type SendOptions = {
  host: string;
  port: number;
  /** Each has one message under way at a time. */
  connections: number;
  /** Messages a second over all connections; as fast as they are answered, if absent. */
  rate?: number;
  /** Read as far as the connections keep up. Messages of one patient (PID-3) go in order over one connection. */
  messages: Iterable<OutgoingMessage> | AsyncIterable<OutgoingMessage>;
  /** How long to wait for one answer. */
  answerMsMax?: number;
  signal?: AbortSignal;
  onProgress?: (sent: number) => void;
};

export type SendOutcome = {
  /** Messages that were answered, or given up. */
  sent: number;
  answers: Readonly<Record<AnswerCode, number>>;
  /** Those answered AE or AR, or not at all though an answer was due; at most the first {@link failuresMax}; `index` counts messages from 0. */
  failures: readonly SendFailure[];
};

export type SendFailure = { index: number; code: AnswerCode; sentence: string };

const failuresMax = 1_000;
const triesMax = 3;
const answerMsDefault = 30_000;
/**
 * Sends messages over MLLP, waiting for the answers that each asks for before the next message of the connection. A message whose connection broke
 * before the answer is sent again: a receiver that keeps receipts takes it once.
 * @throws PlainError nobody listens
 */
export async function sendMessages(options: SendOptions): Promise<SendOutcome> {
  const answers = { AA: 0, AE: 0, AR: 0, none: 0, unasked: 0 };
  const failures: SendFailure[] = [];
  const pace = makePace(options.rate);
  const stop = new AbortController();
  const signal = AbortSignal.any(options.signal ? [options.signal, stop.signal] : [stop.signal]);
  let sent = 0;
  const lanes = Array.from({ length: options.connections }, () => new MessageLane());
  const work = lanes.map((lane) => sendLane(lane));
  const reading = dealMessages(options.messages, lanes, signal);
  try {
    await Promise.all([...work, reading]);
  } catch (error) {
    stop.abort();
    await Promise.allSettled([...work, reading]);
    if (!options.signal?.aborted) throw error;
  }
  return { sent, answers, failures };

  async function sendLane(lane: MessageLane): Promise<void> {
    const line = new Line(options, signal);
    try {
      for (let next = await lane.take(); next !== undefined; next = await lane.take()) {
        await pace(signal);
        if (signal.aborted) return;
        const { code, sentence } = await line.send(next.message);
        if (signal.aborted && code === "none") return;
        answers[code]++;
        const isGood = code === "AA" || code === "unasked";
        if (!isGood && failures.length < failuresMax) failures.push({ index: next.index, code, sentence });
        sent++;
        options.onProgress?.(sent);
      }
    } finally {
      lane.close();
      line.close();
    }
  }
}

/** One connection, made again when it broke. */
class Line {
  readonly #options: SendOptions;
  readonly #signal: AbortSignal;
  readonly #onAbort = () => this.#sender?.close();
  #sender: MllpSender | undefined;

  constructor(options: SendOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener("abort", this.#onAbort);
  }

  async send(message: Buffer): Promise<{ code: AnswerCode; sentence: string }> {
    for (let tries = 1; ; tries++) {
      try {
        this.#sender = this.#sender?.isOpen ? this.#sender : await this.#connect();
        return readAnswers(await this.#sender.converse(message));
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        if (tries >= triesMax || this.#signal.aborted) return { code: "none", sentence: "No answer came." };
      }
    }
  }

  close(): void {
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#sender?.close();
  }

  async #connect(): Promise<MllpSender> {
    const { host, port, answerMsMax = answerMsDefault } = this.#options;
    try {
      return await MllpSender.connect({ host, port, answerMsMax });
    } catch (error) {
      const reason = reasons[(error as { code?: string }).code ?? ""] ?? (error as Error).message;
      throw new PlainError(`No connection to ${host} port ${port}: ${reason}.`, { cause: error });
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there (is the exchange running? ./crossbay start)",
  ENOTFOUND: "there is no machine of this name",
  EAI_AGAIN: "the name of the machine could not be looked up",
  EHOSTUNREACH: "the machine cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "the machine does not answer",
};

/** Lets `rate` messages a second pass, evenly spaced. */
function makePace(rate: number | undefined): (signal: AbortSignal) => Promise<void> {
  if (rate === undefined) return () => Promise.resolve();
  let nextAtMs = performance.now();
  return (signal) => {
    const waitMs = nextAtMs - performance.now();
    nextAtMs = Math.max(nextAtMs, performance.now()) + 1_000 / rate;
    if (waitMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, waitMs);
      signal.addEventListener("abort", done, { once: true });
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
    });
  };
}
