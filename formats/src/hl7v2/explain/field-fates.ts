import type { Resource } from "../../fhir/index.ts";
import type { Hl7Error } from "../errors.ts";
import type { Segment } from "../segment.ts";
import type { TranslatedMessagePart } from "../translate/translation.ts";
import { deletesElement } from "./deletes-element.ts";
import type { ExplainedField } from "./explained-message.ts";
import { consentUse, fieldUses, headerUses } from "./field-uses.ts";
import { hasElement } from "./has-element.ts";
import type { ReadingTrace } from "./reading-trace.ts";
import { partsOf, resourcesOf } from "./resources-of.ts";

type Outcome = Pick<ExplainedField, "fate" | "becomes" | "fault">;

/** Says what became of each field of one message. */
export class FieldFates {
  readonly #faults = new Map<string, Hl7Error>();
  readonly #presence = new Map<string, boolean>();
  readonly #facts: Facts;
  readonly #parts: readonly TranslatedMessagePart[];
  readonly #resources: readonly Resource[];

  constructor(facts: Facts & { faults: readonly Hl7Error[] }) {
    this.#facts = facts;
    const { translation } = facts;
    this.#parts = translation ? partsOf(translation) : [];
    this.#resources = translation ? resourcesOf(translation) : [];
    // Of several faults of a place the first counts; errors come before warnings.
    for (const fault of facts.faults) {
      const { segment, sequence, field } = fault.location ?? {};
      const place = placeKey(segment ?? "MSH", sequence ?? 1, field);
      if (!this.#faults.has(place)) this.#faults.set(place, fault);
    }
  }

  of(segment: Segment, field: number): Outcome {
    const becomes = this.#becomes(segment, field);
    const fault = this.#faults.get(placeKey(segment.name, segment.sequence, field));
    if (fault) return { fate: fateOfFault(fault), becomes, fault };
    return { fate: becomes.length > 0 ? "used" : "kept", becomes };
  }

  /** A fault of the segment as a whole. */
  ofSegment({ name, sequence }: { name: string; sequence: number }): Hl7Error | undefined {
    return this.#faults.get(placeKey(name, sequence, undefined));
  }

  #becomes(segment: Segment, field: number): string[] {
    const { isCut, translation, trace } = this.#facts;
    if (segment.name === "MSH" && segment.sequence === 1 && isCut && headerUses[field]) return [...headerUses[field]];
    if (!translation || !trace.has(segment.index, field)) return [];
    // Of local segments only that with decisions is read.
    const uses = fieldUses[segment.name]?.[field] ?? (segment.name.startsWith("Z") ? [consentUse] : []);
    if (segment.field(field).isNull) {
      const place = { segment: segment.name, field };
      const deleted = uses.filter((element) => this.#parts.some((part) => deletesElement(part, { ...place, element })));
      return deleted.map((element) => `${element}: deleted`);
    }
    return uses.filter((use) => this.#isThere(use));
  }

  #isThere(use: string): boolean {
    if (!isElement(use)) return this.#parts.some(useHolds[use] ?? always);
    let isThere = this.#presence.get(use);
    if (isThere === undefined) {
      isThere = hasElement(this.#resources, use);
      this.#presence.set(use, isThere);
    }
    return isThere;
  }
}

type Facts = {
  /** The message could be cut into segments. */
  isCut: boolean;
  translation: TranslatedMessagePart | undefined;
  trace: ReadingTrace;
};

export const fateOfFault = (fault: Hl7Error): "refused" | "warned" => (fault.severity === "E" ? "refused" : "warned");

/** Uses in words that hold only for some messages. */
const useHolds: Readonly<Record<string, (part: TranslatedMessagePart) => boolean>> = {
  confidentiality: ({ confidentiality }) => confidentiality.length > 0,
  [consentUse]: ({ consents }) => consents.length > 0,
  "visit that is moved": ({ moves }) => moves.some(({ visit }) => visit !== undefined),
  "account whose visits are moved": ({ moves }) => moves.some(({ account }) => account !== undefined),
};
const always = () => true;

/** FHIR elements begin with the type of their resource, words with a small letter. */
const isElement = (use: string): boolean => /^[A-Z]/.test(use);

const placeKey = (segment: string, sequence: number, field: number | undefined): string =>
  `${segment} ${sequence} ${field ?? ""}`;
