import { type Anchor, sameAnchor } from "./chain-rules.ts";
import type { Queue } from "./in-order.ts";

/** Anchors that are kept outside the database, as a walk along the chain meets them. */
export class AnchorMemory {
  /** "anchor file": what it is called when something is wrong with it. */
  readonly name: string;
  /** False when it is not there at all. */
  readonly exists: boolean;
  readonly #anchors: Queue<Anchor | "damaged">;
  #count = 0;

  constructor(options: { name: string; exists: boolean; anchors: Queue<Anchor | "damaged"> }) {
    this.name = options.name;
    this.exists = options.exists;
    this.#anchors = options.anchors;
  }

  /** How many anchors were taken. */
  get count(): number {
    return this.#count;
  }

  /** True when nothing more is there, or what comes next stands later: then there is nothing to `take`. */
  isBeyond(sequence: number): boolean {
    const { front } = this.#anchors;
    return this.#anchors.isReady && (front === undefined || (front !== "damaged" && front.sequence > sequence));
  }

  /** The anchor at this sequence, if there is one; further copies of it are passed over. */
  async take(sequence: number): Promise<Anchor | "damaged" | undefined> {
    let found: Anchor | undefined;
    for (let front = await this.#front(); front; front = await this.#front()) {
      if (front === "damaged") return found ?? front;
      if (front.sequence > sequence) return found;
      if (front.sequence < sequence || (found && !sameAnchor(found, front))) return "damaged";
      found = front;
      this.#count += 1;
      this.#anchors.take();
    }
    return found;
  }

  /** The last of all that was not taken. */
  async rest(): Promise<Anchor | "damaged" | undefined> {
    let last: Anchor | "damaged" | undefined;
    for (let front = await this.#front(); front; front = await this.#front()) last = this.#anchors.take();
    return last;
  }

  async #front(): Promise<Anchor | "damaged" | undefined> {
    await this.#anchors.fill();
    return this.#anchors.front;
  }
}
