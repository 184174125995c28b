import type { Encounter } from "@crossbay/formats/fhir";
import { foldVisit } from "@crossbay/formats/hl7v2";
import type { StoredVisitEvent } from "./plan-versions-rules.ts";

/**
 * The visit after one more event, worked out from all that was told of it, whatever the order of arrival. An event that was
 * told before counts once.
 * @param events told before, in the order of arrival
 */
export function completeEncounter(
  events: readonly StoredVisitEvent[],
  event: StoredVisitEvent,
): { encounter: Encounter; events: readonly StoredVisitEvent[]; confidentiality: readonly string[] } {
  const isKnown = events.some(
    ({ messageKey, told }) => messageKey.equals(event.messageKey) && told.eventAt === event.told.eventAt,
  );
  const all = isKnown ? events : [...events, event];
  return {
    encounter: foldVisit(all.map(({ told }) => told)),
    events: all,
    // What one event called confidential stays so when another is silent about it.
    confidentiality: [...new Set(all.flatMap(({ confidentiality }) => confidentiality))],
  };
}
