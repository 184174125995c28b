import { Buffer } from "node:buffer";

/** What came off the wire: a whole message, or bytes that break the protocol (at most the first 64 kB of them). */
export type FrameEvent =
  | { kind: "frame"; bytes: Buffer }
  | { kind: "violation"; reason: "junk-before-frame" | "no-end-block"; bytes: Buffer }
  | { kind: "violation"; reason: "frame-too-large"; bytes: Buffer /** Bytes that a frame may have. */; limit: number };

const startBlock = 0x0b;
const endBlock = 0x1c;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const keptBytesMax = 65_536;
const lostStart = Buffer.from("\x0bMSH", "latin1");

type State = "between" | "junk" | "frame" | "skip";

/**
 * Cuts a stream of bytes into MLLP frames, in time linear to the bytes however they are split.
 * The end of a frame is 0x1C followed by CR (or LF); any other 0x1C is data. White space between frames is nothing.
 * A frame over `frameBytesMax` is reported once and skipped up to its end; junk between frames once a run.
 * At most `frameBytesMax` bytes are kept, and a small frame never keeps the packet that it came in.
 * @see HL7 Transport Specification: MLLP, Release 1
 */
export class FrameReader {
  readonly #frameBytesMax: number;
  #state: State = "between";
  #kept: Buffer = Buffer.alloc(0);
  #length = 0;
  #frameBytes = 0;
  #sawEndBlock = false;

  constructor(options: { frameBytesMax: number }) {
    this.#frameBytesMax = options.frameBytesMax;
  }

  /** Bytes of an unfinished frame held in memory. */
  get bufferedBytes(): number {
    return this.#length;
  }

  /** True from a start block to its end block, also while a frame that is too large is skipped. */
  get isInFrame(): boolean {
    return this.#state === "frame" || this.#state === "skip";
  }

  /** Bytes of the unfinished frame so far, kept or skipped. */
  get frameBytes(): number {
    return this.#frameBytes;
  }

  /** Takes what the connection delivered; returns what it completed, in order. */
  push(chunk: Buffer): FrameEvent[] {
    const events: FrameEvent[] = [];
    let at = 0;
    while (at < chunk.length) {
      const from = at;
      const inside = this.isInFrame;
      at = inside ? this.#readInside(chunk, at, events) : this.#readBetween(chunk, at, events);
      if (inside && this.isInFrame) this.#frameBytes += at - from;
    }
    return events;
  }

  /** The connection has closed: reports a frame that was begun and never ended. */
  end(): FrameEvent[] {
    const unfinished = this.#state === "frame";
    const bytes = this.#kept.subarray(0, Math.min(this.#length, keptBytesMax));
    this.#reset();
    return unfinished ? [{ kind: "violation", reason: "no-end-block", bytes }] : [];
  }

