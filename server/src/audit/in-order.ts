/** A sequence that is read from its front, one look ahead. */
export class Queue<Item> {
  readonly #source: AsyncIterator<Item>;
  #front: { item: Item | undefined } | undefined;

  constructor(source: AsyncIterable<Item>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Takes the front; undefined at the end. */
  async next(): Promise<Item | undefined> {
    const item = await this.peek();
    this.#front = undefined;
    return item;
  }

  /** The front, left in its place. */
  async peek(): Promise<Item | undefined> {
    if (!this.#front) {
      const step = await this.#source.next();
      this.#front = { item: step.done ? undefined : step.value };
    }
    return this.#front.item;
  }
}

/** All items of a list that is read in pages, each page beginning after the last item of the one before. */
export async function* inPages<Item>(
  read: (after: Item | undefined) => Promise<readonly Item[]>,
): AsyncGenerator<Item> {
  let page = await read(undefined);
  while (page.length > 0) {
    yield* page;
    page = await read(page.at(-1));
  }
}
