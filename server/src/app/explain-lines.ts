import { styleText } from "node:util";
import type { Explanation } from "@crossbay/contract";
import { wrapWords } from "./wrap-words.ts";

type Segment = Explanation["segments"][number];
type Field = Segment["fields"][number];
type Match = NonNullable<Explanation["match"]>;

/** Widths of the columns; with two blanks before them they make 100. */
const widths = { place: 8, name: 24, value: 22, fate: 8, becomes: 36 };
const lineWidth = 100;

/**
 * An explanation for a terminal, in lines of at most 100 characters: the tree with what becomes of each field, faults, resources,
 * matching evidence, and the answer.
 * @param isColoured the fate of a field in its colour
 */
export function explainLines(explanation: Explanation, isColoured: boolean): string[] {
  const { segments, faults, resources, match, notShown, answer } = explanation;
  const lines = segments.flatMap((segment) => segmentLines(segment, isColoured));
  if (notShown && notShown.segments > 0) lines.push(`… and ${notShown.segments} more segments.`);
  if (faults.length > 0) lines.push("", "Faults", ...faults.flatMap(faultLines));
  if (resources.length > 0) lines.push("", answer === "AA" ? "Resources" : "Resources, were it not refused");
  lines.push(...resources.map(({ words }) => `  ${cut(plain(words), lineWidth - 2)}`));
  if (notShown && notShown.resources > 0) lines.push(`  … and ${notShown.resources} more.`);
  if (match) lines.push("", "Person", ...matchLines(match));
  return [...lines, "", `Answer: ${answerWords[answer]}`];
}

const answerWords: Record<Explanation["answer"], string> = {
  AA: "AA, accepted",
  AE: "AE, refused for what is in it",
  AR: "AR, refused for its kind or its sender",
  none: "none, it is an acknowledgement or bytes that are not answered",
};

function segmentLines({ name, sequence, title, fields }: Segment, isColoured: boolean): string[] {
  const head = name === "" ? [] : ["", `${sequence > 1 ? `${name}(${sequence})` : name}  ${title}`.trimEnd()];
  return [...head, ...fields.flatMap((field) => fieldLines(field, isColoured))];
}

function fieldLines(field: Field, isColoured: boolean): string[] {
  const { place, name, value, fate, becomes, fault } = field;
  const [first = "", ...more] = wrapWords(becomes.join(", "), widths.becomes);
  const cells = [cell(place, widths.place), cell(name, widths.name), cell(plain(value), widths.value)];
  const word = isColoured ? styleText(colours[fate], fate.padEnd(widths.fate), plainStyle) : fate.padEnd(widths.fate);
  const before = " ".repeat(lineWidth - widths.becomes);
  const lines = [`  ${cells.join("")}${word}${first}`.trimEnd(), ...more.map((text) => before + text)];
  const indent = " ".repeat(widths.place + 2);
  return fault
    ? [...lines, ...wrapWords(fault.sentence, lineWidth - indent.length).map((text) => indent + text)]
    : lines;
}

const colours = { used: "green", kept: "gray", warned: "yellow", refused: "red" } as const;
const plainStyle = { validateStream: false };

const severities = { E: "error", W: "warning", I: "note" } as const;

function faultLines({ code, severity, place, sentence }: Explanation["faults"][number]): string[] {
  const [first = "", ...more] = wrapWords(sentence, 70);
  const head = `  ${severities[severity].padEnd(8)} ${code}  ${(place ?? "").padEnd(13)} `;
  return [head + first, ...more.map((text) => " ".repeat(head.length) + text)];
}

function matchLines({ sentence, candidates }: Match): string[] {
  const lines = wrapWords(sentence, lineWidth - 2).map((text) => `  ${text}`);
  for (const [index, { bits, verdict, sharesIdentifier, fields }] of candidates.entries()) {
    const shared = sharesIdentifier ? ", with a shared identifier" : "";
    lines.push(`  candidate ${index + 1}: ${verdictWords[verdict]}, ${signed(bits)} bits${shared}`);
    for (const { field, words, bits: part } of fields) lines.push(`    ${field}: ${words}, ${signed(part)} bits`);
  }
  return lines;
}

const verdictWords = { same: "the same person", review: "for review by a steward", other: "somebody else" } as const;

const signed = (bits: number): string => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;

const cell = (text: string, width: number): string => cut(text, width - 1).padEnd(width);

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** What is in a message must not move the cursor or colour the screen. */
const plain = (text: string): string => text.replace(/\n/g, "⏎").replace(/\p{Cc}/gu, "·");
