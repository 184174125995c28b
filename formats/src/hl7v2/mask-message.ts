import { encodingNamed } from "./charset.ts";
import { type Delimiters, readDelimiters } from "./delimiters.ts";
import { codingSystems, type OpenShape, openFields, segmentNames, units } from "./mask-open-fields.ts";

/**
 * The text of a message with everything masked that could identify somebody: letters become x or X, digits 9. What may stay is a
 * list (`mask-open-fields.ts`): segment names, delimiters, escapes, the header, and a few codes; its shape stays, so that the
 * place of a fault can still be seen. Where a text is no message, all letters and digits are masked but segment names at the
 * beginning of lines. The masked text is as long as the text, and has the same lines. Never throws.
 */
export function maskMessage(text: string): string {
  const d = delimitersOf(text);
  return text
    .split(lineEnds)
    .map((part, index) => (index % 2 === 1 ? part : d ? maskLine(part, d) : maskForeignLine(part)))
    .join("");
}

const lineEnds = /(\r\n|\r|\n)/;

/** As the first line that begins with MSH declares them. */
function delimitersOf(text: string): Delimiters | undefined {
  const line = /(?:^|[\r\n])[^\r\n0-9A-Za-z]{0,16}(MSH[^\r\n]*)/.exec(text)?.[1] ?? "";
  const field = line[3] ?? "";
  const end = field === "" ? -1 : line.indexOf(field, 4);
  return end === -1 ? undefined : readDelimiters(field, line.slice(4, end));
}

/** A line where nobody told the delimiters. */
function maskForeignLine(line: string): string {
  const [, indent = "", name = ""] = /^([^0-9A-Za-z]{0,16})([A-Z][A-Z0-9]{2})(?![0-9A-Za-z])/.exec(line) ?? [];
  return segmentNames.has(name) ? indent + name + maskAll(line.slice(indent.length + 3)) : maskAll(line);
}

function maskLine(line: string, d: Delimiters): string {
  const indent = /^[^0-9A-Za-z]{0,16}/.exec(line)?.[0] ?? "";
  const name = line.slice(indent.length, indent.length + 3);
  const next = line[indent.length + 3];
  const isKnown = segmentNames.has(name) || (/^Z[A-Z0-9]{2}$/.test(name) && next === d.field);
  if (!isKnown || (next !== undefined && next !== d.field)) return maskText(line, d);
  const own = line.slice(indent.length);
  const joined = placeOfJoinedSegment(own, d);
  const masked = maskSegment(name, own.slice(0, joined), d);
  return indent + masked + (joined === own.length ? "" : maskText(own.slice(joined), d));
}

/**
 * Where another segment begins in the same line, because its line end was lost: from there on nothing is in its place. The name
 * of a system may end like a segment's (RAPID, NORTHFAC), so most names need a set id behind them, or no letter before.
 */
function placeOfJoinedSegment(line: string, d: Delimiters): number {
  for (let at = line.indexOf(d.field, 4); at !== -1; at = line.indexOf(d.field, at + 1)) {
    const name = line.slice(at - 3, at);
    if (!segmentNames.has(name) && !/^Z[A-Z0-9]{2}$/.test(name)) continue;
    const before = line[at - 4] ?? "";
    const isApart = before !== d.field && !/[A-Z]/.test(before);
    const isNumbered = /^\d{0,4}$/.test(line.slice(at + 1, endOfField(line, at + 1, d)));
    if (isApart || isNumbered || unmistakable.has(name)) return at - 3;
  }
  return line.length;
}

const unmistakable: ReadonlySet<string> = new Set("PV1 PV2 PD1 NK1 EVN MRG OBX OBR IN1 IN2 IN3 GT1 DG1 AL1".split(" "));

const endOfField = (line: string, from: number, d: Delimiters): number => {
  const end = line.indexOf(d.field, from);
  return end === -1 ? line.length : end;
};