  #readBetween(chunk: Buffer, from: number, events: FrameEvent[]): number {
    const start = chunk.indexOf(startBlock, from);
    const to = start === -1 ? chunk.length : start;
    if (this.#state === "between") {
      const junk = firstJunk(chunk, from, to);
      if (junk !== -1) {
        const bytes = Buffer.from(chunk.subarray(junk, Math.min(to, junk + keptBytesMax)));
        events.push({ kind: "violation", reason: "junk-before-frame", bytes });
        this.#state = "junk";
      }
    }
    if (start === -1) return to;
    this.#state = "frame";
    return start + 1;
  }

  #readInside(chunk: Buffer, from: number, events: FrameEvent[]): number {
    if (this.#sawEndBlock) {
      this.#sawEndBlock = false;
      if (endsFrame(chunk[from])) {
        this.#finish(chunk, from, from, events);
        return from + 1;
      }
      this.#keep(fileSeparator, 0, 1, events);
    }
    let search = from;
    for (;;) {
      const found = chunk.indexOf(endBlock, search);
      if (found === -1) {
        this.#keep(chunk, from, chunk.length, events);
        return chunk.length;
      }
      if (found === chunk.length - 1) {
        this.#keep(chunk, from, found, events);
        this.#sawEndBlock = true;
        return chunk.length;
      }
      if (endsFrame(chunk[found + 1])) {
        this.#finish(chunk, from, found, events);
        return found + 2;
      }
      search = found + 1;
    }
  }

  #keep(chunk: Buffer, from: number, to: number, events: FrameEvent[]): void {
    if (this.#state === "skip" || to <= from) return;
    const length = this.#length + to - from;
    if (length > this.#frameBytesMax) {
      this.#refuseTooLarge(chunk, from, to, events);
      return;
    }
    if (length > this.#kept.length) {
      const capacity = Math.min(this.#frameBytesMax, Math.max(length, this.#kept.length * 2, 4_096));
      const grown = Buffer.allocUnsafeSlow(capacity);
      this.#kept.copy(grown, 0, 0, this.#length);
      this.#kept = grown;
    }
    chunk.copy(this.#kept, this.#length, from, to);
    this.#length = length;
  }

  #finish(chunk: Buffer, from: number, to: number, events: FrameEvent[]): void {
    if (this.#state === "frame" && this.#length + to - from > this.#frameBytesMax) {
      this.#refuseTooLarge(chunk, from, to, events);
    }
    if (this.#state === "frame") {
      const whole = this.#length === 0;
      if (!whole) this.#keep(chunk, from, to, events);
      pushFrame(lean(whole ? chunk.subarray(from, to) : this.#kept.subarray(0, this.#length)), events);
    }
    this.#reset();
  }

  #refuseTooLarge(chunk: Buffer, from: number, to: number, events: FrameEvent[]): void {
    const head = this.#kept.subarray(0, Math.min(this.#length, keptBytesMax));
    const rest = chunk.subarray(from, Math.min(to, from + keptBytesMax - head.length));
    const bytes = Buffer.concat([head, rest]);
    events.push({ kind: "violation", reason: "frame-too-large", bytes, limit: this.#frameBytesMax });
    const frameBytes = this.#frameBytes;
    this.#reset();
    this.#frameBytes = frameBytes;
    this.#state = "skip";
  }

  #reset(): void {
    this.#state = "between";
    this.#kept = Buffer.alloc(0);
    this.#length = 0;
    this.#frameBytes = 0;
    this.#sawEndBlock = false;
  }
}

/** One message as it goes on the wire: 0x0B, the message, 0x1C 0x0D. */
export const wrapFrame = (message: Buffer): Buffer => {
  const frame = Buffer.allocUnsafe(message.length + 3);
  frame[0] = startBlock;
  message.copy(frame, 1);
  frame[message.length + 1] = endBlock;
  frame[message.length + 2] = carriageReturn;
  return frame;
};

/** A view of a much larger buffer would keep all of it in memory for as long as the message waits. */
function lean(view: Buffer): Buffer {
  if (view.length * 2 >= view.buffer.byteLength) return view;
  const own = Buffer.allocUnsafeSlow(view.length);
  view.copy(own);
  return own;
}

const fileSeparator = Buffer.from([endBlock]);

const endsFrame = (byte: number | undefined): boolean => byte === carriageReturn || byte === lineFeed;

/** A sender that broke off and began again without an end block: the first part is no message, the last part may be. */
function pushFrame(bytes: Buffer, events: FrameEvent[]): void {
  const begunAgain = bytes.lastIndexOf(lostStart);
  if (begunAgain === -1) {
    events.push({ kind: "frame", bytes });
    return;
  }
  const lost = bytes.subarray(0, Math.min(begunAgain, keptBytesMax));
  if (lost.length > 0) events.push({ kind: "violation", reason: "no-end-block", bytes: lost });
  events.push({ kind: "frame", bytes: bytes.subarray(begunAgain + 1) });
}

function firstJunk(chunk: Buffer, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = chunk[at];
    if (byte !== carriageReturn && byte !== lineFeed && byte !== 0x20 && byte !== 0x09 && byte !== endBlock) return at;
  }
  return -1;
}
