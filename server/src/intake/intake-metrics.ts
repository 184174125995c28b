import { Counter, Gauge, Histogram, type Registry } from "../platform/metrics.ts";
import type { RejectReason } from "./prepared-message.ts";

/** What operators see of intake; nothing of a message but its answer. */
export class IntakeMetrics {
  readonly #messages: Counter<"code">;
  readonly #rejects: Counter<"reason">;
  readonly #batchMessages: Histogram;
  readonly #batchSeconds: Histogram;
  readonly #messageSeconds: Histogram;

  constructor(registry: Registry, waiting: () => number) {
    const registers = [registry];
    this.#messages = new Counter({
      name: "crossbay_intake_messages_total",
      help: "HL7 v2 messages by acknowledgement code; none: not answered",
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
        this.set(waiting());
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
