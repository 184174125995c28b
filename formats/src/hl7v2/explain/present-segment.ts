import type { Hl7Error } from "../errors.ts";
import { placeText } from "../place-text.ts";
import type { Segment } from "../segment.ts";
import type { CutLine } from "./cut-anyhow.ts";
import type { ExplainedSegment } from "./explained-message.ts";
import { type FieldFates, fateOfFault } from "./field-fates.ts";
import { fieldName, segmentTitle } from "./segment-dictionary.ts";

const valueLengthMax = 4_000;

/** A segment with every field that was sent, and what became of it. */
export const presentSegment = (segment: Segment, fates: FieldFates): ExplainedSegment =>
  presentFields(segment, fates, fates.ofSegment(segment));

/** Lines of a message that cannot be parsed, each to be presented when it is asked for. */
export function presentLines(lines: readonly CutLine[], fates: FieldFates): (() => ExplainedSegment)[] {
  let before = { name: "MSH", sequence: 1 };
  return lines.map(({ segment, number, raw }, index) => {
    if (segment) {
      before = segment;
      // What is said of a segment as a whole is about the line of text that follows it.
      const isFollowed = lines[index + 1] !== undefined && lines[index + 1]?.segment === undefined;
      return () => presentFields(segment, fates, isFollowed ? undefined : fates.ofSegment(segment));
    }
    const isFirstAfter = index === 0 || lines[index - 1]?.segment !== undefined;
    const fault = isFirstAfter ? fates.ofSegment(before) : undefined;
    return () => presentLine(number, raw, fault);
  });
}

function presentFields(segment: Segment, fates: FieldFates, whole: Hl7Error | undefined): ExplainedSegment {
  const { name, sequence } = segment;
  const explained: ExplainedSegment = { name, sequence, title: segmentTitle(name), fields: [] };
  for (let field = 1; field <= segment.fieldCount; field++) {
    const { raw } = segment.field(field);
    if (raw === "") continue;
    const place = placeText({ segment: name, sequence: 1, field });
    explained.fields.push({ place, name: fieldName(name, field), value: shortened(raw), ...fates.of(segment, field) });
  }
  const culprit = explained.fields.find(({ value }) => value.includes("\n")) ?? explained.fields[0];
  if (whole && culprit && !culprit.fault) Object.assign(culprit, { fate: fateOfFault(whole), fault: whole });
  return explained;
}

function presentLine(number: number, raw: string, fault: Hl7Error | undefined): ExplainedSegment {
  const line = { place: `line ${number}`, name: "", value: shortened(raw), becomes: [] };
  const field = fault ? { ...line, fate: fateOfFault(fault), fault } : { ...line, fate: "kept" as const };
  return { name: "", sequence: number, title: "", fields: [field] };
}

const shortened = (value: string): string =>
  value.length <= valueLengthMax
    ? value
    : `${value.slice(0, valueLengthMax)}… (${value.length - valueLengthMax} more characters)`;
