import { createHash } from "node:crypto";
import type { Resource } from "@crossbay/formats/fhir";
import { canonicalJson, storableJson } from "./canonical-json-rules.ts";
import { labelsOf, messageLabelsOf } from "./labels/label-rules.ts";
import type { StoredBody, ToldResource } from "./plan-versions-rules.ts";
import type { IncomingResources } from "./resource.ts";
import { searchColumnsOf, textLinesOf } from "./search-columns-rules.ts";

/** What messages say, worked out as far as it can be without what is stored. */
export type PreparedResources = {
  messages: readonly PreparedMessage[];
  /** Of each shared resource the newest telling, in the order of their ids, which is the order of their locks. */
  shared: readonly ToldShared[];
};

export type PreparedMessage = {
  incoming: IncomingResources;
  /** ISO instant, in one way of writing, so that two compare as text. */
  eventAt: string;
  textLines: ReadonlySet<string>;
  /** In the order of the incoming resources; left open where what is stored has a say. */
  told: readonly (ToldResource | undefined)[];
  /** Resources that were worked out from all that is known, with the confidentiality codes of all that told them. */
  workedOut?: ReadonlyMap<Resource, readonly string[]>;
};

/** A resource that belongs to no patient, as a source tells it. */
export type ToldShared = {
  id: string;
  kind: string;
  sourceId: IncomingResources["sourceId"];
  eventAt: string;
  /** Hexadecimal. */
  digest: string;
  body: string;
};

/** Works out what needs no look at what is stored; order is kept. */
export const prepareResources = (incoming: readonly IncomingResources[]): PreparedResources => ({
  messages: incoming.map(prepareMessage),
  shared: foldShared(incoming),
});

/** Completed from what is stored, so that it cannot be written down before that is read. */
export const isCompleted = (resource: Resource): boolean =>
  resource.resourceType === "Patient" || resource.resourceType === "Encounter";

/**
 * One resource of a message, ready to be stored.
 * @param stored what is stored under its id, where that was read
 */
export function toldResource(
  message: Omit<PreparedMessage, "told">,
  resource: Resource,
  stored?: StoredBody,
): ToldResource {
  const { patientId, sourceId, messageKey } = message.incoming;
  const workedOut = message.workedOut?.get(resource);
  const confidentiality = workedOut ?? message.incoming.confidentiality;
  const labels = labelsOf(resource, { labels: message.incoming.labels, confidentiality });
  const isAsStored = stored?.resource === resource && stored.labels === labels.join(" ");
  // What is as it was stored is not written again. What was completed from what was stored has its keys in two orders.
  const body = isAsStored ? "" : isCompleted(resource) ? canonicalJson(resource) : storableJson(resource);
  return {
    patientId,
    id: idOf(resource),
    kind: resource.resourceType,
    sourceId,
    messageKey,
    eventAt: message.eventAt,
    labels,
    toldLabels: messageLabelsOf(resource, confidentiality),
    digest: isAsStored ? stored.digest : digestOf(`\n${body}`),
    body,
    columns: searchColumnsOf(resource, message),
    resource,
    isMentioned: message.incoming.mentioned.includes(idOf(resource)),
    isWorkedOut: workedOut !== undefined,
    isRetold: message.incoming.isRetold === true,
  };
}

export function idOf(resource: Resource): string {
  if (!resource.id) throw new Error(`A ${resource.resourceType} without an id cannot be saved.`);
  return resource.id;
}

function prepareMessage(incoming: IncomingResources): PreparedMessage {
  const eventAt = new Date(incoming.eventAt).toISOString();
  const message = { incoming, eventAt, textLines: textLinesOf(incoming.resources) };
  const isOpen = (resource: Resource) => isCompleted(resource) || incoming.mentioned.includes(idOf(resource));
  return {
    ...message,
    told: incoming.resources.map((resource) => (isOpen(resource) ? undefined : toldResource(message, resource))),
  };
}

function foldShared(incoming: readonly IncomingResources[]): ToldShared[] {
  const newest = new Map<string, { resource: Resource; eventAt: string; sourceId: IncomingResources["sourceId"] }>();
  for (const { shared, sourceId, eventAt: told } of incoming) {
    const eventAt = new Date(told).toISOString();
    for (const resource of shared) {
      const id = idOf(resource);
      if ((newest.get(id)?.eventAt ?? "") > eventAt) continue;
      newest.set(id, { resource, eventAt, sourceId });
    }
  }
  return [...newest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { resource, eventAt, sourceId }]) => {
      const body = canonicalJson(resource);
      return { id, kind: resource.resourceType, sourceId, eventAt, digest: digestOf(body), body };
    });
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
