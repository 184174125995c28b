/** Something that waits: what it must not run beside, and what must not be twice in one batch. */
export type Waiting = {
  /** Connection and patients: kept in order, never in two batches at once. */
  lanes: readonly string[];
  /** Never twice in one batch, nor in two batches at once. */
  once: string | undefined;
  bytes: number;
};

export type BatchBounds = { messagesMax: number; bytesMax: number };

/** How far past a full batch's worth of messages the search for free ones goes. */
const scanFactor = 8;

/**
 * Takes the next batch out of `queue` (in order of arrival), leaving what must wait for a batch in flight and whatever came
 * after it on the same lanes. One message is always taken whole, however many bytes it has.
 * @param busy lanes and once-keys of the batches in flight
 */
export function takeBatch<Item extends Waiting>(
  queue: Item[],
  busy: ReadonlySet<string>,
  { messagesMax, bytesMax }: BatchBounds,
): Item[] {
  const batch: Item[] = [];
  const kept: Item[] = [];
  const blocked = new Set<string>();
  const taken = new Set<string>();
  const scanned = Math.min(queue.length, messagesMax * scanFactor);
  let bytes = 0;
  let at = 0;
  for (; at < scanned && batch.length < messagesMax; at++) {
    const item = queue[at];
    if (item === undefined) break;
    if (batch.length > 0 && bytes + item.bytes > bytesMax) break;
    if (mustWait(item)) {
      for (const lane of item.lanes) blocked.add(lane);
      kept.push(item);
    } else {
      batch.push(item);
      bytes += item.bytes;
      if (item.once !== undefined) taken.add(item.once);
    }
  }
  queue.splice(0, at, ...kept);
  return batch;

  function mustWait(item: Waiting): boolean {
    if (item.once !== undefined && (taken.has(item.once) || busy.has(item.once))) return true;
    return item.lanes.some((lane) => busy.has(lane) || blocked.has(lane));
  }
}
