import type { Hl7Location } from "./errors.ts";

/** A place in a message as people write it: `PID-3`, `OBX(2)-5.1`, `PID-3[2].4`. */
export function placeText(location: Hl7Location): string {
  const { segment, sequence, field, repetition, component, subcomponent } = location;
  let text = sequence > 1 ? `${segment}(${sequence})` : segment;
  if (field === undefined) return text;
  text += `-${field}`;
  if (repetition !== undefined && repetition > 1) text += `[${repetition}]`;
  if (component === undefined) return text;
  return subcomponent === undefined ? `${text}.${component}` : `${text}.${component}.${subcomponent}`;
}
