import type { Period } from "../../../fhir/index.ts";
import type { Repetition, Segment } from "../../segment.ts";
import type { Place, Scope } from "../scope.ts";
import { readTimestamp, type Timestamp } from "./timestamp.ts";

/** The timestamp in a field's first component. What is no timestamp is a warning and nothing. */
export function readTimeField(scope: Scope, segment: Segment, field: number): Timestamp | undefined {
  return readTime(scope, { segment, field }, segment.text(field));
}

/** A timestamp given as text. What is no timestamp is a warning and nothing; empty is just nothing. */
function readTime(scope: Scope, place: Place, text: string): Timestamp | undefined {
  if (text === "") return undefined;
  const timestamp = readTimestamp(text, scope.context.timeZone);
  if (timestamp === undefined) {
    const name = `${place.segment.name}-${place.field}`;
    scope.warn("102", place, `${name} holds something that is no date or time of the calendar; it was left out.`);
  }
  return timestamp;
}

/** A period from two texts; nothing where neither says anything. */
export function readPeriod(scope: Scope, place: Place, start: string, end: string): Period | undefined {
  const from = readTime(scope, place, start);
  const to = readTime(scope, place, end);
  if (from === undefined && to === undefined) return undefined;
  const period: Period = {};
  if (from) period.start = from.dateTime;
  if (to) period.end = to.dateTime;
  return period;
}

/** DR: two timestamps. */
export const readRangeOfTime = (scope: Scope, place: Place, rep: Repetition): Period | undefined =>
  readPeriod(scope, place, rep.text(1), rep.text(2));
