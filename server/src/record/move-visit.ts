import { findGone, type ToldVisit } from "@crossbay/formats/hl7v2";
import type { PatientId, SourceId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { completeResources } from "./complete-resources-rules.ts";
import type { StoredResources } from "./plan-versions-rules.ts";
import { idOf, type PreparedResources, prepareResources } from "./prepare-resources-rules.ts";
import { readStoredResources } from "./read-stored-resources.ts";
import type { IncomingResources } from "./resource.ts";
import { retracted } from "./retract-rules.ts";
import { saveResources } from "./save-resources.ts";
import { findPartsOfVisit } from "./visit-store.ts";

/** The message that moves a visit, on the side of the patient that it leaves. */
export type VisitLeave = {
  patientId: PatientId;
  encounterId: string;
  sourceId: SourceId;
  messageKey: Buffer;
  eventAt: string;
  goneTo: NonNullable<ToldVisit["goneTo"]>;
};

/**
 * Takes a visit, and what hangs on it, off the chart of a patient that it does not belong to: the current versions are entered
 * in error, the history keeps all. What was told after the move stays. The transaction holds the patient's locks.
 */
export async function retractVisit(tx: Tx, context: { now: Date }, leave: VisitLeave): Promise<void> {
  const { patientId, encounterId, sourceId, messageKey, eventAt, goneTo } = leave;
  const parts = await findPartsOfVisit(tx, patientId, encounterId);
  const incoming = parts.map(({ body, labels }): IncomingResources => {
    const resource = retracted(body);
    const visit = resource.resourceType === "Encounter" ? { visit: eventOfMove(leave, "gone", { goneTo }) } : {};
    const silent = { confidentiality: [], cleared: [], mentioned: [], shared: [] };
    return { patientId, sourceId, messageKey, eventAt, labels, resources: [resource], ...silent, ...visit };
  });
  await tellAgain(tx, context, incoming);
}

/** An event of a visit's log that no message of the visit itself told. */
export const eventOfMove = (
  { patientId, encounterId, eventAt }: Pick<VisitLeave, "patientId" | "encounterId" | "eventAt">,
  event: "gone" | "back",
  more: Pick<ToldVisit, "goneTo"> = {},
): ToldVisit => ({
  encounterId,
  event,
  eventAt,
  sentAt: eventAt,
  happenedAt: eventAt,
  encounter: {
    resourceType: "Encounter",
    id: encounterId,
    status: "unknown",
    class: { system: "http://terminology.hl7.org/CodeSystem/v2-0004", code: "U", display: "Unknown" },
    subject: { reference: `Patient/${patientId}` },
  },
  places: {},
  cleared: [],
  ...more,
});

/** Saves messages about patients whose persons are settled and whose locks are held. */
export async function tellAgain(
  tx: Tx,
  context: { now: Date },
  incoming: readonly IncomingResources[],
): Promise<{ prepared: PreparedResources; stored: StoredResources }> {
  const prepared = prepareResources(incoming);
  const stored = await readStoredResources(tx, prepared);
  await saveResources(tx, context, completeResources(prepared, stored), stored);
  return { prepared, stored };
}

/** A visit that a message told of a patient from whom it went later. */
export type MovedVisit = {
  /** Place of the message among those that were saved. */
  at: number;
  patientId: PatientId;
  encounterId: string;
  gone: ToldVisit;
  /** Of the message that moved it. */
  messageKey: Buffer;
};

/** Which of these messages tell of visits that went to another patient after the time of the message. */
export function findMovedVisits(prepared: PreparedResources, stored: StoredResources): MovedVisit[] {
  if (stored.visitEvents.size === 0) return [];
  return prepared.messages.flatMap(({ incoming: { patientId, resources }, eventAt }, at) =>
    resources.flatMap((resource) => {
      if (resource.resourceType !== "Encounter") return [];
      const encounterId = idOf(resource);
      const events = stored.visitEvents.get(`${patientId}/${encounterId}`) ?? [];
      const gone = findGone(
        events.map(({ told }) => told),
        eventAt,
      );
      const messageKey = events.find(({ told }) => told === gone)?.messageKey;
      return gone && messageKey ? [{ at, patientId, encounterId, gone, messageKey }] : [];
    }),
  );
}
