import { randomBytes } from "node:crypto";
import { buildAck, type MessageHeader } from "@crossbay/formats/hl7v2";
import { acknowledgementCode } from "./answer-rules.ts";
import type { Answer } from "./prepared-message.ts";

/** Writes acknowledgements whose own control ids (at most 20 characters, as HL7 v2.3 has it) never repeat. */
export class Acknowledger {
  readonly #prefix = randomBytes(5).toString("hex");
  #count = 0;

  /**
   * The acknowledgement's bytes, unframed. An AA is sent without the warnings that its receipt keeps: there are senders that
   * take any ERR for a failure.
   */
  write(header: MessageHeader | undefined, answer: Answer, now: Date): Buffer {
    this.#count++;
    return buildAck({
      header,
      code: acknowledgementCode(header, answer.code),
      errors: answer.code === "AA" ? [] : answer.errors,
      now,
      controlId: `${this.#prefix}${this.#count.toString(36)}`,
    });
  }
}
