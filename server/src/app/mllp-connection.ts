import type { Socket } from "node:net";
import { type FrameEvent, FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";
import type { Intake, Reply } from "../intake/index.ts";
import { Fifo } from "../platform/fifo.ts";
import { newId, type SourceId } from "../platform/ids.ts";
import type { Logger } from "../platform/log.ts";
import type { Timer } from "../platform/timer.ts";
import { FrameWatch, type FrameWatchLimits } from "./frame-watch.ts";

export type MllpLimits = FrameWatchLimits & {
  connectionsMax: number;
  frameBytesMax: number;
  /** Bytes of unfinished frames on all connections together. */
  unfinishedBytesMax: number;
  /** Frames of one connection that wait for their answers. */
  inFlightMax: number;
  /** How long a closing listener waits for answers to leave. */
  closeMsMax: number;
};

/** Why a connection was closed by us, for whom looks after it. */
export type CloseReason = "junk" | "memory" | "slow" | "idle" | "outage";

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
  readonly #timer: Timer;
  readonly #unfinishedBytes: () => number;
  readonly #onClose: (reason: CloseReason) => void;
  readonly #log: Logger;
  readonly #reader: FrameReader;
  readonly #watch: FrameWatch;
  readonly #name = newId();
  readonly #remoteAddress: string;
  readonly #allowedSourceIds: readonly SourceId[] | undefined;
  /** Frames that were read and not yet handed on. */
  readonly #events = new Fifo<FrameEvent>();
  /** Settles when everything handed on so far is answered. */
  #answered: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #wake: () => void = () => {};
  #handingOn: Promise<void> | undefined;
  #isFinishing = false;
  #isSilenced = false;
  #violations = 0;
  #junkBytes = 0;

  constructor(options: {
    socket: Socket;
    intake: Intake;
    limits: MllpLimits;
    timer: Timer;
    /** Of all connections together. */
    unfinishedBytes: () => number;
    onClose: (reason: CloseReason) => void;
    log: Logger;
    /** Sources that its client certificate speaks for; any, if undefined. */
    allowedSourceIds: readonly SourceId[] | undefined;
  }) {
    this.#socket = options.socket;
    this.#intake = options.intake;
    this.#limits = options.limits;
    this.#timer = options.timer;
    this.#unfinishedBytes = options.unfinishedBytes;
    this.#onClose = options.onClose;
    this.#log = options.log;
    this.#allowedSourceIds = options.allowedSourceIds;
    this.#reader = new FrameReader({ frameBytesMax: options.limits.frameBytesMax });
    this.#remoteAddress = options.socket.remoteAddress ?? "";
    const { timer, limits } = options;
    this.#watch = new FrameWatch({ timer, limits, watched: this.#reader, onLate: (what) => this.#late(what) });
    this.closed = new Promise((resolve) => this.#socket.once("close", () => resolve()));
    void this.closed.then(() => {
      this.#watch.stop();
      this.#wake();
    });
    this.#socket.on("data", (chunk) => this.#read(chunk));
    this.#socket.on("end", () => this.#readEnd());
    this.#socket.on("drain", () => this.#wake());
    // A sender that goes away is no failure of ours; "close" follows.
    this.#socket.on("error", () => {});
  }

  /** Bytes of a frame that has no end yet. */
  get unfinishedBytes(): number {
    return this.#reader.bufferedBytes;
  }

  /** Reads no more, sends the answers of what was handed on, and closes. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    this.#events.clear();
    this.#socket.pause();
    const cancel = this.#timer.after(this.#limits.closeMsMax, () => this.#socket.destroy());
    await Promise.race([this.#answered, this.closed]);
    this.#socket.destroySoon();
    await this.closed;
    cancel();
  }

  #read(chunk: Buffer): void {
    if (this.#isFinishing) return;
    const events = this.#reader.push(chunk);
    for (const event of events) this.#events.push(event);
    this.#watch.sawBytes(events.length > 0);
    if (this.#isWorthReadingOn(chunk, events)) void this.#handOn();
  }

  #isWorthReadingOn(chunk: Buffer, events: readonly FrameEvent[]): boolean {
    const violations = events.filter((event) => event.kind === "violation").length;
    this.#violations += violations;
    const isJunk = !this.#reader.isInFrame && events.length === violations;
    this.#junkBytes = isJunk ? this.#junkBytes + chunk.length : 0;
    if (this.#violations > violationsMax || this.#junkBytes > junkBytesMax) return this.#giveUp("junk");
    if (this.unfinishedBytes > smallBytes && this.#unfinishedBytes() > this.#limits.unfinishedBytesMax) {
      return this.#giveUp("memory");
    }
    return true;
  }

  #giveUp(reason: CloseReason): false {
    this.#note(reason);
    this.#isFinishing = true;
    void this.#handOn().then(() => this.finish());
    return false;
  }

  #note(reason: CloseReason): void {
    this.#onClose(reason);
    const facts = { reason: closeWords[reason], remoteAddress: this.#remoteAddress };
    this.#log[reason === "idle" ? "info" : "warn"](facts, "an MLLP connection was closed");
  }

  #readEnd(): void {
    if (this.#isFinishing) return;
    for (const event of this.#reader.end()) this.#events.push(event);
    // The other side has said all it will, and may still listen.
    void this.#handOn().then(() => this.finish());
  }

  #late(what: "idle" | "slow"): void {
    if (this.#isFinishing || (what === "idle" && this.#inFlight > 0)) return;
    this.#note(what);
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
    while (this.#events.length > 0) {
      if (this.#mayHandOn()) {
        this.#answerInOrder(this.#events.shift()!);
        continue;
      }
      this.#socket.pause();
      this.#watch.pause();
      await this.#whenWoken();
      if (this.#socket.destroyed) return;
    }
    if (this.#isFinishing) return;
    this.#watch.resume();
    this.#socket.resume();
  }

  #mayHandOn(): boolean {
    const { inFlightMax } = this.#limits;
    return this.#inFlight < inFlightMax && !this.#socket.writableNeedDrain && this.#intake.hasRoom(this.#name);
  }

  /** Resolves when an answer left, the socket drained or closed, or intake has room again. */
  #whenWoken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (!this.#intake.hasRoom(this.#name)) void this.#intake.whenRoom(this.#name).then(resolve);
    });
  }

  #answerInOrder(event: FrameEvent): void {
    const frame = {
      bytes: event.bytes,
      connection: this.#name,
      remoteAddress: this.#remoteAddress,
      ...(this.#allowedSourceIds ? { allowedSourceIds: this.#allowedSourceIds } : {}),
    };
    this.#inFlight++;
    const reply = event.kind === "frame" ? this.#intake.receive(frame) : this.#intake.receiveStranger(frame, event);
    this.#answered = Promise.all([reply, this.#answered]).then(([one]) => {
      this.#inFlight--;
      this.#write(one);
      this.#wake();
    });
  }

  /** After an outage nothing more is said: an answer to something later could be taken for that of what was not stored. */
  #write({ kind, frames }: Reply): void {
    if (this.#isSilenced) return;
    if (this.#socket.writable && frames.length > 0) {
      this.#socket.cork();
      for (const bytes of frames) this.#socket.write(wrapFrame(bytes));
      this.#socket.uncork();
    }
    if (kind === "answers") return;
    this.#isSilenced = true;
    this.#note("outage");
    this.#isFinishing = true;
    this.#events.clear();
    this.#socket.destroySoon();
  }
}

const closeWords: Readonly<Record<CloseReason, string>> = {
  junk: "it does not speak MLLP",
  memory: "too many long messages are under way",
  slow: "a message came too slowly",
  idle: "it was silent for too long",
  outage: "the store is away",
};
