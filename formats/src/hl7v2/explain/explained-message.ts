import type { Hl7Error } from "../errors.ts";
import type { MessageHeader } from "../message.ts";
import type { TranslatedMessagePart } from "../translate/translation.ts";

/**
 * `used`: stands on the chart or decides where it goes; `kept`: readable in the stored message only; `warned`: could not be
 * read as it should; `refused`: the reason why the message is refused.
 */
export type FieldFate = "used" | "kept" | "warned" | "refused";

export type ExplainedField = {
  /** `PID-3`; `line 7` for a line that is no segment. */
  place: string;
  /** As HL7 names it; empty for what HL7 does not define. */
  name: string;
  /** As sent, at most 4,000 characters of it. */
  value: string;
  fate: FieldFate;
  /** FHIR elements and other uses in words; empty for what is not used. */
  becomes: string[];
  fault?: Hl7Error;
};

/** A segment with the fields that were sent. A line that is no segment has no name. */
export type ExplainedSegment = {
  name: string;
  /** Among the segments of that name, from 1. */
  sequence: number;
  /** As HL7 names it; empty for a local segment. */
  title: string;
  fields: ExplainedField[];
};

export type ExplainedMessage = {
  header: MessageHeader | undefined;
  /** As far as the message can be cut, whatever is wrong with it. */
  segments: ExplainedSegment[];
  /** Segments of a very long message that are left out. */
  segmentsLeftOut: number;
  warnings: readonly Hl7Error[];
  /** Why the message is refused by its own content. */
  error: Hl7Error | undefined;
  translation: TranslatedMessagePart | undefined;
};
