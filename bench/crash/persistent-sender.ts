import { MllpSender } from "../../server/src/app/mllp-sender.ts";
import { readAnswer } from "../../server/src/app/read-answer.ts";
import type { NumberedMessage } from "./numbered-feed.ts";

const answerMsMax = 20_000;
const againAfterMs = 50;

/**
 * One connection of an interface engine: sends a message until it gets an answer that settles it, over new connections where one
 * breaks, and only then the next.
 */
export class PersistentSender {
  readonly #port: number;
  readonly #signal: AbortSignal;
  #sender: MllpSender | undefined;

  constructor(port: number, signal: AbortSignal) {
    this.#port = port;
    this.#signal = signal;
  }

  /** Resolves with the answer that settled the message ("send it again" settles nothing); undefined when it was given up. */
  async deliver({ bytes }: NumberedMessage): Promise<"accepted" | "refused" | undefined> {
    while (!this.#signal.aborted) {
      const answer = await this.#tryOnce(bytes);
      if (answer?.code === "AA") return "accepted";
      if (answer !== undefined && answer.code !== "none" && !answer.sentence.includes("send it again"))
        return "refused";
      await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    }
    return undefined;
  }

  close(): void {
    this.#sender?.close();
  }

  async #tryOnce(bytes: Buffer): Promise<ReturnType<typeof readAnswer> | undefined> {
    try {
      if (!this.#sender?.isOpen) {
        this.#sender = await MllpSender.connect({ host: "127.0.0.1", port: this.#port, answerMsMax });
      }
      return readAnswer(await this.#sender.exchange(bytes));
    } catch {
      this.#sender?.close();
      return undefined;
    }
  }
}
