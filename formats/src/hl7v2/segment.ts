import type { Delimiters } from "./delimiters.ts";
import { unescapeText } from "./escape.ts";

/** How the text of a message is cut and unescaped: its delimiters and the encoding of `\X..\` bytes. */
export type Notation = {
  delimiters: Delimiters;
  encoding: string;
  /** Finds whatever makes a field more than one plain value. */
  marks: RegExp;
  /** False where no text of the message can hold a control character. */
  mayHoldControls: boolean;
};

/** The notation of a message, from its delimiters and its whole text. */
export function notationOf(delimiters: Delimiters, encoding: string, text: string): Notation {
  const mark = delimiters.escape;
  const mayHoldControls = controls.test(text) || (mark !== "" && text.includes(`${mark}X`));
  return { delimiters, encoding, marks: marksOf(delimiters), mayHoldControls };
}

/** Nearly all messages have the same delimiters: the latest expression is kept. */
let latestMarks = { of: "^~\\&", marks: /[\^~\\&]/ };

function marksOf({ component, repetition, escape: mark, subcomponent }: Delimiters): RegExp {
  const of = component + repetition + mark + subcomponent;
  if (of !== latestMarks.of) latestMarks = { of, marks: new RegExp(`[${of.replace(/./g, "\\$&")}]`) };
  return latestMarks.marks;
}

/**
 * One line of a message. Cut into fields at the first question, below that on demand.
 * All positions count from 1, as in the standard; what is absent reads as an empty string.
 */
export class Segment {
  readonly name: string;
  /** Place among all segments of the message, from 0. */
  readonly index: number;
  /** Place among the segments of this name, from 1. */
  readonly sequence: number;
  /** The line as it was sent, without its end. */
  readonly raw: string;
  readonly notation: Notation;
  #fields: string[] | undefined;

  constructor(input: { name: string; raw: string; index: number; sequence: number; notation: Notation }) {
    this.name = input.name;
    this.raw = input.raw;
    this.index = input.index;
    this.sequence = input.sequence;
    this.notation = input.notation;
  }

  /** Number of the last field that was sent. */
  get fieldCount(): number {
    return this.#split().length - 1 + (this.#hasHeaderFields ? 1 : 0);
  }

  /** Field `n`. In MSH (and BHS, FHS) field 1 is the field separator itself and field 2 is never cut or unescaped. */
  field(n: number): Field {
    return new Field(this.#raw(n), this.notation, n <= 2 && this.#hasHeaderFields);
  }

  /** Unescaped, trimmed text of one component (and sub-component) of the first repetition; an explicit null reads as empty. */
  text(field: number, component = 1, subcomponent = 1): string {
    const raw = this.#raw(field);
    if (raw === "") return "";
    const isPlain = !this.notation.mayHoldControls && !this.notation.marks.test(raw);
    if (isPlain) return component === 1 && subcomponent === 1 ? plainText(raw) : "";
    return this.field(field).rep(1).text(component, subcomponent);
  }

  /** True where the field was sent with something in it, an explicit null included. */
  has(field: number): boolean {
    return this.#raw(field) !== "";
  }

  get #hasHeaderFields(): boolean {
    return this.name === "MSH" || this.name === "BHS" || this.name === "FHS";
  }

  #raw(n: number): string {
    if (!this.#hasHeaderFields) return this.#split()[n] ?? "";
    return n === 1 ? this.notation.delimiters.field : (this.#split()[n - 1] ?? "");
  }

  #split(): string[] {
    this.#fields ??= this.raw.split(this.notation.delimiters.field);
    return this.#fields;
  }
}

/** A field: one or more repetitions. */
export class Field {
  readonly raw: string;
  readonly #notation: Notation;
  readonly #verbatim: boolean;

  constructor(raw: string, notation: Notation, verbatim: boolean) {
    this.raw = raw;
    this.#notation = notation;
    this.#verbatim = verbatim;
  }

  /** Nothing was sent: the sender says nothing about this field. */
  get isEmpty(): boolean {
    return this.raw === "";
  }

