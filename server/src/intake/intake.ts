import { parseMessage } from "@crossbay/formats/hl7v2";
import { Acknowledger } from "./acknowledge.ts";
import { notStored, readingFailed, refusalOf } from "./answer-rules.ts";
import { BatchLine } from "./batch-line.ts";
import { type Frame, type IntakeContext, type IntakeOptions, intakeDefaults } from "./intake-context.ts";
import { IntakeMetrics } from "./intake-metrics.ts";
import { KnownSources } from "./known-sources.ts";
import { prepareMessage, rejectFrame } from "./prepare-message.ts";
import type { Answer, PreparedMessage } from "./prepared-message.ts";
import { readStranger, type Stranger } from "./read-stranger.ts";
import { ResourceIds } from "./resource-ids.ts";
import { settleBatch } from "./settle-batch.ts";
import type { Waiting } from "./take-batch.ts";

type Arrival = {
  frame: Required<Frame>;
  /** Set for bytes that broke the framing. */
  stranger: Stranger | undefined;
  receivedAtMs: number;
  resolve(acknowledgement: Buffer | undefined): void;
};
type Ready = Waiting & { arrival: Arrival; message: PreparedMessage };

/**
 * Takes messages from all connections, and answers each after the commit that puts it on its chart. What waits is gathered into
 * micro-batches that share one commit; messages of one connection, and of one patient, stay in order.
 */
export class Intake {
  readonly #context: IntakeContext;
  readonly #options: IntakeOptions;
  readonly #sources: KnownSources;
  readonly #metrics: IntakeMetrics;
  readonly #line: BatchLine<Ready>;
  readonly #resourceIds: ResourceIds;
  readonly #acknowledger = new Acknowledger();
  readonly #arrivals: Arrival[] = [];
  readonly #roomWaiters: (() => void)[] = [];
  readonly #idleWaiters: (() => void)[] = [];
  #waitingMessages = 0;
  #waitingBytes = 0;
  #isPreparing = false;

