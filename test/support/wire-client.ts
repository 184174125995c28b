import { connect, type Socket } from "node:net";
import { FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";

const answerBytesMax = 64 * 1024 * 1024;

/** A sender that keeps no rule: any bytes, in any pieces, over a real connection. */
export class WireClient {
  readonly #socket: Socket;
  readonly #reader = new FrameReader({ frameBytesMax: answerBytesMax });
  readonly #answers: string[] = [];
  readonly #waiters: (() => void)[] = [];
  #isClosed = false;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      for (const event of this.#reader.push(chunk)) {
        if (event.kind === "frame") this.#answers.push(event.bytes.toString("latin1"));
      }
      this.#wake();
    });
    this.closed = new Promise((resolve) =>
      socket.once("close", () => {
        this.#isClosed = true;
        this.#wake();
        resolve();
      }),
    );
  }

  static connect(port: number): Promise<WireClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port });
      socket.once("error", reject);
      socket.once("connect", () => resolve(new WireClient(socket)));
    });
  }

  /** Resolves when the system has taken the bytes; at once when the other side has gone. */
  write(bytes: Buffer | string): Promise<void> {
    const data = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    return new Promise((resolve) => {
      if (!this.#socket.writable) resolve();
      else this.#socket.write(data, () => resolve());
    });
  }

  /** A message in its frame. */
  send(message: Buffer | string): Promise<void> {
    return this.write(wrapFrame(typeof message === "string" ? Buffer.from(message) : message));
  }

  /** The next frame that comes back, as Latin-1; undefined when the connection ends before. */
  async answer(): Promise<string | undefined> {
    while (this.#answers.length === 0 && !this.#isClosed) {
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
    }
    return this.#answers.shift();
  }

  /** Says that nothing more follows; resolves with all answers when the other side has closed too. */
  async finish(): Promise<string[]> {
    this.#socket.end();
    await this.closed;
    return this.#answers.splice(0);
  }

  close(): void {
    this.#socket.destroy();
  }

  #wake(): void {
    for (const waiter of this.#waiters.splice(0)) waiter();
  }
}

/** MSA-1 of each acknowledgement in an answer: one, or those of a batch. */
export const codesOf = (answer: string | undefined): string[] =>
  [...(answer ?? "").matchAll(/(?:^|[\r\n])MSA.([AC][AER])/g)].map(([, code]) => code!);

/** Delivers bytes over a connection of their own; resolves with all answers. */
export async function deliver(port: number, bytes: Buffer): Promise<string[]> {
  const client = await WireClient.connect(port);
  await client.write(bytes);
  return client.finish();
}
