import { type Delimiters, encodingCharacters, usualDelimiters } from "./delimiters.ts";
import { escapeText } from "./escape.ts";

/** One component: its text, or the texts of its sub-components. */
export type ComponentInput = string | { subcomponents: readonly string[] };

/** One component, or components, or repetitions of components; or a whole field as somebody sent it with the same delimiters. */
export type FieldInput =
  | string
  | readonly ComponentInput[]
  | readonly (readonly ComponentInput[])[]
  | { asSent: string };

/** A segment by field number. Fields 1 and 2 of MSH are filled in. */
export type SegmentInput = { name: string; fields: Readonly<Record<number, FieldInput>> };

/**
 * Writes a message in ER7. Values are escaped, so that any text survives; `""` (explicit null) is written as it is.
 * Each segment ends with CR.
 */
export function buildMessage(segments: readonly SegmentInput[], delimiters: Delimiters = usualDelimiters): string {
  let out = "";
  for (const segment of segments) out += `${buildSegment(segment, delimiters)}\r`;
  return out;
}

function buildSegment({ name, fields }: SegmentInput, d: Delimiters): string {
  const isHeader = name === "MSH" || name === "BHS" || name === "FHS";
  const last = Object.keys(fields).reduce((highest, key) => Math.max(highest, Number(key)), 0);
  let out = isHeader ? name + d.field + encodingCharacters(d) : name;
  for (let n = isHeader ? 3 : 1; n <= last; n++) out += d.field + buildField(fields[n] ?? "", d);
  return out;
}

function buildField(input: FieldInput, d: Delimiters): string {
  if (typeof input === "string") return escapeText(input, d);
  if ("asSent" in input) return input.asSent;
  return isRepeated(input) ? input.map((rep) => buildRepetition(rep, d)).join(d.repetition) : buildRepetition(input, d);
}

const isRepeated = (
  input: readonly ComponentInput[] | readonly (readonly ComponentInput[])[],
): input is readonly (readonly ComponentInput[])[] => input.length > 0 && input.every((part) => Array.isArray(part));

function buildRepetition(components: readonly ComponentInput[], d: Delimiters): string {
  const parts = components.map((component) =>
    typeof component === "string"
      ? escapeText(component, d)
      : trimEnd(component.subcomponents.map((text) => escapeText(text, d))).join(d.subcomponent),
  );
  return trimEnd(parts).join(d.component);
}

function trimEnd(parts: string[]): string[] {
  let length = parts.length;
  while (length > 0 && parts[length - 1] === "") length--;
  return parts.slice(0, length);
}
