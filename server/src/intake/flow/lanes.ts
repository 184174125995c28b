import { Fifo } from "../../platform/fifo.ts";

/** What must keep the order of its arrival: all that shares a lane, such as a connection or a patient. */
export type InLanes = { lanes: readonly string[] };

type Lane<Item> = {
  waiting: Fifo<Item>;
  /** The batch that holds the lane, and how many of the lane's items are in it. */
  heldBy: object | undefined;
  held: number;
};

/** Says what may go: in each of its lanes, everything before it is done or goes with it in the same batch. */
export class Lanes<Item extends InLanes> {
  readonly #lanes = new Map<string, Lane<Item>>();

  /** Puts an item at the end of its lanes. */
  join(item: Item): void {
    for (const name of item.lanes) this.#lane(name).waiting.push(item);
  }

  mayGo(item: Item, batch: object): boolean {
    for (const name of item.lanes) {
      const lane = this.#lane(name);
      if (lane.waiting.peek() !== item) return false;
      if (lane.heldBy !== undefined && lane.heldBy !== batch) return false;
    }
    return true;
  }

  /** Takes an item that may go from the head of its lanes, which the batch holds from now on. */
  go(item: Item, batch: object): void {
    for (const name of item.lanes) {
      const lane = this.#lane(name);
      lane.waiting.shift();
      lane.heldBy = batch;
      lane.held++;
    }
  }

  /** The item is done: what waited behind it may go. */
  leave(item: Item): void {
    for (const name of item.lanes) {
      const lane = this.#lane(name);
      lane.held--;
      if (lane.held === 0) lane.heldBy = undefined;
      if (lane.held === 0 && lane.waiting.length === 0) this.#lanes.delete(name);
    }
  }

  #lane(name: string): Lane<Item> {
    let lane = this.#lanes.get(name);
    if (lane === undefined) {
      lane = { waiting: new Fifo(), heldBy: undefined, held: 0 };
      this.#lanes.set(name, lane);
    }
    return lane;
  }
}
