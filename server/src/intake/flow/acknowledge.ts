import { randomBytes } from "node:crypto";
import { type BatchFrame, buildAck, buildBatchAnswer, type MessageHeader } from "@crossbay/formats/hl7v2";
import type { DueAnswer } from "../answer-rules.ts";

/** Writes acknowledgements whose own control ids (at most 20 characters, as HL7 v2.3 has it) never repeat. */
export class Acknowledger {
  readonly #prefix = randomBytes(5).toString("hex");
  #count = 0;

  /**
   * The acknowledgement's bytes, unframed. An AA is sent without the warnings that its receipt keeps: there are senders that
   * take any ERR for a failure.
   */
  write(header: MessageHeader | undefined, { code, errors }: DueAnswer, now: Date): Buffer {
    const isGood = code === "AA" || code === "CA";
    return buildAck({ header, code, errors: isGood ? [] : errors, now, controlId: this.#nextId() });
  }

  /** One answer to a whole batch, around the acknowledgements of its messages. */
  writeBatch(batch: BatchFrame, answers: readonly (readonly Buffer[])[], now: Date): Buffer {
    return buildBatchAnswer({ batch, answers, now, controlId: this.#nextId() });
  }

  #nextId(): string {
    this.#count++;
    return `${this.#prefix}${this.#count.toString(36)}`;
  }
}
