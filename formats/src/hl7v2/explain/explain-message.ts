import type { Buffer } from "node:buffer";
import type { Hl7Error } from "../errors.ts";
import { type ParsedMessage, parseMessage } from "../parse-message.ts";
import { translateMessage } from "../translate/translate-message.ts";
import type { TranslateContext, Translation } from "../translate/translation.ts";
import { cutAnyhow } from "./cut-anyhow.ts";
import type { ExplainedMessage, ExplainedSegment } from "./explained-message.ts";
import { FieldFates } from "./field-fates.ts";
import { presentLines, presentSegment } from "./present-segment.ts";
import { ReadingTrace, traceReading } from "./reading-trace.ts";
import { partsOf } from "./resources-of.ts";

/** Fields over which the rest of a message is left out. */
const fieldsMax = 10_000;

/**
 * What becomes of a message, field by field: the same parsing and translation as when it is taken, with each field that they read
 * noted. Never throws on a message's content.
 * @param input.context what the source adds; without it (the sender is unknown) nothing is translated
 * @param input.refusals errors found elsewhere, such as an unknown sender, to be shown at their places
 */
export function explainMessage(input: {
  bytes: Buffer;
  context: TranslateContext | undefined;
  refusals?: readonly Hl7Error[];
}): ExplainedMessage {
  const { bytes, context, refusals = [] } = input;
  const parsed = parseMessage(bytes);
  const trace = new ReadingTrace();
  const translation = parsed.ok && context ? translateMessage(traceReading(parsed.message, trace), context) : undefined;
  const error = parsed.ok ? errorOf(translation) : parsed.error;
  const done = translation?.ok ? translation : undefined;
  const warnings = [
    ...(parsed.ok ? parsed.warnings : []),
    ...(done ? partsOf(done).flatMap((part) => part.warnings) : []),
  ];
  const fates = new FieldFates({
    faults: [...(error ? [error] : []), ...refusals, ...warnings],
    isCut: parsed.ok,
    translation: done,
    trace,
  });
  return {
    header: parsed.ok ? parsed.message.header : parsed.header,
    ...presentTree(bytes, parsed, fates),
    warnings,
    error,
    translation: done,
  };
}

const errorOf = (translation: Translation | undefined): Hl7Error | undefined =>
  translation === undefined || translation.ok ? undefined : translation.error;

function presentTree(
  bytes: Buffer,
  parsed: ParsedMessage,
  fates: FieldFates,
): Pick<ExplainedMessage, "segments" | "segmentsLeftOut"> {
  const segments: ExplainedSegment[] = [];
  let fields = 0;
  const present = parsed.ok
    ? parsed.message.segments.map((segment) => () => presentSegment(segment, fates))
    : presentLines(cutAnyhow(bytes, parsed.header), fates);
  for (const next of present) {
    if (fields >= fieldsMax) break;
    const segment = next();
    fields += segment.fields.length + 1;
    segments.push(segment);
  }
  return { segments, segmentsLeftOut: present.length - segments.length };
}
