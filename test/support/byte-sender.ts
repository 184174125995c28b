import { connect, type Socket } from "node:net";
import { FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";

/** A sending system that says what it is told, byte for byte. */
export class ByteSender {
  readonly socket: Socket;
  readonly #reader = new FrameReader({ frameBytesMax: 1_000_000 });
  readonly #answers: string[] = [];
  #wake = Promise.withResolvers<void>();
  readonly closed: Promise<void>;

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) => this.socket.once("close", () => resolve()));
    this.socket.on("end", () => this.socket.end());
    this.socket.on("data", (bytes) => {
      for (const event of this.#reader.push(bytes)) this.#answers.push(event.bytes.toString());
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    });
  }

  say(...bytes: (string | Buffer)[]): void {
    for (const part of bytes) this.socket.write(part);
  }

  /** Answers that came and were not asked for. */
  get unread(): readonly string[] {
    return this.#answers;
  }

  async answers(count: number): Promise<string[]> {
    while (this.#answers.length < count) await this.#wake.promise;
    return this.#answers.splice(0, count);
  }
}

export const framed = (message: string): Buffer => wrapFrame(Buffer.from(message));

/** MSA-1 and MSA-2 of an answer. */
export const codeAndControlId = (answer: string): string => /\rMSA\|(\w\w\|[^|\r]*)/.exec(answer)?.[1] ?? "";
