import { Fifo } from "../../platform/fifo.ts";

/** What came off the connections and is not read yet; connections take turns. */
export class Arrivals<Item extends { frame: { connection: string } }> {
  readonly #byConnection = new Map<string, Fifo<Item>>();
  readonly #turns = new Fifo<string>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(item: Item): void {
    const { connection } = item.frame;
    let line = this.#byConnection.get(connection);
    if (line === undefined) {
      line = new Fifo();
      this.#byConnection.set(connection, line);
      this.#turns.push(connection);
    }
    line.push(item);
    this.#length++;
  }

  /** At most `count` of them, each connection in its order. */
  take(count: number): Item[] {
    const taken: Item[] = [];
    while (taken.length < count && this.#length > 0) {
      const connection = this.#turns.shift()!;
      const line = this.#byConnection.get(connection)!;
      taken.push(line.shift()!);
      this.#length--;
      if (line.length > 0) this.#turns.push(connection);
      else this.#byConnection.delete(connection);
    }
    return taken;
  }
}