function maskSegment(name: string, line: string, d: Delimiters): string {
  const open = openFields[name] ?? {};
  const isHeader = name === "MSH";
  return line
    .split(d.field)
    .map((value, index) => {
      if (index === 0) return value;
      const shape = open[isHeader ? index + 1 : index];
      return shape === undefined ? maskText(value, d) : maskUnlessShaped(value, shape, d);
    })
    .join(d.field);
}

const shapes: Readonly<Partial<Record<OpenShape, RegExp>>> = {
  "set-id": /^\d{1,4}$/,
  time: /^(?:19|20)\d{2}(?:[01]\d(?:[0-3]\d(?:[0-2]\d(?:[0-5]\d(?:[0-6]\d(?:\.\d{1,4})?)?)?)?)?)?(?:[+-]\d{4})?$/,
  code: /^[A-Z0-9]{1,4}$/,
  version: /^2(?:\.\d){0,2}$/,
};

function maskUnlessShaped(value: string, shape: OpenShape, d: Delimiters): string {
  if (shape === "encoding") return value;
  if (shape === "name") return isName(value, d) ? value : maskText(value, d);
  if (shape === "coded") return maskCoded(value, d);
  const [first = "", ...more] = d.component === "" ? [value] : value.split(d.component);
  if (shape === "message-type") return isMessageType([first, ...more]) ? value : maskText(value, d);
  if (shape === "charset") return isCharset(value, d) ? value : maskText(value, d);
  const isOpen = shape === "unit" ? units.has(first.trim().toLowerCase()) : shapes[shape]?.test(first.trim()) === true;
  return [isOpen ? first : maskText(first, d), ...more.map((part) => maskText(part, d))].join(d.component);
}

/** Of a system or a message: longer ones, or such with the delimiters of another sender, are something that lost its place. */
const isName = (value: string, d: Delimiters): boolean =>
  value.length <= 200 && [...value].every((char) => /[\w .,:;/+@#()-]/.test(char) || nameDelimiters(d).includes(char));

const nameDelimiters = (d: Delimiters): string => d.component + d.subcomponent + d.escape;

const isMessageType = ([type = "", trigger = "", structure = "", ...more]: readonly string[]): boolean =>
  more.length === 0 &&
  /^[A-Z]{3}$/.test(type) &&
  /^(?:[A-Z]\d\d)?$/.test(trigger) &&
  /^(?:[A-Z]{3}(?:_[A-Z]\d\d)?)?$/.test(structure);

const isCharset = (value: string, d: Delimiters): boolean =>
  (d.repetition === "" ? [value] : value.split(d.repetition)).every((one) => encodingNamed(one) !== undefined);

/** Code, text and system, and the same again: readable where a known coding system stands beside them. */
function maskCoded(value: string, d: Delimiters): string {
  const parts = d.component === "" ? [value] : value.split(d.component);
  const isOpen = (at: number): boolean => {
    const first = at < 3 ? 0 : 3;
    const system = (parts[first + 2] ?? "").trim().toUpperCase();
    return at < 6 && (codingSystems.has(system) || /^(?:99[A-Z0-9]{1,8}|HL7\d{4})$/.test(system));
  };
  return parts.map((part, at) => (isOpen(at) ? part : maskText(part, d))).join(d.component);
}

/** Escapes that stand for a delimiter or a layout stay; those that hold data (`\X…\`, `\Z…\`) are masked like it. */
function maskText(value: string, d: Delimiters): string {
  if (d.escape === "" || !value.includes(d.escape)) return maskAll(value);
  const mark = d.escape.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const kept = new RegExp(`(${mark}(?:[FSTREPLHN]|\\.(?:br|sp|sk|ce|fi|nf|in|ti))${mark})`);
  return value
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : maskAll(part)))
    .join("");
}

/** ASCII punctuation, white space and U+FFFD say nothing of anybody; all else could. */
const maskAll = (value: string): string =>
  value.replace(/[0-9A-Za-z]|[^\p{ASCII}\ufffd]/gu, (char) => {
    if (/\p{N}/u.test(char)) return "9".repeat(char.length);
    return (/\p{Lu}/u.test(char) ? "X" : "x").repeat(char.length);
  });
