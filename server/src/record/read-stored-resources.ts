import type { Tx } from "../platform/transaction.ts";
import type { StoredResources } from "./plan-versions-rules.ts";
import { idOf, isCompleted, type PreparedResources } from "./prepare-resources-rules.ts";
import { findStored } from "./resource-store.ts";

/**
 * What is stored of the resources that these messages tell: their versions, and the bodies of patients and encounters, which
 * messages complete. The transaction has asked for the locks of the patients. One statement.
 */
export function readStoredResources(tx: Tx, { messages, shared }: PreparedResources): Promise<StoredResources> {
  const wanted = new Map<string, { patientId: string; id: string; withBody: boolean }>();
  for (const { incoming } of messages) {
    const { patientId, mentioned, resources } = incoming;
    for (const resource of resources) {
      const id = idOf(resource);
      const key = `${patientId}/${id}`;
      const withBody = isCompleted(resource) && !mentioned.includes(id);
      if (withBody || !wanted.has(key)) wanted.set(key, { patientId, id, withBody });
    }
  }
  return findStored(tx, [...wanted.values()], shared);
}
