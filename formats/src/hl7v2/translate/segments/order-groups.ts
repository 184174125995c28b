import type { Hl7Message } from "../../message.ts";
import type { Segment } from "../../segment.ts";

/** A result and the comments under it. */
export type ResultGroup = { obx: Segment; notes: Segment[] };

/** An order with its comments and results. */
export type OrderGroup = { orc: Segment | undefined; obr: Segment; notes: Segment[]; results: ResultGroup[] };

/** The orders of a message in order, and the results that stand under no order (as in ADT). */
export function groupOrders(message: Hl7Message): { orders: OrderGroup[]; loose: ResultGroup[] } {
  const orders: OrderGroup[] = [];
  const loose: ResultGroup[] = [];
  let orc: Segment | undefined;
  let notes: Segment[] | undefined;
  for (const segment of message.segments) {
    if (segment.name === "NTE") {
      notes?.push(segment);
    } else if (segment.name === "ORC") {
      orc = segment;
      notes = undefined;
    } else if (segment.name === "OBR") {
      notes = [];
      orders.push({ orc, obr: segment, notes, results: [] });
      orc = undefined;
    } else if (segment.name === "OBX") {
      notes = [];
      (orders.at(-1)?.results ?? loose).push({ obx: segment, notes });
    } else if (segment.name !== "PRT" && segment.name !== "CTD") {
      notes = undefined;
    }
  }
  return { orders, loose };
}
