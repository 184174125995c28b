import { countChanges } from "../directory/index.ts";
import { deliverChanges } from "../exchange/index.ts";
import type { Platform } from "../platform/platform.ts";
import { type ChangeHandler, endGrantsAtDischarge, onRecordChanged } from "../record/index.ts";

/** What slices do in the transaction of each change to the record, in this order. */
const handlers: readonly ((house: Pick<Platform, "clock">) => ChangeHandler)[] = [
  (house) => (tx, changes) => endGrantsAtDischarge(tx, house, changes),
  (house) => (tx, changes) => deliverChanges(tx, house, changes),
  (house) => (tx, changes) => countChanges(tx, house, changes),
];

/**
 * Has the slices hear of every change.
 * @returns takes them off again
 */
export function hearChanges(house: Pick<Platform, "clock">): () => void {
  const forget = handlers.map((handler) => onRecordChanged(handler(house)));
  return () => {
    for (const one of forget) one();
  };
}
