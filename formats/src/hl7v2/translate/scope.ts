import type { Patient, Reference } from "../../fhir/index.ts";
import { type Hl7Error, type Hl7ErrorCode, warningAt } from "../errors.ts";
import type { Segment } from "../segment.ts";
import { businessKey } from "./business-key.ts";
import type { SharedResource, TranslateContext } from "./translation.ts";

/** A field of a segment, for warnings. */
export type Place = { segment: Segment; field: number };

const warningsMax = 100;

/** What one translation carries along: its context, the warnings and the shared resources gathered so far. */
export class Scope {
  readonly context: TranslateContext;
  readonly warnings: Hl7Error[] = [];
  /** Set once the patient is known. */
  patientId = "";
  readonly #shared = new Map<string, SharedResource>();
  readonly #occurrences = new Map<string, number>();

  constructor(context: TranslateContext) {
    this.context = context;
  }

  get shared(): SharedResource[] {
    return [...this.#shared.values()];
  }

  /** Whom a record number stands for, by the id of the number itself. */
  patientOf(idOfNumber: string): string {
    return this.context.patientIdOf?.(idOfNumber) ?? idOfNumber;
  }

  get patientReference(): Reference<Patient> {
    return { reference: `Patient/${this.patientId}` };
  }

  warn(code: Hl7ErrorCode, place: Place, sentence: string): void {
    if (this.warnings.length >= warningsMax) return;
    const { segment, field } = place;
    this.warnings.push(warningAt(code, { segment: segment.name, sequence: segment.sequence, field }, sentence));
  }

  /** Keeps a shared resource once; of two with the same id the one that says more stays. */
  share(resource: SharedResource): void {
    const key = `${resource.resourceType}/${resource.id}`;
    const known = this.#shared.get(key);
    if (known === undefined || Object.keys(known).length < Object.keys(resource).length)
      this.#shared.set(key, resource);
  }

  /**
   * The id of a resource in the patient's compartment, from the parts of its business key. Equals within one message are told apart
   * by their order: the first keeps the bare key.
   */
  patientResourceId(kind: string, ...parts: readonly string[]): string {
    const key = businessKey(this.patientId, ...parts);
    const place = `${kind} ${key}`;
    const occurrence = this.#occurrences.get(place) ?? 0;
    this.#occurrences.set(place, occurrence + 1);
    return this.context.resourceId(
      kind,
      occurrence === 0 ? key : businessKey(this.patientId, ...parts, `#${occurrence}`),
    );
  }
}