  constructor(context: IntakeContext, options: Partial<IntakeOptions> = {}) {
    this.#context = context;
    this.#options = { ...intakeDefaults, ...options };
    this.#sources = new KnownSources(context);
    this.#resourceIds = new ResourceIds(context.keys.ids);
    this.#metrics = new IntakeMetrics(context.metrics, () => this.#waitingMessages);
    this.#line = new BatchLine({
      batchesMax: this.#options.batchesMax,
      gatherMs: this.#options.gatherMs,
      bounds: { messagesMax: this.#options.batchMessagesMax, bytesMax: this.#options.batchBytesMax },
      run: (batch) => this.#settle(batch),
    });
  }

  /**
   * Stores one message and resolves with its acknowledgement, unframed: AA only after the commit. Undefined for what must not be
   * answered. Never rejects.
   */
  receive(frame: Frame): Promise<Buffer | undefined> {
    return this.#enqueue(frame, undefined);
  }

  /** Logs bytes that are no whole message; resolves with an acknowledgement where one is due. Never rejects. */
  receiveStranger(frame: Frame, stranger: Stranger): Promise<Buffer | undefined> {
    return this.#enqueue(frame, stranger);
  }

  /** False while so much waits that connections must not be read on. */
  get hasRoom(): boolean {
    const { waitingMessagesMax, waitingBytesMax } = this.#options;
    return this.#waitingMessages < waitingMessagesMax && this.#waitingBytes < waitingBytesMax;
  }

  /** Resolves once there is room again. */
  whenRoom(): Promise<void> {
    return this.hasRoom ? Promise.resolve() : new Promise((resolve) => this.#roomWaiters.push(resolve));
  }

  /** Resolves when all that was received is answered. Nothing may be received any more. */
  stop(): Promise<void> {
    return this.#waitingMessages === 0 ? Promise.resolve() : new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  #enqueue(frame: Frame, stranger: Stranger | undefined): Promise<Buffer | undefined> {
    this.#waitingMessages++;
    this.#waitingBytes += frame.bytes.length;
    return new Promise((resolve) => {
      const received = { receivedAt: this.#context.clock.now(), ...frame };
      this.#arrivals.push({ frame: received, stranger, receivedAtMs: performance.now(), resolve });
      // What arrives in the same turn of the event loop is prepared together.
      if (!this.#isPreparing) {
        this.#isPreparing = true;
        setImmediate(() => void this.#prepareArrivals());
      }
    });
  }

  async #prepareArrivals(): Promise<void> {
    while (this.#arrivals.length > 0) await this.#prepare(this.#arrivals.splice(0, this.#options.batchMessagesMax));
    this.#isPreparing = false;
  }

  async #prepare(arrivals: readonly Arrival[]): Promise<void> {
    try {
      await this.#sources.refresh();
      const first = arrivals.map((arrival) => this.#read(arrival));
      const unknown = first.filter((message) => message.kind === "rejected" && message.reason === "unknown-sender");
      if (unknown.length > 0) await this.#reconsider(unknown);
      const messages = first.map((message, at) => (unknown.includes(message) ? this.#read(arrivals[at]!) : message));
      this.#line.add(messages.map((message, at) => readyOf(arrivals[at]!, message)));
    } catch (error) {
      this.#context.log.error({ failure: (error as Error).name }, "the sources could not be read");
      for (const arrival of arrivals) this.#answerUnread(arrival);
    }
  }

  /** A sender may have been configured a moment ago, or open intake makes a source of it. */
  async #reconsider(unknown: readonly PreparedMessage[]): Promise<void> {
    if (this.#options.openIntake) await this.#sources.map(unknown.flatMap(({ header }) => header ?? []));
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
      return rejectFrame(frame, {
        header: undefined,
        reason: "no-message",
        sentence,
        answer: refusalOf([readingFailed]),
      });
    }
  }

  async #settle(batch: readonly Ready[]): Promise<void> {
    const startedAtMs = performance.now();
    const messages = batch.map(({ message }) => message);
    const answers = await settleBatch(this.#context, messages).catch((error: Error) => {
      this.#context.log.error({ failure: error.name }, "a batch failed");
      return messages.map(() => notStored);
    });
    this.#metrics.countBatch(batch.length, (performance.now() - startedAtMs) / 1_000);
    for (const [at, { arrival, message }] of batch.entries()) this.#answer(arrival, message, answers[at]);
  }

  #answerUnread(arrival: Arrival): void {
    const parsed = parseMessage(arrival.frame.bytes);
    const header = parsed.ok ? parsed.message.header : parsed.header;
    const isSilent = arrival.stranger !== undefined || header?.type === "ACK";
    this.#answer(arrival, { header }, isSilent ? undefined : notStored);
  }

  #answer(
    arrival: Arrival,
    message: Pick<PreparedMessage, "header"> | PreparedMessage,
    answer: Answer | undefined,
  ): void {
    if ("reason" in message && message.kind === "rejected") this.#metrics.countReject(message.reason);
    if ("source" in message && answer) this.#options.onAnswered(message, answer);
    this.#metrics.countMessage(answer?.code ?? "none", (performance.now() - arrival.receivedAtMs) / 1_000);
    this.#waitingMessages--;
    this.#waitingBytes -= arrival.frame.bytes.length;
    arrival.resolve(answer && this.#acknowledger.write(message.header, answer, this.#context.clock.now()));
    if (this.hasRoom) for (const waiter of this.#roomWaiters.splice(0)) waiter();
    if (this.#waitingMessages === 0) for (const waiter of this.#idleWaiters.splice(0)) waiter();
  }
}

function readyOf(arrival: Arrival, message: PreparedMessage): Ready {
  const lanes = [`connection ${arrival.frame.connection}`];
  const bytes = arrival.frame.bytes.length;
  if (message.kind === "rejected") return { arrival, message, lanes, bytes, once: undefined };
  if (message.kind === "translated") {
    const { patient, merges } = message.translation;
    for (const { patientId } of [patient, ...merges]) lanes.push(`patient ${patientId}`);
  }
  return { arrival, message, lanes, bytes, once: `receipt ${message.key.toString("base64")}` };
}
