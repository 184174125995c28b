import { Buffer } from "node:buffer";
import type { Resource, ResourceType } from "../../fhir/index.ts";
import { parseMessage } from "../parse-message.ts";
import { translateMessage } from "../translate/translate-message.ts";
import type { TranslateContext, Translation } from "../translate/translation.ts";

/** A context for tests: ids show their business key. */
export const testContext: TranslateContext = {
  sourceId: "cgh-adt",
  authority: "CGH",
  timeZone: "America/New_York",
  resourceId: (kind, key) => `${kind}(${key})`,
  receivedAt: new Date("2026-03-12T16:00:00Z"),
};

export type Translated = Extract<Translation, { ok: true }>;

/** Parses and translates lines under a header; the event is such as `ADT^A01`. */
export function translateLines(
  event: string,
  lines: readonly string[],
  context: Partial<TranslateContext> = {},
): Translation {
  const header = `MSH|^~\\&|ADT|CGH|XB|HIE|20260312101500||${event}|1|P|2.5.1`;
  const parsed = parseMessage(Buffer.from([header, ...lines].join("\r"), "utf8"));
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return translateMessage(parsed.message, { ...testContext, ...context });
}

/** The same, and it must succeed. */
export function translated(
  event: string,
  lines: readonly string[],
  context: Partial<TranslateContext> = {},
): Translated {
  const translation = translateLines(event, lines, context);
  if (!translation.ok) throw new Error(translation.error.sentence);
  return translation;
}

/** All resources of one type, shared ones included. */
export function ofType<T extends ResourceType>(
  translation: Translated,
  type: T,
): Extract<Resource, { resourceType: T }>[] {
  const all: Resource[] = [...translation.resources, ...translation.shared];
  return all.filter((resource): resource is Extract<Resource, { resourceType: T }> => resource.resourceType === type);
}

/** Warnings as `code SEG-field`. */
export const warned = (translation: Translated): string[] =>
  translation.warnings.map(({ code, location }) => `${code} ${location?.segment}-${location?.field}`);
