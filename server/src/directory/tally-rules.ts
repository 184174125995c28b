import type { DataElement } from "@crossbay/contract";
import type { SourceId } from "../platform/ids.ts";
import type { RecordChange } from "../record/index.ts";
import { gapsOf, isCoded } from "./element-fields-rules.ts";
import { elementsOf } from "./element-rules.ts";

/** What came from one source of one element: counts, nothing of what it says. */
export type Tally = {
  sourceId: SourceId;
  element: DataElement;
  /** Resources that were new or told differently. */
  received: number;
  added: number;
  coded: number;
  /** Came within the hour of what they tell. */
  prompt: number;
  /** By field, in the order of `elementFields`. */
  gaps: number[];
  /** Plain date (UTC) of the arrival. */
  day: string;
  /** ISO instants: of the first arrival, and of the newest of what is told. */
  firstAt: string;
  newestAt: string;
};

/** A change and when it came. */
export type Arrived = Pick<RecordChange, "sourceId" | "version" | "eventAt" | "resource"> & { at: Date };

const promptWithinMs = 60 * 60 * 1000;

/** Counts what arrived, by source, element and day. What was entered in error counts for nothing. */
export function tallyArrivals(arrived: readonly Arrived[]): Tally[] {
  const elements = elementsOf(arrived.map(({ resource }) => resource));
  return addTallies(
    arrived.flatMap((one) => {
      const element = elements.get(one.resource.id ?? "");
      return element === undefined || isInError(one.resource) ? [] : [tallyOf(one, element)];
    }),
  );
}

const isInError = (resource: RecordChange["resource"]): boolean =>
  "status" in resource && resource.status === "entered-in-error";

function tallyOf({ sourceId, version, eventAt, resource, at }: Arrived, element: DataElement): Tally {
  const firstAt = at.toISOString();
  return {
    sourceId,
    element,
    received: 1,
    added: version === 1 ? 1 : 0,
    coded: isCoded(element, resource) ? 1 : 0,
    prompt: at.getTime() - Date.parse(eventAt) <= promptWithinMs ? 1 : 0,
    gaps: gapsOf(element, resource),
    day: firstAt.slice(0, 10),
    firstAt,
    // A clock that is ahead makes nothing newer than its arrival.
    newestAt: eventAt < firstAt ? eventAt : firstAt,
  };
}

/** Adds up tallies of the same source, element and day. */
export function addTallies(tallies: Iterable<Tally>): Tally[] {
  const sums = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = `${tally.sourceId} ${tally.element} ${tally.day}`;
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...tally, gaps: [...tally.gaps] });
      continue;
    }
    sum.received += tally.received;
    sum.added += tally.added;
    sum.coded += tally.coded;
    sum.prompt += tally.prompt;
    for (const [place, count] of tally.gaps.entries()) sum.gaps[place] = (sum.gaps[place] ?? 0) + count;
    if (tally.firstAt < sum.firstAt) sum.firstAt = tally.firstAt;
    if (tally.newestAt > sum.newestAt) sum.newestAt = tally.newestAt;
  }
  return [...sums.values()];
}
