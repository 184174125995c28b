/** What may wait for its answer. */
export type RoomBounds = {
  /** Of all sources together. */
  waitingMessagesMax: number;
  waitingBytesMax: number;
  /** Of one source. */
  sourceMessagesMax: number;
};

type SourceWaiting = { messages: number; wakers: (() => void)[] };

/** What is known of a connection, also for a while after its last message was answered. */
type KnownConnection = { source: string; messages: number; isGivenUp: boolean };
const restingConnectionsMax = 10_000;

/** Until its first message is read, a connection counts as one of nobody's. */
const nobody = "";

/**
 * Counts what waits, in all and by source, and says which connections must not be read on. A connection speaks for the source of its
 * latest message.
 */
export class WaitingRoom {
  readonly #bounds: RoomBounds;
  readonly #bySource = new Map<string, SourceWaiting>();
  readonly #byConnection = new Map<string, KnownConnection>();
  #wakers: (() => void)[] = [];
  #messages = 0;
  #bytes = 0;

  constructor(bounds: RoomBounds) {
    this.#bounds = bounds;
  }

  get messages(): number {
    return this.#messages;
  }

  /** Messages that wait, by source; of those that have any. */
  *sources(): Iterable<[source: string, messages: number]> {
    for (const [source, { messages }] of this.#bySource) if (messages > 0) yield [source, messages];
  }

  /** A message came; it counts for the source of the connection's message before it. */
  enter(connection: string, bytes: number): string {
    this.#messages++;
    this.#bytes += bytes;
    const known = this.#byConnection.get(connection) ?? { source: nobody, messages: 0, isGivenUp: false };
    known.messages++;
    // The one that spoke last stands last.
    this.#byConnection.delete(connection);
    this.#byConnection.set(connection, known);
    this.#waiting(known.source).messages++;
    return known.source;
  }

  /** A message that counted for one source turned out to be another's. */
  move(connection: string, from: string, to: string): void {
    const known = this.#byConnection.get(connection);
    if (known) known.source = to;
    if (from === to) return;
    this.#waiting(to).messages++;
    this.#less(from);
  }

  /** A message is answered, or given up. */
  leave(connection: string, source: string, bytes: number): void {
    this.#messages--;
    this.#bytes -= bytes;
    const known = this.#byConnection.get(connection);
    if (known) known.messages--;
    this.#forgetSilent();
    this.#less(source);
    if (this.#hasRoomInAll) for (const wake of this.#wakers.splice(0)) wake();
  }

  /** Nothing more of this connection is to be taken. */
  giveUp(connection: string): void {
    const known = this.#byConnection.get(connection);
    if (known) known.isGivenUp = true;
  }

  isGivenUp(connection: string): boolean {
    return this.#byConnection.get(connection)?.isGivenUp ?? false;
  }

  hasRoom(connection: string): boolean {
    return this.#hasRoomInAll && this.#hasRoomOf(this.#byConnection.get(connection)?.source ?? nobody);
  }

  /** Resolves once there is room again, for a moment at least. */
  async whenRoom(connection: string): Promise<void> {
    while (!this.hasRoom(connection)) {
      const source = this.#byConnection.get(connection)?.source ?? nobody;
      const wakers = this.#hasRoomInAll ? this.#waiting(source).wakers : this.#wakers;
      await new Promise<void>((resolve) => wakers.push(resolve));
    }
  }

  get #hasRoomInAll(): boolean {
    return this.#messages < this.#bounds.waitingMessagesMax && this.#bytes < this.#bounds.waitingBytesMax;
  }

  /** Nobody's messages are bound by what all together may have waiting. */
  #hasRoomOf(source: string): boolean {
    return source === nobody || (this.#bySource.get(source)?.messages ?? 0) < this.#bounds.sourceMessagesMax;
  }

  #forgetSilent(): void {
    if (this.#byConnection.size <= restingConnectionsMax) return;
    const [oldest] = this.#byConnection;
    if (oldest?.[1].messages === 0) this.#byConnection.delete(oldest[0]);
  }

  #less(source: string): void {
    const waiting = this.#waiting(source);
    waiting.messages--;
    if (this.#hasRoomOf(source)) for (const wake of waiting.wakers.splice(0)) wake();
    if (waiting.messages === 0) this.#bySource.delete(source);
  }

  #waiting(source: string): SourceWaiting {
    let waiting = this.#bySource.get(source);
    if (waiting === undefined) {
      waiting = { messages: 0, wakers: [] };
      this.#bySource.set(source, waiting);
    }
    return waiting;
  }
}
