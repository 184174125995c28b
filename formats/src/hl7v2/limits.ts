import type { Delimiters } from "./delimiters.ts";
import { errorAt, type Hl7Error } from "./errors.ts";

/** Counts over which a message is refused. The bytes of a message are bounded by the frame. */
export const messageLimits = {
  segmentsMax: 20_000,
  fieldsMax: 1_000,
  repetitionsMax: 5_000,
  componentsMax: 1_000,
  subcomponentsMax: 1_000,
} as const;

/** Refuses a segment with more fields, repetitions, components or sub-components than any honest sender has. One pass. */
export function findExcess(name: string, sequence: number, raw: string, d: Delimiters): Hl7Error | undefined {
  if (raw.length <= messageLimits.fieldsMax) return undefined;
  let field = 1;
  let repetition = 1;
  let component = 1;
  let subcomponent = 1;
  for (let at = name.length; at < raw.length; at++) {
    const char = raw[at];
    if (char === d.field) {
      field++;
      repetition = component = subcomponent = 1;
      if (field > messageLimits.fieldsMax) return tooMany("fields");
    } else if (char === d.repetition) {
      repetition++;
      component = subcomponent = 1;
      if (repetition > messageLimits.repetitionsMax) return tooMany("repetitions");
    } else if (char === d.component) {
      component++;
      subcomponent = 1;
      if (component > messageLimits.componentsMax) return tooMany("components");
    } else if (char === d.subcomponent) {
      subcomponent++;
      if (subcomponent > messageLimits.subcomponentsMax) return tooMany("subcomponents");
    }
  }
  return undefined;

  function tooMany(what: "fields" | "repetitions" | "components" | "subcomponents"): Hl7Error {
    const max = messageLimits[`${what}Max`];
    const where = { segment: name, sequence, field: field - 1 };
    return errorAt("102", where, `${name} has more than ${max} ${what}.`);
  }
}
