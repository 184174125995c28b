import type { Tx } from "../platform/transaction.ts";
import type { StoredResources } from "./plan-versions-rules.ts";
import { idOf, type PreparedResources } from "./prepare-resources-rules.ts";
import { findStored } from "./resource-store.ts";

/**
 * What is stored of the resources that these messages tell: their versions, the bodies of patients, which messages
 * complete, and what was told of visits. The transaction has asked for the locks of the patients. One statement.
 */
export function readStoredResources(tx: Tx, { messages, shared }: PreparedResources): Promise<StoredResources> {
  const wanted = new Map<string, { patientId: string; id: string; withBody: boolean }>();
  for (const { incoming } of messages) {
    const { patientId, resources, visit } = incoming;
    // A visit may tell of the patient's death.
    if (visit) wanted.set(`${patientId}/${patientId}`, { patientId, id: patientId, withBody: true });
    for (const resource of resources) {
      const id = idOf(resource);
      const key = `${patientId}/${id}`;
      const withBody = resource.resourceType === "Patient";
      if (withBody || !wanted.has(key)) wanted.set(key, { patientId, id, withBody });
    }
  }
  const visits = messages.flatMap(({ incoming: { patientId, resources } }) =>
    resources
      .filter(({ resourceType }) => resourceType === "Encounter")
      .map((visit) => ({ patientId, id: idOf(visit) })),
  );
  return findStored(tx, { wanted: [...wanted.values()], visits, shared });
}
