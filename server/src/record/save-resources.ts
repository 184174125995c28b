import { createHash } from "node:crypto";
import type { Resource } from "@crossbay/formats/fhir";
import type { Tx } from "../platform/transaction.ts";
import { canonicalJson } from "./canonical-json-rules.ts";
import { labelsOf } from "./label-rules.ts";
import { tellOfChanges } from "./on-record-changed.ts";
import { planVersions, type ToldResource } from "./plan-versions-rules.ts";
import type { IncomingResources, RecordChange } from "./resource.ts";
import { findStoredVersions, type ToldShared, writeShared, writeVersions } from "./resource-store.ts";
import { searchColumnsOf, textLinesOf } from "./search-columns-rules.ts";

/**
 * Saves what messages say, in the order given: a resource that is new or says something else than before becomes the
 * current version, and the one before goes into the history; the same again changes nothing; what is older than the
 * current version goes into the history alone. Handlers of `onRecordChanged` run before this resolves.
 *
 * The transaction has put the patients to their persons by `resolvePatients`, whose locks keep the messages about one
 * patient in order. Takes one statement for a batch that tells nothing new, at most five whatever its size.
 * @returns the new current versions, in order
 */
export async function saveResources(
  tx: Tx,
  context: { now: Date },
  incoming: readonly IncomingResources[],
): Promise<readonly RecordChange[]> {
  const told = incoming.flatMap(toldResources);
  const shared = foldShared(incoming);
  if (told.length === 0 && shared.length === 0) return [];
  const stored = await findStoredVersions(tx, told, shared);
  const plan = planVersions(told, stored.versions);
  writeVersions(tx, context.now, plan);
  const changedShared = shared.filter((one) => !stored.sharedUnchanged.has(one.id));
  if (changedShared.length > 0) writeShared(tx, context.now, changedShared);
  await tellOfChanges(tx, plan.changes);
  return plan.changes;
}

function toldResources(message: IncomingResources): ToldResource[] {
  const { patientId, sourceId, messageKey } = message;
  const eventAt = new Date(message.eventAt).toISOString();
  const context = { eventAt, textLines: textLinesOf(message.resources) };
  return message.resources.map((resource) => {
    const labels = labelsOf(resource, message);
    const body = canonicalJson(resource);
    return {
      patientId,
      id: idOf(resource),
      kind: resource.resourceType,
      sourceId,
      messageKey,
      eventAt,
      labels,
      digest: digestOf(`${labels.join(" ")}\n${body}`),
      body,
      columns: searchColumnsOf(resource, context),
      resource,
      isMentioned: message.mentioned.includes(idOf(resource)),
    };
  });
}

/** Of each shared resource the newest telling, in the order of their ids, which is the order of their locks. */
function foldShared(incoming: readonly IncomingResources[]): ToldShared[] {
  const newest = new Map<string, ToldShared>();
  for (const { shared, sourceId, eventAt: told } of incoming) {
    const eventAt = new Date(told).toISOString();
    for (const resource of shared) {
      const id = idOf(resource);
      if ((newest.get(id)?.eventAt ?? "") > eventAt) continue;
      const body = canonicalJson(resource);
      newest.set(id, { id, kind: resource.resourceType, sourceId, eventAt, digest: digestOf(body), body });
    }
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function idOf(resource: Resource): string {
  if (!resource.id) throw new Error(`A ${resource.resourceType} without an id cannot be saved.`);
  return resource.id;
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
