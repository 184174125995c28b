import { answersDue, asksForAnswer, notKept, notStored, readingFailed, refusalOf } from "./answer-rules.ts";
import { Acknowledger } from "./flow/acknowledge.ts";
import { Arrivals } from "./flow/arrivals.ts";
import { BatchLine } from "./flow/batch-line.ts";
import type { Waiting } from "./flow/fair-queue.ts";
import { Outage } from "./flow/outage.ts";
import { readStranger, type Stranger } from "./flow/read-stranger.ts";
import { type Outcome, takeFrame } from "./flow/take-frame.ts";
import { waitingOf } from "./flow/waiting-of.ts";
import { WaitingRoom } from "./flow/waiting-room.ts";
import {
  type Frame,
  type IntakeContext,
  type IntakeOptions,
  intakeDefaults,
  type ReceivedFrame,
  type Reply,
} from "./intake-context.ts";
import { IntakeMetrics } from "./intake-metrics.ts";
import { KnownSources } from "./known-sources.ts";
import { prepareMessage, rejectFrame } from "./prepare-message.ts";
import type { Answer, PreparedMessage } from "./prepared-message.ts";
import { ResourceIds } from "./resource-ids.ts";
import { settleBatch } from "./store/settle-batch.ts";

/** One message on its way. */
type Arrival = {
  frame: ReceivedFrame;
  /** Set for bytes that broke the framing. */
  stranger: Stranger | undefined;
  /** For which source it counts in the waiting room. */
  source: string;
  receivedAtMs: number;
  resolve(outcome: Outcome): void;
};
type Ready = Waiting & { arrival: Arrival; message: PreparedMessage };

/**
 * Takes messages from all connections, and answers each after the commit that puts it on its chart. What waits is gathered into
 * micro-batches that share one commit, sources in turns; messages of one connection, and of one patient, stay in order. While the
 * store is away nothing is answered: what waits is tried again for a while, then its connections are to be closed.
 */
export class Intake {
  readonly #context: IntakeContext;
  readonly #options: IntakeOptions;
  readonly #sources: KnownSources;
  readonly #metrics: IntakeMetrics;
  readonly #line: BatchLine<Ready>;
  readonly #resourceIds: ResourceIds;
  readonly #room: WaitingRoom;
  readonly #readOutage: Outage;
  readonly #storeOutage: Outage;
  readonly #acknowledger = new Acknowledger();
  readonly #arrivals = new Arrivals<Arrival>();
  /** All that is not answered yet. */
  readonly #open = new Set<Arrival>();
  #idle = Promise.withResolvers<void>();
  #isPreparing = false;
  #isStopping = false;

