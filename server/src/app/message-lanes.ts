/** Messages that wait for one connection before reading stops. */
const laneLengthMax = 64;

export type NumberedMessage = { index: number; message: Buffer };

/** A short queue between whoever reads messages and one connection. */
export class MessageLane {
  readonly #queue: NumberedMessage[] = [];
  #isEnded = false;
  #isClosed = false;
  #wakeTaker: (() => void) | undefined;
  #wakeGiver: (() => void) | undefined;

  /** Resolves when there is room for another. */
  async give(message: NumberedMessage): Promise<void> {
    this.#queue.push(message);
    this.#wakeTaker?.();
    while (this.#queue.length >= laneLengthMax && !this.#isClosed) {
      await new Promise<void>((resolve) => {
        this.#wakeGiver = resolve;
      });
    }
  }

  async take(): Promise<NumberedMessage | undefined> {
    while (this.#queue.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wakeTaker = resolve;
      });
    }
    const next = this.#queue.shift();
    this.#wakeGiver?.();
    return next;
  }

  /** Nothing more will be given. */
  end(): void {
    this.#isEnded = true;
    this.#wakeTaker?.();
  }

  /** Nothing more will be taken. */
  close(): void {
    this.#isClosed = true;
    this.#wakeGiver?.();
  }
}

/** A message to send; those of one `orderKey` go in order over one connection, by default those of one patient (PID-3). */
export type OutgoingMessage = Buffer | { bytes: Buffer; orderKey: string };

/** Deals messages out to the lanes, in order, all messages of one order key to the same lane. */
export async function dealMessages(
  messages: Iterable<OutgoingMessage> | AsyncIterable<OutgoingMessage>,
  lanes: readonly MessageLane[],
  signal: AbortSignal,
): Promise<void> {
  let index = 0;
  try {
    for await (const outgoing of messages) {
      if (signal.aborted) return;
      const message = Buffer.isBuffer(outgoing) ? outgoing : outgoing.bytes;
      const lane = Buffer.isBuffer(outgoing)
        ? laneOfMessage(outgoing, lanes.length)
        : laneOfKey(outgoing.orderKey, lanes.length);
      await lanes[lane]?.give({ index, message });
      index++;
    }
  } finally {
    for (const lane of lanes) lane.end();
  }
}

/** Which of `lanes` a message takes: the same for all messages that name the same patient. */
export function laneOfMessage(message: Buffer, lanes: number): number {
  if (lanes === 1) return 0;
  const text = message.toString("latin1", 0, Math.min(message.length, 8_192));
  const patient = /[\r\n]PID[^\r\n]/.exec(text);
  const fields = patient ? text.slice(patient.index + 5, patient.index + 400).split(text[3] ?? "|", 3) : [];
  return laneOfKey(fields[2] ?? text.slice(0, 400), lanes);
}

function laneOfKey(key: string, lanes: number): number {
  let hash = 0;
  for (const char of key) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0;
  return Math.abs(hash % lanes);
}
