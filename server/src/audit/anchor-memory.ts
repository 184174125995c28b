import { type Anchor, sameAnchor } from "./chain-rules.ts";
import type { Queue } from "./in-order.ts";

/** The anchor file as a walk along the chain meets it. */
export class AnchorMemory {
  readonly #anchors: Queue<Anchor | "damaged">;

  constructor(anchors: Queue<Anchor | "damaged">) {
    this.#anchors = anchors;
  }

  /** The anchor at this sequence, if the file has one; further copies of it are passed over. */
  async take(sequence: number): Promise<Anchor | "damaged" | undefined> {
    let found: Anchor | undefined;
    for (let front = await this.#anchors.peek(); front; front = await this.#anchors.peek()) {
      if (front === "damaged") return found ?? front;
      if (front.sequence > sequence) return found;
      if (front.sequence < sequence || (found && !sameAnchor(found, front))) return "damaged";
      found = front;
      await this.#anchors.next();
    }
    return found;
  }

  /** The last of all that was not taken. */
  async rest(): Promise<Anchor | "damaged" | undefined> {
    let last: Anchor | "damaged" | undefined;
    for (let front = await this.#anchors.next(); front; front = await this.#anchors.next()) last = front;
    return last;
  }
}
