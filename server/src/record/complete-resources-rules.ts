import type { Identifier, Patient, Resource } from "@crossbay/formats/fhir";
import { authoritySystem } from "@crossbay/formats/hl7v2";
import { completeDeath } from "./complete-death-rules.ts";
import { completeEncounter } from "./complete-encounter-rules.ts";
import { completePatient } from "./complete-patient-rules.ts";
import { isSameJson } from "./is-same-json-rules.ts";
import type { StoredBody, StoredResources, StoredVisitEvent } from "./plan-versions-rules.ts";
import { idOf, type PreparedMessage, type PreparedResources } from "./prepare-resources-rules.ts";
import type { IncomingResources } from "./resource.ts";

/**
 * Completes what each message tells by what is known, in the order given, one message seeing those before it. A message
 * older than what is known of its patient stays as it was told; what it tells of a visit takes its place among what is known.
 */
export function completeResources(prepared: PreparedResources, stored: StoredResources): PreparedResources {
  const known: Known = { bodies: new Map(stored.bodies), visitEvents: new Map(stored.visitEvents) };
  return {
    ...prepared,
    messages: prepared.messages.map((message) => completeVisit(completeMessage(message, known), known)),
  };
}

type Known = { bodies: Map<string, StoredBody>; visitEvents: Map<string, readonly StoredVisitEvent[]> };

/**
 * What each message tells of its patient, after {@link completeResources}: all that is known, and whether that is what was
 * stored before.
 */
export const patientsOf = (
  prepared: PreparedResources,
  stored: StoredResources,
): { patient: Patient; isAsStored: boolean }[] =>
  prepared.messages.map(({ incoming }) => {
    const patient = incoming.resources.find(({ resourceType }) => resourceType === "Patient");
    if (patient === undefined) throw new Error("A message that tells of no patient cannot be saved.");
    const isAsStored = stored.bodies.get(`${incoming.patientId}/${patient.id}`)?.resource === patient;
    return { patient: patient as Patient, isAsStored };
  });

function completeMessage(message: PreparedMessage, { bodies }: Known): PreparedMessage {
  const { incoming, eventAt } = message;
  const renumbered: Patient[] = [];
  const resources = incoming.resources.map((resource) => {
    if (resource.resourceType !== "Patient") return resource;
    const key = `${incoming.patientId}/${idOf(resource)}`;
    const before = bodies.get(key);
    if (before && eventAt < before.eventAt) {
      const changed = renumber(before.resource as Patient, resource, incoming);
      if (changed) {
        renumbered.push(changed);
        bodies.set(key, { ...before, resource: changed });
      }
      return resource;
    }
    const complete = before ? completedBy(before, resource, incoming) : resource;
    bodies.set(key, { digest: "", labels: "", ...before, resource: complete, eventAt });
    return complete;
  });
  if (renumbered.length === 0) return { ...message, incoming: { ...incoming, resources } };
  const workedOut = new Map(renumbered.map((patient) => [patient, []]));
  return { ...message, workedOut, incoming: { ...incoming, resources: [...resources, ...renumbered] } };
}

/** A late change of number changes the number, if nothing else. */
function renumber(known: Patient, told: Patient, incoming: IncomingResources): Patient | undefined {
  if (incoming.formerNumber === undefined) return undefined;
  const { resourceType, id, identifier } = told;
  return completePatient(withoutNumber(known, incoming), { resourceType, id, identifier }, []);
}

/** The very object that is known, where the message tells nothing new: then nothing is made of it again. */
function completedBy(before: StoredBody, told: Patient, incoming: IncomingResources): Resource {
  const complete = completePatient(withoutNumber(before.resource as Patient, incoming), told, incoming.cleared);
  return isSameJson(complete, before.resource) ? before.resource : complete;
}

/** A number that was changed names its patient no more. */
function withoutNumber(known: Patient, { formerNumber }: IncomingResources): Patient {
  if (formerNumber === undefined) return known;
  const system = authoritySystem(formerNumber.authority);
  const isFormer = (one: Identifier) => one.value === formerNumber.recordNumber && (one.system ?? system) === system;
  return { ...known, identifier: known.identifier?.filter((one) => !isFormer(one)) };
}

/** Works the visit out from all of its events, and what it says of the patient's death. */
function completeVisit(message: PreparedMessage, known: Known): PreparedMessage {
  const { patientId, messageKey, confidentiality, visit, resources } = message.incoming;
  if (visit === undefined) return message;
  const key = `${patientId}/${visit.encounterId}`;
  const event = { messageKey, told: visit, confidentiality };
  const complete = completeEncounter(known.visitEvents.get(key) ?? [], event);
  known.visitEvents.set(key, complete.events);
  const workedOut = new Map<Resource, readonly string[]>([[complete.encounter, complete.confidentiality]]);
  const completed = resources.map((resource) => (resource.id === visit.encounterId ? complete.encounter : resource));
  const patientKey = `${patientId}/${patientId}`;
  const standing = known.bodies.get(patientKey);
  const patient = standing && completeDeath(standing.resource as Patient, complete.encounter);
  if (standing && patient && patient !== standing.resource) {
    const at = completed.indexOf(standing.resource);
    // A late message is filed as it was told; what follows from it for the patient stands beside it.
    if (at === -1) completed.push(patient);
    else completed[at] = patient;
    workedOut.set(patient, []);
    known.bodies.set(patientKey, { ...standing, resource: patient });
  }
  return { ...message, workedOut, incoming: { ...message.incoming, resources: completed } };
}
