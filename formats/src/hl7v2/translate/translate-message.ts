import type { Hl7Message } from "../message.ts";
import type { TranslateContext, Translation } from "./translation.ts";

/** Message types and trigger events that {@link translateMessage} knows. */
export const supportedEvents: readonly string[] = ["ADT^A01", "ADT^A03", "ADT^A04", "ADT^A08", "ADT^A40", "ORU^R01"];

/** Translates a message to FHIR R4. */
export function translateMessage(_message: Hl7Message, _context: TranslateContext): Translation {
  return { ok: false, error: { code: "207", severity: "E", sentence: "Translation is not available." } };
}