  constructor(context: IntakeContext, options: Partial<IntakeOptions> = {}) {
    this.#context = context;
    this.#options = { ...intakeDefaults, ...options };
    const { waitingMessagesMax, waitingBytesMax, sourceWaitingMax, outageMsMax, timer } = this.#options;
    this.#sources = new KnownSources(context);
    this.#resourceIds = new ResourceIds(context.keys.ids);
    this.#room = new WaitingRoom({ waitingMessagesMax, waitingBytesMax, sourceMessagesMax: sourceWaitingMax });
    this.#metrics = new IntakeMetrics(context.metrics, this.#room);
    this.#readOutage = new Outage({ timer, msMax: outageMsMax });
    this.#storeOutage = new Outage({ timer, msMax: outageMsMax });
    this.#line = new BatchLine({
      batchesMax: this.#options.batchesMax,
      gatherMs: this.#options.gatherMs,
      bounds: { messagesMax: this.#options.batchMessagesMax, bytesMax: this.#options.batchBytesMax },
      timer,
      run: (batch) => this.#settle(batch),
    });
  }

  /**
   * Stores what a frame holds and resolves with what is to be answered, after the commit. A connection that is told to close is not to
   * be given more. Never rejects.
   */
  receive(frame: Frame): Promise<Reply> {
    const received = { receivedAt: this.#context.clock.now(), ...frame };
    return takeFrame(frame.bytes, {
      messagesMax: this.#options.frameMessagesMax,
      take: (bytes, stranger) => this.#take({ ...received, bytes }, stranger),
      writeBatch: (batch, answers) => this.#acknowledger.writeBatch(batch, answers, this.#context.clock.now()),
      onComments: (comments) =>
        this.#context.log.warn({ comments }, "the envelope of a batch does not fit what it holds"),
    });
  }

  /** Logs bytes that are no whole message; resolves with an acknowledgement where one is due. Never rejects. */
  async receiveStranger(frame: Frame, stranger: Stranger): Promise<Reply> {
    const outcome = await this.#take({ receivedAt: this.#context.clock.now(), ...frame }, stranger);
    if (outcome.kind === "given-up") return { kind: "close", frames: [] };
    return { kind: "answers", frames: outcome.acknowledgements };
  }

  /** False while so much waits, in all or of the connection's source, that the connection must not be read on. */
  hasRoom(connection: string): boolean {
    return this.#room.hasRoom(connection);
  }

  /** Resolves once there is room for the connection again; ask anew then, for others may have been quicker. */
  whenRoom(connection: string): Promise<void> {
    return this.#room.whenRoom(connection);
  }

  /**
   * Takes nothing more, and resolves when all that was received is answered, or given up after the time that stopping has: nothing
   * that was given up is answered, though it may yet be stored.
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#open.size === 0) return;
    const cancel = this.#options.timer.after(this.#options.stopMsMax, () => this.#giveUpAll());
    await this.#idle.promise;
    cancel();
  }

  #take(frame: ReceivedFrame, stranger: Stranger | undefined): Promise<Outcome> {
    if (this.#isStopping || this.#room.isGivenUp(frame.connection)) return Promise.resolve({ kind: "given-up" });
    return new Promise((resolve) => {
      const source = this.#room.enter(frame.connection, frame.bytes.length);
      const arrival = { frame, stranger, source, receivedAtMs: performance.now(), resolve };
      this.#open.add(arrival);
      this.#arrivals.add(arrival);
      // What arrives in the same turn of the event loop is prepared together.
      if (!this.#isPreparing) {
        this.#isPreparing = true;
        setImmediate(() => void this.#prepareArrivals());
      }
    });
  }

  /** Between two parts of a long line, connections are read and answers leave. */
  async #prepareArrivals(): Promise<void> {
    for (;;) {
      await this.#prepare(this.#arrivals.take(this.#options.batchMessagesMax));
      if (this.#arrivals.length === 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isPreparing = false;
  }

  async #prepare(arrivals: readonly Arrival[]): Promise<void> {
    const messages = await this.#readAll(arrivals);
    if (messages) this.#line.add(messages.map((message, at) => this.#ready(arrivals[at]!, message)));
    else for (const arrival of arrivals) this.#giveUp(arrival, undefined);
  }

  /** Undefined when the store, which knows the sources, stays away. */
  async #readAll(arrivals: readonly Arrival[]): Promise<PreparedMessage[] | undefined> {
    const sinceMs = this.#options.timer.nowMs();
    do {
      try {
        await this.#sources.refresh();
        const first = arrivals.map((arrival) => this.#read(arrival));
        const unknown = new Set(first.filter(isUnknownSender));
        if (unknown.size > 0) await this.#reconsider(arrivals.filter((_, at) => unknown.has(first[at]!)));
        this.#readOutage.ended();
        return first.map((message, at) => (unknown.has(message) ? this.#read(arrivals[at]!) : message));
      } catch (error) {
        this.#context.log.error({ failure: (error as Error).name }, "the sources could not be read");
      }
    } while (await this.#readOutage.pause(sinceMs));
    return undefined;
  }

  /** A sender may have been configured a moment ago, or open intake makes a source of it. */
  async #reconsider(unknown: readonly Arrival[]): Promise<void> {
    const open = this.#options.openIntake ? unknown.filter(({ frame }) => frame.allowedSourceIds === undefined) : [];
    const headers = open.flatMap((arrival) => this.#read(arrival).header ?? []);
    if (headers.length > 0) await this.#sources.map(headers);
    else await this.#sources.reload();
  }

  #read({ frame, stranger }: Arrival): PreparedMessage {
    const onFault = (error: unknown) =>
      this.#context.log.error({ failure: (error as Error).name }, "a message met a fault of ours");
    try {
      if (stranger) return readStranger(frame, stranger);
      const findSource = this.#sources.find.bind(this.#sources);
      const idsKey = this.#context.keys.ids;
      return prepareMessage(frame, { idsKey, resourceIds: this.#resourceIds, findSource, onFault });
    } catch (error) {
      onFault(error);
      const { sentence } = readingFailed;
      const answer = refusalOf([readingFailed]);
      return rejectFrame(frame, { header: undefined, reason: "no-message", sentence, answer });
    }
  }

  #ready(arrival: Arrival, message: PreparedMessage): Ready {
    const waiting = waitingOf(arrival.frame, message);
    this.#room.move(arrival.frame.connection, arrival.source, waiting.source);
    arrival.source = waiting.source;
    return { arrival, message, ...waiting };
  }

  async #settle(batch: readonly Ready[]): Promise<void> {
    const sinceMs = this.#options.timer.nowMs();
    let left = batch;
    for (;;) {
      left = left.filter((ready) => !this.#isGivenUp(ready));
      if (left.length === 0) return;
      left = await this.#settleOnce(left);
      if (left.length === 0) this.#storeOutage.ended();
      else if (!(await this.#storeOutage.pause(sinceMs))) break;
    }
    for (const { arrival, message } of left) this.#giveUp(arrival, message);
  }

  /** Answers what could be stored. @returns what could not, because the store is away */
  async #settleOnce(batch: readonly Ready[]): Promise<Ready[]> {
    const startedAtMs = performance.now();
    const messages = batch.map(({ message }) => message);
    const answers = await settleBatch(this.#context, messages).catch((error: Error) => {
      this.#context.log.error({ failure: error.name }, "a batch failed");
      return messages.map(() => notStored);
    });
    this.#metrics.countBatch(batch.length, (performance.now() - startedAtMs) / 1_000);
    for (const [at, { arrival, message }] of batch.entries()) {
      if (answers[at] !== notStored) this.#answer(arrival, message, answers[at]);
    }
    return batch.filter((_, at) => answers[at] === notStored);
  }

  #answer(arrival: Arrival, message: PreparedMessage, answer: Answer | undefined): void {
    if (!this.#close(arrival, answer?.code ?? "none")) return;
    if (message.kind === "rejected") this.#metrics.countReject(message.reason);
    else if (answer) this.#options.onAnswered(message, answer);
    const { header } = message;
    const isKept = message.kind !== "rejected" && answer !== notKept;
    const due = answer ? answersDue(header, answer, isKept) : [];
    const now = this.#context.clock.now();
    arrival.resolve({
      kind: "settled",
      acknowledgements: due.map((one) => this.#acknowledger.write(header, one, now)),
      asksForAnswer: answer !== undefined && asksForAnswer(header),
    });
  }

  /** Later messages of its connection go the same way: they must not be stored before it. */
  #giveUp(arrival: Arrival, message: PreparedMessage | undefined): void {
    this.#room.giveUp(arrival.frame.connection);
    if (!this.#close(arrival, "not-stored")) return;
    if (message && message.kind !== "rejected") this.#options.onAnswered(message, notStored);
    arrival.resolve({ kind: "given-up" });
  }

  #isGivenUp({ arrival, message }: Ready): boolean {
    if (!this.#room.isGivenUp(arrival.frame.connection)) return false;
    this.#giveUp(arrival, message);
    return true;
  }

  #giveUpAll(): void {
    this.#readOutage.stop();
    this.#storeOutage.stop();
    for (const arrival of [...this.#open]) this.#giveUp(arrival, undefined);
  }

  /** False for what was given up while it was under way. */
  #close(arrival: Arrival, code: string): boolean {
    if (!this.#open.delete(arrival)) return false;
    this.#metrics.countMessage(code, (performance.now() - arrival.receivedAtMs) / 1_000);
    this.#room.leave(arrival.frame.connection, arrival.source, arrival.frame.bytes.length);
    if (this.#open.size === 0) {
      this.#idle.resolve();
      this.#idle = Promise.withResolvers();
    }
    return true;
  }
}

const isUnknownSender = (message: PreparedMessage): boolean =>
  message.kind === "rejected" && message.reason === "unknown-sender";
