import { Counter, Gauge, Histogram, type Registry } from "../platform/metrics.ts";
import type { WaitingRoom } from "./flow/waiting-room.ts";
import type { RejectReason } from "./prepared-message.ts";

/** What operators see of intake; nothing of a message but its answer. */
export class IntakeMetrics {
  readonly #messages: Counter<"code">;
  readonly #rejects: Counter<"reason">;
  readonly #batchMessages: Histogram;
  readonly #batchSeconds: Histogram;
  readonly #messageSeconds: Histogram;

  constructor(registry: Registry, room: Pick<WaitingRoom, "messages" | "sources">) {
    const registers = [registry];
    this.#messages = new Counter({
      name: "crossbay_intake_messages_total",
      help: "HL7 v2 messages by their verdict; none: not to be answered; not-stored: its connection was closed",
      labelNames: ["code"],
      registers,
    });
    this.#rejects = new Counter({
      name: "crossbay_intake_rejects_total",
      help: "Frames of unknown senders and bytes that are no message, by reason",
      labelNames: ["reason"],
      registers,
    });
    this.#batchMessages = new Histogram({
      name: "crossbay_intake_batch_messages",
      help: "Messages that shared one commit",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
      registers,
    });
    this.#batchSeconds = new Histogram({
      name: "crossbay_intake_batch_seconds",
      help: "Time of one batch from its first statement to its commit",
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.#messageSeconds = new Histogram({
      name: "crossbay_intake_message_seconds",
      help: "Time of one message from its last byte to its acknowledgement",
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5, 30],
      registers,
    });
    new Gauge({
      name: "crossbay_intake_waiting_messages",
      help: "Messages that wait for their batch",
      registers,
      collect() {
        this.set(room.messages);
      },
    });
    new Gauge({
      name: "crossbay_intake_waiting_messages_by_source",
      help: "Messages that wait for their batch, by code of their source; unknown: of senders that are no source",
      labelNames: ["source"],
      registers,
      collect() {
        this.reset();
        for (const [source, messages] of room.sources()) this.inc({ source: labelOf(source) }, messages);
      },
    });
  }

  countMessage(code: string, seconds: number): void {
    this.#messages.inc({ code });
    this.#messageSeconds.observe(seconds);
  }

  countReject(reason: RejectReason): void {
    this.#rejects.inc({ reason });
  }

  countBatch(messages: number, seconds: number): void {
    this.#batchMessages.observe(messages);
    this.#batchSeconds.observe(seconds);
  }
}

/** Of a waiting room's name of a source: its code, and no address. */
const labelOf = (source: string): string => (source.startsWith("source ") ? source.slice(7) : "unknown");
