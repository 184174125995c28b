import { type Anchor, sameAnchor } from "./chain-rules.ts";
import type { Queue } from "./in-order.ts";

/** The anchor file as a walk along the chain meets it. */
export class AnchorMemory {
  readonly #anchors: Queue<Anchor | "damaged">;

  constructor(anchors: Queue<Anchor | "damaged">) {
    this.#anchors = anchors;
  }

  /** True when nothing more is there, or what comes next stands later: then there is nothing to `take`. */
  isBeyond(sequence: number): boolean {
    const { front } = this.#anchors;
    return this.#anchors.isReady && (front === undefined || (front !== "damaged" && front.sequence > sequence));
  }

  /** The anchor at this sequence, if the file has one; further copies of it are passed over. */
  async take(sequence: number): Promise<Anchor | "damaged" | undefined> {
    let found: Anchor | undefined;
    for (let front = await this.#front(); front; front = await this.#front()) {
      if (front === "damaged") return found ?? front;
      if (front.sequence > sequence) return found;
      if (front.sequence < sequence || (found && !sameAnchor(found, front))) return "damaged";
      found = front;
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
