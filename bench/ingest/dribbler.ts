import { connect, type Socket } from "node:net";
import { wrapFrame } from "@crossbay/formats/hl7v2";
import { answerParent } from "../child.ts";

export type DribbleQuestion = { ask: "dribble"; port: number; connections: number; everyMs: number } | { ask: "stop" };

/** Senders that give a byte of a message at a time, and begin again when they are cut off. */
let dribbles: Dribble[] = [];
let timer: NodeJS.Timeout | undefined;

answerParent<DribbleQuestion>(
  async (question) => {
    stop();
    if (question.ask === "stop") return;
    dribbles = Array.from({ length: question.connections }, (_, at) => new Dribble(question.port, at));
    await Promise.all(dribbles.map((dribble) => dribble.whenOpen));
    timer = setInterval(() => {
      for (const dribble of dribbles) dribble.drip();
    }, question.everyMs);
  },
  async () => stop(),
);

function stop(): void {
  clearInterval(timer);
  for (const dribble of dribbles.splice(0)) dribble.close();
}

class Dribble {
  readonly whenOpen: Promise<void>;
  readonly #port: number;
  readonly #frame: Buffer;
  #socket: Socket;
  #at = 0;
  #isClosed = false;

  constructor(port: number, number: number) {
    this.#port = port;
    this.#frame = wrapFrame(
      Buffer.from(
        `MSH|^~\\&|DRIBBLE|${number}|XB|HIE|20260312101500||ADT^A08|D${number}|P|2.5.1\r${"Z".repeat(50_000)}`,
      ),
    );
    this.#socket = this.#open();
    this.whenOpen = new Promise((resolve) => this.#socket.once("connect", () => resolve()));
  }

  drip(): void {
    if (!this.#socket.writable) return;
    this.#socket.write(this.#frame.subarray(this.#at, this.#at + 1));
    this.#at = (this.#at + 1) % this.#frame.length;
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  #open(): Socket {
    const socket = connect({ host: "127.0.0.1", port: this.#port });
    socket.setNoDelay(true);
    socket.resume();
    socket.on("error", () => {});
    socket.once("close", () => {
      if (this.#isClosed) return;
      this.#at = 0;
      this.#socket = this.#open();
    });
    return socket;
  }
}
