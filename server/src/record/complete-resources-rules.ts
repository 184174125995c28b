import type { Patient, Resource } from "@crossbay/formats/fhir";
import { completePatient } from "./complete-patient-rules.ts";
import type { StoredBody, StoredResources } from "./plan-versions-rules.ts";
import { idOf, type PreparedMessage, type PreparedResources } from "./prepare-resources-rules.ts";

/**
 * Completes what each message tells by what is known, in the order given, one message seeing those before it. A message
 * older than what is known stays as it was told.
 */
export function completeResources(prepared: PreparedResources, stored: StoredResources): PreparedResources {
  const known = new Map(stored.bodies);
  return { ...prepared, messages: prepared.messages.map((message) => completeMessage(message, known)) };
}

/** What each message tells of its patient, after {@link completeResources}: all that is known. */
export const patientsOf = (prepared: PreparedResources): Patient[] =>
  prepared.messages.map(({ incoming }) => {
    const patient = incoming.resources.find(({ resourceType }) => resourceType === "Patient");
    if (patient === undefined) throw new Error("A message that tells of no patient cannot be saved.");
    return patient as Patient;
  });

function completeMessage(message: PreparedMessage, known: Map<string, StoredBody>): PreparedMessage {
  const { incoming, eventAt } = message;
  const resources = incoming.resources.map((resource) => {
    if (resource.resourceType !== "Patient") return resource;
    const key = `${incoming.patientId}/${idOf(resource)}`;
    const before = known.get(key);
    if (before && eventAt < before.eventAt) return resource;
    const complete: Resource = before
      ? completePatient(before.resource as Patient, resource, incoming.cleared)
      : resource;
    known.set(key, { resource: complete, eventAt });
    return complete;
  });
  return { ...message, incoming: { ...incoming, resources } };
}
