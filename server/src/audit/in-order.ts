/**
 * A long list that is read from its front, page by page. Between two pages nothing is awaited, for a check of millions
 * of rows cannot wait for each: `if (!queue.isReady) await queue.fill()`, then `front` and `take` answer at once. The next page
 * is asked for while the one before is still being taken.
 */
export class Queue<Item> {
  readonly #read: (after: Item | undefined) => Promise<readonly Item[]>;
  #page: readonly Item[] = [];
  #next: Promise<readonly Item[]> | undefined;
  #place = 0;
  #ended = false;

  /** @param read the items after a given one, in order; an empty page is the end */
  constructor(read: (after: Item | undefined) => Promise<readonly Item[]>) {
    this.#read = read;
  }

  /** False when the next page is needed to know the front. */
  get isReady(): boolean {
    return this.#place < this.#page.length || this.#ended;
  }

  async fill(): Promise<void> {
    if (this.isReady) return;
    this.#page = await (this.#next ?? this.#read(undefined));
    this.#place = 0;
    this.#ended = this.#page.length === 0;
    if (this.#ended) return;
    this.#next = this.#read(this.#page.at(-1));
    // Its failure is told to whoever comes to need it.
    this.#next.catch(() => {});
  }

  /** The front, left in its place; undefined at the end. */
  get front(): Item | undefined {
    return this.#page[this.#place];
  }

  /** Takes the front; undefined at the end. */
  take(): Item | undefined {
    return this.#page[this.#place++];
  }
}

/** A reader of pages from something that comes item by item. */
export function pagesOf<Item>(source: AsyncIterator<Item>, size: number): () => Promise<readonly Item[]> {
  return async () => {
    const page: Item[] = [];
    while (page.length < size) {
      const step = await source.next();
      if (step.done) break;
      page.push(step.value);
    }
    return page;
  };
}