  /** `""` was sent: the sender says that there is no value, and any earlier one is to be deleted. */
  get isNull(): boolean {
    return this.raw === '""';
  }

  /** All repetitions, none for an empty field. */
  get reps(): Repetition[] {
    if (this.raw === "") return [];
    return this.#split().map((text) => new Repetition(text, this.#notation, this.#verbatim));
  }

  rep(n: number): Repetition {
    return new Repetition(this.#split()[n - 1] ?? "", this.#notation, this.#verbatim);
  }

  #split(): string[] {
    const mark = this.#notation.delimiters.repetition;
    return this.#verbatim || mark === "" || !this.raw.includes(mark) ? [this.raw] : this.raw.split(mark);
  }
}

/** One repetition of a field: one or more components. */
export class Repetition {
  readonly raw: string;
  readonly #notation: Notation;
  readonly #verbatim: boolean;
  #parts: string[] | undefined;

  constructor(raw: string, notation: Notation, verbatim: boolean) {
    this.raw = raw;
    this.#notation = notation;
    this.#verbatim = verbatim;
  }

  get isEmpty(): boolean {
    return this.raw === "";
  }

  get isNull(): boolean {
    return this.raw === '""';
  }

  get componentCount(): number {
    return this.#split().length;
  }

  component(n: number): Component {
    return new Component(this.#split()[n - 1] ?? "", this.#notation, this.#verbatim);
  }

  /** Unescaped text of one component (its first sub-component unless another is asked for); an explicit null reads as empty. */
  text(component: number, subcomponent = 1): string {
    const part = this.#split()[component - 1];
    if (part === undefined || part === "") return "";
    if (!this.#notation.mayHoldControls && !this.#notation.marks.test(part))
      return subcomponent === 1 ? plainText(part) : "";
    return new Component(part, this.#notation, this.#verbatim).text(subcomponent);
  }

  /** The whole repetition as one unescaped text without control characters, for fields of free text whose sender did not escape delimiters. */
  get wholeText(): string {
    if (this.raw === '""') return "";
    if (this.#verbatim) return this.raw;
    const text = unescapeText(this.raw, this.#notation.delimiters, this.#notation.encoding);
    return this.#notation.mayHoldControls ? withoutControls(text) : text;
  }

  #split(): string[] {
    const mark = this.#notation.delimiters.component;
    this.#parts ??= this.#verbatim || mark === "" || !this.raw.includes(mark) ? [this.raw] : this.raw.split(mark);
    return this.#parts;
  }
}

/** One component: one or more sub-components. */
export class Component {
  readonly raw: string;
  readonly #notation: Notation;
  readonly #verbatim: boolean;

  constructor(raw: string, notation: Notation, verbatim: boolean) {
    this.raw = raw;
    this.#notation = notation;
    this.#verbatim = verbatim;
  }

  get isEmpty(): boolean {
    return this.raw === "";
  }

  get isNull(): boolean {
    return this.raw === '""';
  }

  get subcomponentCount(): number {
    return this.#split().length;
  }

  /** Unescaped sub-component as sent; an explicit null reads `""` with its quotes. */
  subcomponent(n: number): string {
    const part = this.#split()[n - 1] ?? "";
    return this.#verbatim ? part : unescapeText(part, this.#notation.delimiters, this.#notation.encoding);
  }

  /** Unescaped sub-component, trimmed and without control characters; an explicit null reads as empty. */
  text(subcomponent = 1): string {
    const part = this.subcomponent(subcomponent);
    return plainText(this.#notation.mayHoldControls ? withoutControls(part) : part);
  }

  #split(): string[] {
    const mark = this.#notation.delimiters.subcomponent;
    return this.#verbatim || mark === "" || !this.raw.includes(mark) ? [this.raw] : this.raw.split(mark);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const allControls = new RegExp(controls, "g");

/** Neither a FHIR string nor a database takes control characters other than tab and line ends. */
const withoutControls = (text: string): string => text.replace(allControls, "");

/** A value as a reader takes it: trimmed, an explicit null as nothing. */
function plainText(text: string): string {
  const trimmed = text.trim();
  return trimmed === '""' ? "" : trimmed;
}
