import type { Tx } from "../platform/transaction.ts";
import { tellOfChanges } from "./on-record-changed.ts";
import { planVersions, type StoredResources, type ToldResource } from "./plan-versions-rules.ts";
import { idOf, type PreparedResources, toldResource } from "./prepare-resources-rules.ts";
import type { RecordChange } from "./resource.ts";
import { writeShared, writeVersions } from "./resource-store.ts";
import { insertVisitEvents } from "./visit-event-store.ts";

/**
 * Saves what messages say, in the order given: a resource that is new or says something else than before becomes the
 * current version, and the one before goes into the history; the same again changes nothing; what is older than the
 * current version goes into the history alone. Handlers of `onRecordChanged` run before this resolves.
 *
 * The transaction holds the locks of the patients, which keep the messages about one patient in order, and `stored` was read
 * under them. Takes no statement for a batch that tells nothing new, at most six whatever its size, and waits for none.
 * @returns the new current versions, in order
 */
export async function saveResources(
  tx: Tx,
  context: { now: Date },
  prepared: PreparedResources,
  stored: StoredResources,
): Promise<readonly RecordChange[]> {
  const plan = planVersions(toldResources(prepared, stored), stored.versions);
  insertVisitEvents(
    tx,
    prepared.messages.map(({ incoming }) => incoming),
  );
  writeVersions(tx, context.now, plan);
  const changedShared = prepared.shared.filter((one) => !stored.sharedUnchanged.has(one.id));
  if (changedShared.length > 0) writeShared(tx, context.now, changedShared);
  await tellOfChanges(tx, plan.changes);
  return plan.changes;
}

function toldResources({ messages }: PreparedResources, stored: StoredResources): ToldResource[] {
  const isStored = new Set(stored.versions.map(({ patientId, id }) => `${patientId}/${id}`));
  return messages.flatMap((message) => {
    const { patientId, resources, mentioned } = message.incoming;
    return resources.flatMap((resource, at) => {
      const ready = message.told[at];
      if (ready !== undefined) return ready;
      // What is known is not looked at when it is only mentioned.
      const id = idOf(resource);
      const key = `${patientId}/${id}`;
      if (mentioned.includes(id) && isStored.has(key)) return [];
      return toldResource(message, resource, stored.bodies.get(key));
    });
  });
}
