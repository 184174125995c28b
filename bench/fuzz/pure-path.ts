import type { FrameEvent } from "@crossbay/formats/hl7v2";
import { FrameReader, parseMessage } from "@crossbay/formats/hl7v2";
import type { Source } from "../../server/src/accounts/index.ts";
import { mllpLimits } from "../../server/src/app/listen-mllp.ts";
import { Acknowledger } from "../../server/src/intake/flow/acknowledge.ts";
import { readStranger } from "../../server/src/intake/flow/read-stranger.ts";
import { prepareMessage } from "../../server/src/intake/prepare-message.ts";
import type { PreparedMessage } from "../../server/src/intake/prepared-message.ts";
import { ResourceIds } from "../../server/src/intake/resource-ids.ts";
import { fuzzSource } from "./fuzzed-message.ts";

/** What one frame came to; a fault is a sentence for the report. */
export type PureOutcome = { outcome: "accepted" | "refused" | "rejected" } | { fault: string };

const receivedAt = new Date("2026-03-12T15:00:00Z");

/** From bytes to an answer without a store, as the product goes. */
export class PurePath {
  readonly #source: Source;
  readonly #idsKey: Buffer;
  readonly #resourceIds: ResourceIds;
  readonly #acknowledger = new Acknowledger();

  constructor(source: Source, idsKey: Buffer) {
    this.#source = source;
    this.#idsKey = idsKey;
    this.#resourceIds = new ResourceIds(idsKey);
  }

  /** One outcome for each frame, and for each run of bytes that is none. */
  take(wire: Buffer): PureOutcome[] {
    return readWire(wire).map((event) => {
      try {
        return this.#takeOne(event);
      } catch (error) {
        return { fault: `thrown: ${(error as Error).stack}` };
      }
    });
  }

  #takeOne(event: FrameEvent): PureOutcome {
    const frame = { bytes: event.bytes, connection: "fuzz", remoteAddress: "127.0.0.1", receivedAt };
    let fault: string | undefined;
    const message =
      event.kind === "violation"
        ? readStranger(frame, event)
        : prepareMessage(frame, {
            idsKey: this.#idsKey,
            resourceIds: this.#resourceIds,
            findSource: (header) =>
              header.sendingApplication.toUpperCase() === fuzzSource.sendingApplication ? this.#source : undefined,
            onFault: (error) => (fault = `in translation: ${(error as Error).stack}`),
          });
    if (fault !== undefined) return { fault };
    return this.#judge(message);
  }

  /** What is kept must be storable, and what is answered must be an acknowledgement that says why. */
  #judge(message: PreparedMessage): PureOutcome {
    if (message.kind === "translated") {
      const text = JSON.stringify(message.translation);
      if (text.includes("\\u") && unstorable.test(text)) {
        return { fault: `text that no database keeps, of control id ${message.controlId}` };
      }
      return this.#judgeAnswer(message, { code: "AA", errors: [] }, "accepted");
    }
    if (message.kind === "refused") {
      const { code } = message.errors[0] ?? {};
      const unsupported = code === "200" || code === "201" || code === "203";
      return this.#judgeAnswer(message, { code: unsupported ? "AR" : "AE", errors: message.errors }, "refused");
    }
    if (message.answer === undefined) return { outcome: "rejected" };
    return this.#judgeAnswer(message, message.answer, "rejected");
  }

  #judgeAnswer(
    { header }: PreparedMessage,
    answer: Parameters<Acknowledger["write"]>[1],
    outcome: "accepted" | "refused" | "rejected",
  ): PureOutcome {
    if (outcome !== "accepted" && !answer.errors[0]?.sentence) return { fault: "a refusal without a sentence" };
    const bytes = this.#acknowledger.write(header, answer, receivedAt);
    if (bytes === undefined) return { outcome };
    const isAnswer = /^MSH.*[\r\n]MSA.[AC][AER]/s.test(textOf(bytes));
    // Half a character in the header of a set with longer ones can hide the field that names the set; and a control id comes back as
    // it was sent, even when it has more repetitions than are read.
    const isOdd = longCharacters.test(header?.encoding ?? "") || bytes.length > usualBytesMax;
    const isReadable = isOdd || parseMessage(bytes).ok;
    if (!isAnswer || !isReadable) return { fault: `an answer that is none: ${bytes.toString("latin1", 0, 400)}` };
    return { outcome };
  }
}

/** As Latin-1, with UTF-16 folded to its letters. */
const textOf = (bytes: Buffer): string =>
  bytes
    .toString("latin1")
    .replaceAll("\0", "")
    .replace(/^\xff\xfe|^\xfe\xff/, "");

const usualBytesMax = 10_000;
const longCharacters = /^(?:gb|big|euc|iso-2022|utf-16)/;

/** NUL, or half of a character, as JSON writes them. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** The frames of what a connection delivers before it closes. */
export function readWire(wire: Buffer): FrameEvent[] {
  const reader = new FrameReader({ frameBytesMax: mllpLimits.frameBytesMax });
  return [...reader.push(wire), ...reader.end()];
}
