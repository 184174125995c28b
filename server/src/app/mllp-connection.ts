import type { Socket } from "node:net";
import { type FrameEvent, FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";
import type { Intake } from "../intake/index.ts";
import { newId } from "../platform/ids.ts";
import type { Logger } from "../platform/log.ts";

export type MllpLimits = {
  connectionsMax: number;
  frameBytesMax: number;
  /** Bytes of unfinished frames on all connections together. */
  unfinishedBytesMax: number;
  /** Frames of one connection that wait for their answers. */
  inFlightMax: number;
  /** A connection that says nothing between messages. */
  idleMsMax: number;
  /** A connection that says nothing in the middle of a message. */
  unfinishedMsMax: number;
  /** How long a closing listener waits for answers to leave. */
  closeMsMax: number;
};

/** Junk after which a connection is given up: it does not speak MLLP. */
const junkBytesMax = 65_536;
const violationsMax = 100;
/** Only connections that hold more than this are asked whether all together hold too much. */
const smallBytes = 65_536;

/** One sender's connection: reads frames, hands them on, and writes the answers in order. */
export class MllpConnection {
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #intake: Intake;
  readonly #limits: MllpLimits;
  readonly #unfinishedBytes: () => number;
  readonly #log: Logger;
  readonly #reader: FrameReader;
  readonly #name = newId();
  readonly #remoteAddress: string;
  /** Frames that were read and not yet handed on. */
  readonly #events: FrameEvent[] = [];
  /** Settles when everything handed on so far is answered. */
  #answered: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #handingOn: Promise<void> | undefined;
  #isFinishing = false;
  #violations = 0;
  #junkBytes = 0;

  constructor(options: {
    socket: Socket;
    intake: Intake;
    limits: MllpLimits;
    /** Of all connections together. */
    unfinishedBytes: () => number;
    log: Logger;
  }) {
    this.#socket = options.socket;
    this.#intake = options.intake;
    this.#limits = options.limits;
    this.#unfinishedBytes = options.unfinishedBytes;
    this.#log = options.log;
    this.#reader = new FrameReader({ frameBytesMax: options.limits.frameBytesMax });
    this.#remoteAddress = options.socket.remoteAddress ?? "";
    this.closed = new Promise((resolve) => this.#socket.once("close", () => resolve()));
    this.#socket.on("data", (chunk) => this.#read(chunk));
    this.#socket.on("end", () => this.#readEnd());
    this.#socket.on("timeout", () => this.#timeOut());
    // A sender that goes away is no failure of ours; "close" follows.
    this.#socket.on("error", () => {});
    this.#socket.setTimeout(options.limits.idleMsMax);
  }

  /** Bytes of a frame that has no end yet. */
  get unfinishedBytes(): number {
    return this.#reader.bufferedBytes;
  }

  /** Reads no more, sends the answers of what was handed on, and closes. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    this.#events.length = 0;
    this.#socket.pause();
    const giveUp = setTimeout(() => this.#socket.destroy(), this.#limits.closeMsMax);
    await Promise.race([this.#answered, this.closed]);
    this.#socket.destroySoon();
    await this.closed;
    clearTimeout(giveUp);
  }

  #read(chunk: Buffer): void {
    if (this.#isFinishing) return;
    const events = this.#reader.push(chunk);
    for (const event of events) this.#events.push(event);
    this.#socket.setTimeout(this.unfinishedBytes > 0 ? this.#limits.unfinishedMsMax : this.#limits.idleMsMax);
    if (!this.#isWorthReadingOn(chunk, events)) return;
    void this.#handOn();
  }

  #isWorthReadingOn(chunk: Buffer, events: readonly FrameEvent[]): boolean {
    const violations = events.filter((event) => event.kind === "violation").length;
    this.#violations += violations;
    const isJunk = this.unfinishedBytes === 0 && events.length === violations;
    this.#junkBytes = isJunk ? this.#junkBytes + chunk.length : 0;
    if (this.#violations > violationsMax || this.#junkBytes > junkBytesMax)
      return this.#giveUp("it does not speak MLLP");
    if (this.unfinishedBytes > smallBytes && this.#unfinishedBytes() > this.#limits.unfinishedBytesMax) {
      return this.#giveUp("too many long messages are under way");
    }
    return true;
  }

  #giveUp(reason: string): false {
    this.#log.warn({ reason, remoteAddress: this.#remoteAddress }, "an MLLP connection was closed");
    this.#isFinishing = true;
    void this.#handOn().then(() => this.finish());
    return false;
  }

  #readEnd(): void {
    if (this.#isFinishing) return;
    this.#events.push(...this.#reader.end());
    // The other side has said all it will, and may still listen.
    void this.#handOn().then(() => this.finish());
  }

  #timeOut(): void {
    if (this.#inFlight > 0 || this.#isFinishing) return;
    this.#readEnd();
  }

  /** Hands all frames that were read to intake, as many at once as are allowed. */
  #handOn(): Promise<void> {
    this.#handingOn ??= this.#handOnAll().finally(() => {
      this.#handingOn = undefined;
    });
    return this.#handingOn;
  }

  async #handOnAll(): Promise<void> {
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
      if (this.#inFlight >= this.#limits.inFlightMax || !this.#intake.hasRoom || this.#socket.writableNeedDrain) {
        this.#socket.pause();
        await this.#whenFree();
        if (this.#socket.destroyed) return;
      }
      this.#answerInOrder(event);
    }
    if (!this.#isFinishing) this.#socket.resume();
  }

  async #whenFree(): Promise<void> {
    if (this.#inFlight >= this.#limits.inFlightMax) await this.#answered;
    await this.#intake.whenRoom();
    if (this.#socket.writableNeedDrain) {
      await Promise.race([new Promise((resolve) => this.#socket.once("drain", resolve)), this.closed]);
    }
  }

  #answerInOrder(event: FrameEvent): void {
    const frame = {
      bytes: event.bytes,
      connection: this.#name,
      remoteAddress: this.#remoteAddress,
    };
    this.#inFlight++;
    const answer = event.kind === "frame" ? this.#intake.receive(frame) : this.#intake.receiveStranger(frame, event);
    this.#answered = Promise.all([answer, this.#answered]).then(([bytes]) => {
      this.#inFlight--;
      if (bytes !== undefined && this.#socket.writable) this.#socket.write(wrapFrame(bytes));
    });
  }
}
