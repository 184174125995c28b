import { connect, type Socket } from "node:net";
import { FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";

const answerBytesMax = 1024 * 1024;

/** The connection ended, or said nothing in time, before the answer came: whether the message is stored is open. */
export class NoAnswerError extends Error {}

/** One connection to an MLLP listener, with one message under way at a time. */
export class MllpSender {
  readonly #socket: Socket;
  readonly #answerMsMax: number;
  readonly #reader = new FrameReader({ frameBytesMax: answerBytesMax });
  #waiting: { resolve(answer: Buffer): void; reject(error: Error): void } | undefined;

  private constructor(socket: Socket, answerMsMax: number) {
    this.#socket = socket;
    this.#answerMsMax = answerMsMax;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#read(chunk));
    socket.on("timeout", () => this.close());
    socket.on("error", () => {});
    socket.on("close", () => this.#fail());
  }

  /** @throws the system's error where nobody listens */
  static connect(to: { host: string; port: number; answerMsMax: number }): Promise<MllpSender> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: to.host, port: to.port });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new MllpSender(socket, to.answerMsMax));
      });
    });
  }

  get isOpen(): boolean {
    return this.#socket.writable;
  }

  /**
   * Sends one message and resolves with its acknowledgement, unframed.
   * @throws NoAnswerError
   */
  exchange(message: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) {
        reject(new NoAnswerError("the connection was closed"));
        return;
      }
      this.#waiting = { resolve, reject };
      this.#socket.setTimeout(this.#answerMsMax);
      this.#socket.write(wrapFrame(message));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    for (const event of this.#reader.push(chunk)) {
      const waiting = this.#waiting;
      if (event.kind !== "frame" || waiting === undefined) continue;
      this.#waiting = undefined;
      this.#socket.setTimeout(0);
      waiting.resolve(event.bytes);
    }
  }

  #fail(): void {
    this.#waiting?.reject(new NoAnswerError("no answer came"));
    this.#waiting = undefined;
  }
}
