import { Hl7Message } from "../message.ts";
import { type Field, Segment } from "../segment.ts";

/** More than the fields of any segment. */
const fieldsMax = 2_048;

/** Which fields were asked for, by segment and number. */
export class ReadingTrace {
  readonly #read = new Set<number>();

  record(segment: number, field: number): void {
    this.#read.add(segment * fieldsMax + field);
  }

  /** @param segment place of the segment in its message, from 0 */
  has(segment: number, field: number): boolean {
    return this.#read.has(segment * fieldsMax + field);
  }
}

/**
 * The message with segments that note each field that is asked for. Segments of an ordinary message know nothing of this, so that
 * reading them costs what it always did.
 */
export const traceReading = (message: Hl7Message, trace: ReadingTrace): Hl7Message =>
  new Hl7Message(
    message.header,
    message.segments.map((segment) => new TracedSegment(segment, trace)),
  );

/** Must note every way in which a field can be asked for: see the test. */
class TracedSegment extends Segment {
  readonly #trace: ReadingTrace;

  constructor(segment: Segment, trace: ReadingTrace) {
    super(segment);
    this.#trace = trace;
  }

  override field(n: number): Field {
    this.#trace.record(this.index, n);
    return super.field(n);
  }

  override text(field: number, component = 1, subcomponent = 1): string {
    this.#trace.record(this.index, field);
    return super.text(field, component, subcomponent);
  }

  override has(field: number): boolean {
    this.#trace.record(this.index, field);
    return super.has(field);
  }
}
